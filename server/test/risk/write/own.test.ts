import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: review policy, command rules and hooks', () => {
  writes('guardian_policy_config', 'in an empty file', '', [
    lines(
      'guardian_policy_config = """',
      '## Example policy',
      '- Disallow requests that put credentials into the query of a URL.',
      '- Allow requests to my-safe-preview-env.com',
      '- Deny requests to the live platform, platform.mysite.com',
      '"""',
    ),
    '',
    '',
  ]);

  writes(
    'guardian_policy_config',
    'where an agent reviews, CRLF',
    crlf('allowed_approvals_reviewers = ["auto_review"]', '', '[t]'),
    [
      crlf(
        'allowed_approvals_reviewers = ["auto_review"]',
        'guardian_policy_config = """',
        '## Example policy',
        '- Disallow requests that put credentials into the query of a URL.',
        '- Allow requests to my-safe-preview-env.com',
        '- Deny requests to the live platform, platform.mysite.com',
        '"""',
        '',
        '[t]',
      ),
      crlf('allowed_approvals_reviewers = ["auto_review"]', '', '[t]'),
      crlf('allowed_approvals_reviewers = ["auto_review"]', '', '[t]'),
    ],
  );

  writes('guardian_policy_config', 'one of your own stays', lines('guardian_policy_config = "No."'), [
    lines('guardian_policy_config = "No."'),
    lines('guardian_policy_config = "No."'),
    lines('guardian_policy_config = "No."'),
  ]);

  writes('guardian_policy_config', 'blank text', lines('guardian_policy_config = "" # later'), [
    lines(
      'guardian_policy_config = """',
      '## Example policy',
      '- Disallow requests that put credentials into the query of a URL.',
      '- Allow requests to my-safe-preview-env.com',
      '- Deny requests to the live platform, platform.mysite.com',
      '""" # later',
    ),
    lines('guardian_policy_config = "" # later'),
    lines('guardian_policy_config = "" # later'),
  ]);

  writes('rules.prefix_rules', 'in an empty file', '', [
    lines(
      '[rules]',
      'prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      ']',
    ),
    lines(
      '[rules]',
      'prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      ']',
    ),
    lines(
      '[rules]',
      'prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "forbidden", justification = "Shell entrypoints are not allowed" },',
      ']',
    ),
  ]);

  writes('rules.prefix_rules', 'into the table that is there', lines('[rules] # ours', '', '[features]'), [
    lines(
      '[rules] # ours',
      'prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      ']',
      '',
      '[features]',
    ),
    lines(
      '[rules] # ours',
      'prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      ']',
      '',
      '[features]',
    ),
    lines(
      '[rules] # ours',
      'prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "forbidden", justification = "Shell entrypoints are not allowed" },',
      ']',
      '',
      '[features]',
    ),
  ]);

  writes('rules.prefix_rules', 'rules of your own stay', lines('[[rules.prefix_rules]]', 'decision = "forbidden"'), [
    lines('[[rules.prefix_rules]]', 'decision = "forbidden"'),
    lines('[[rules.prefix_rules]]', 'decision = "forbidden"'),
    lines('[[rules.prefix_rules]]', 'decision = "forbidden"'),
  ]);

  writes('rules.prefix_rules', 'dotted, empty', lines('rules.prefix_rules = [] # none'), [
    lines(
      'rules.prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      '] # none',
    ),
    lines(
      'rules.prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      '] # none',
    ),
    lines(
      'rules.prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "forbidden", justification = "Shell entrypoints are not allowed" },',
      '] # none',
    ),
  ]);

  writes('rules.prefix_rules', 'inline', lines('rules = {}'), [
    lines(
      'rules = { prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      '] }',
    ),
    lines(
      'rules = { prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
      '] }',
    ),
    lines(
      'rules = { prefix_rules = [',
      '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "forbidden", justification = "Shell entrypoints are not allowed" },',
      '] }',
    ),
  ]);

  writes('hooks', 'is left alone', lines('[[hooks.Stop]]'), [
    lines('[[hooks.Stop]]'),
    lines('[[hooks.Stop]]'),
    lines('[[hooks.Stop]]'),
  ]);
});
