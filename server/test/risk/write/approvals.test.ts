import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: approval policies and reviewers', () => {
  writes('allowed_approval_policies', 'in an empty file', '', [
    lines('allowed_approval_policies = ["untrusted", "on-request", "never"]'),
    lines('allowed_approval_policies = ["untrusted"]'),
    lines('allowed_approval_policies = ["never"]'),
  ]);

  writes(
    'allowed_approval_policies',
    'before the first table',
    lines('# Policy of Example Ltd', '', '# features', '[features]', 'apps = false'),
    [
      lines(
        '# Policy of Example Ltd',
        '',
        'allowed_approval_policies = ["untrusted", "on-request", "never"]',
        '',
        '# features',
        '[features]',
        'apps = false',
      ),
      lines(
        '# Policy of Example Ltd',
        '',
        'allowed_approval_policies = ["untrusted"]',
        '',
        '# features',
        '[features]',
        'apps = false',
      ),
      lines(
        '# Policy of Example Ltd',
        '',
        'allowed_approval_policies = ["never"]',
        '',
        '# features',
        '[features]',
        'apps = false',
      ),
    ],
  );

  writes(
    'allowed_approval_policies',
    'after the root keys, CRLF, no final newline',
    crlf('x = 1 # one', '', '[t]', 'y = 2').trimEnd(),
    [
      crlf(
        'x = 1 # one',
        'allowed_approval_policies = ["untrusted", "on-request", "never"]',
        '',
        '[t]',
        'y = 2',
      ).trimEnd(),
      crlf('x = 1 # one', 'allowed_approval_policies = ["untrusted"]', '', '[t]', 'y = 2').trimEnd(),
      crlf('x = 1 # one', 'allowed_approval_policies = ["never"]', '', '[t]', 'y = 2').trimEnd(),
    ],
  );

  writes(
    'allowed_approval_policies',
    'where it stands, comments kept',
    lines('# approvals', 'allowed_approval_policies = ["on-request", "untrusted"] # both', 'x = 1'),
    [
      lines('# approvals', 'allowed_approval_policies = ["on-request", "untrusted", "never"] # both', 'x = 1'),
      lines('# approvals', 'allowed_approval_policies = ["untrusted"] # both', 'x = 1'),
      lines('# approvals', 'allowed_approval_policies = ["never"] # both', 'x = 1'),
    ],
  );

  writes(
    'allowed_approval_policies',
    'key in quotes, values in single quotes',
    lines("\"allowed_approval_policies\" = [ 'never', 'on-failure' ]"),
    [
      lines("\"allowed_approval_policies\" = [ 'never', 'untrusted', 'on-request' ]"),
      lines('"allowed_approval_policies" = [ \'untrusted\' ]'),
      lines('"allowed_approval_policies" = [ \'never\' ]'),
    ],
  );

  writes(
    'allowed_approval_policies',
    'over lines, comments inside',
    lines(
      'allowed_approval_policies = [',
      '  # first',
      '  "untrusted", # u',
      '  "on-request", # o',
      '  "never" # n',
      ']',
    ),
    [
      lines(
        'allowed_approval_policies = [',
        '  # first',
        '  "untrusted", # u',
        '  "on-request", # o',
        '  "never" # n',
        ']',
      ),
      lines('allowed_approval_policies = [', '  # first', '  "untrusted" # u', '  # o', '  # n', ']'),
      lines('allowed_approval_policies = [', '  # first', '  # u', '  # o', '  "never" # n', ']'),
    ],
  );

  writes(
    'allowed_approval_policies',
    'with tables',
    lines('allowed_approval_policies = [{ granular = { rules = true } }, "on-request"]'),
    [
      lines('allowed_approval_policies = ["on-request", "untrusted", "never"]'),
      lines('allowed_approval_policies = ["untrusted"]'),
      lines('allowed_approval_policies = ["never"]'),
    ],
  );

  writes('allowed_approval_policies', 'not a list', lines('allowed_approval_policies = "never" # one'), [
    lines('allowed_approval_policies = ["untrusted", "on-request", "never"] # one'),
    lines('allowed_approval_policies = ["untrusted"] # one'),
    lines('allowed_approval_policies = ["never"] # one'),
  ]);

  writes('allowed_approval_policies', 'an empty list', lines('allowed_approval_policies = []'), [
    lines('allowed_approval_policies = ["untrusted", "on-request", "never"]'),
    lines('allowed_approval_policies = ["untrusted"]'),
    lines('allowed_approval_policies = ["never"]'),
  ]);

  writes('allowed_approval_policies', 'a value that is not typed yet', lines('allowed_approval_policies =', 'x = 1'), [
    lines('allowed_approval_policies = ["untrusted", "on-request", "never"]', 'x = 1'),
    lines('allowed_approval_policies = ["untrusted"]', 'x = 1'),
    lines('allowed_approval_policies = ["never"]', 'x = 1'),
  ]);

  writes('allowed_approval_policies', 'a table cannot be overwritten', lines('[allowed_approval_policies]', 'x = 1'), [
    undefined,
    undefined,
    undefined,
  ]);

  writes('allowed_approvals_reviewers', 'in an empty file', '', [
    lines('allowed_approvals_reviewers = ["auto_review", "user"]'),
    lines('allowed_approvals_reviewers = ["user"]'),
    lines('allowed_approvals_reviewers = ["user"]'),
  ]);

  writes(
    'allowed_approvals_reviewers',
    'where it stands, CRLF, no final newline',
    crlf('allowed_approvals_reviewers = ["auto_review"] # agent', 'x = 1').trimEnd(),
    [
      crlf('allowed_approvals_reviewers = ["auto_review", "user"] # agent', 'x = 1').trimEnd(),
      crlf('allowed_approvals_reviewers = ["user"] # agent', 'x = 1').trimEnd(),
      crlf('allowed_approvals_reviewers = ["user"] # agent', 'x = 1').trimEnd(),
    ],
  );

  writes(
    'allowed_approvals_reviewers',
    'older name',
    lines('allowed_approvals_reviewers = ["guardian_subagent", "user"]'),
    [
      lines('allowed_approvals_reviewers = ["user", "auto_review"]'),
      lines('allowed_approvals_reviewers = ["user"]'),
      lines('allowed_approvals_reviewers = ["user"]'),
    ],
  );

  writes(
    'allowed_approvals_reviewers',
    'over lines, comments inside',
    lines('allowed_approvals_reviewers = [', '    "auto_review", # agent', '    # person', '    "user",', '] # end'),
    [
      lines('allowed_approvals_reviewers = [', '    "auto_review", # agent', '    # person', '    "user",', '] # end'),
      lines('allowed_approvals_reviewers = [', '    # agent', '    # person', '    "user",', '] # end'),
      lines('allowed_approvals_reviewers = [', '    # agent', '    # person', '    "user",', '] # end'),
    ],
  );
});
