import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('reviewer-without-policy', () => {
  it('has nothing to say where the user reviews', () => {
    const text = lines('allowed_approvals_reviewers = ["user"]');
    assert.deepEqual(findings('reviewer-without-policy', text, 'high-utility'), []);
  });

  it('has nothing to say where a policy stands', () => {
    const text = lines('allowed_approvals_reviewers = ["auto_review"]', 'guardian_policy_config = "Deny all."');
    assert.deepEqual(findings('reviewer-without-policy', text, 'high-utility'), []);
  });

  it('finds a reviewer without policy', () => {
    const text = lines('allowed_approvals_reviewers = ["user", "auto_review"] # both', '', '[rules]');
    assert.deepEqual(findings('reviewer-without-policy', text, 'high-utility'), [
      '1:40-53 warning accepts allowed_approvals_reviewers[1] «"auto_review"»',
      '  An agent may answer approvals here, and no `guardian_policy_config` says what it must refuse.',
      '  Without a policy of your own the reviewer judges by general rules that know neither your hosts nor',
      '  your data.',
    ]);
    assertFixes(
      'reviewer-without-policy',
      text,
      [
        {
          title: 'Insert guardian_policy_config with an example policy',
          text: lines(
            'allowed_approvals_reviewers = ["user", "auto_review"] # both',
            'guardian_policy_config = """',
            '## Example policy',
            '- Disallow requests that put credentials into the query of a URL.',
            '- Allow requests to my-safe-preview-env.com',
            '- Deny requests to the live platform, platform.mysite.com',
            '"""',
            '',
            '[rules]',
          ),
          ask: true,
        },
      ],
      { profile: 'high-utility' },
    );
  });

  it('finds the older name', () => {
    const text = lines('allowed_approvals_reviewers = ["guardian_subagent", "auto_review"]');
    assert.deepEqual(findings('reviewer-without-policy', text, 'high-utility'), [
      '1:32-51 warning accepts allowed_approvals_reviewers[0] «"guardian_subagent"»',
      '  An agent may answer approvals here, and no `guardian_policy_config` says what it must refuse.',
      '  Without a policy of your own the reviewer judges by general rules that know neither your hosts nor',
      '  your data.',
    ]);
    assertFixes(
      'reviewer-without-policy',
      text,
      [
        {
          title: 'Insert guardian_policy_config with an example policy',
          text: lines(
            'allowed_approvals_reviewers = ["guardian_subagent", "auto_review"]',
            'guardian_policy_config = """',
            '## Example policy',
            '- Disallow requests that put credentials into the query of a URL.',
            '- Allow requests to my-safe-preview-env.com',
            '- Deny requests to the live platform, platform.mysite.com',
            '"""',
          ),
          ask: true,
        },
      ],
      { profile: 'high-utility' },
    );
  });

  it('takes blank text for none', () => {
    const text = lines('allowed_approvals_reviewers = ["auto_review"]', 'guardian_policy_config = "  " # later');
    assert.deepEqual(findings('reviewer-without-policy', text, 'high-utility'), [
      '1:32-45 warning accepts allowed_approvals_reviewers[0] «"auto_review"»',
      '  An agent may answer approvals here, and no `guardian_policy_config` says what it must refuse.',
      '  Without a policy of your own the reviewer judges by general rules that know neither your hosts nor',
      '  your data.',
    ]);
    assertFixes(
      'reviewer-without-policy',
      text,
      [
        {
          title: 'Insert guardian_policy_config with an example policy',
          text: lines(
            'allowed_approvals_reviewers = ["auto_review"]',
            'guardian_policy_config = """',
            '## Example policy',
            '- Disallow requests that put credentials into the query of a URL.',
            '- Allow requests to my-safe-preview-env.com',
            '- Deny requests to the live platform, platform.mysite.com',
            '""" # later',
          ),
          ask: true,
        },
      ],
      { profile: 'high-utility' },
    );
  });

  it('leaves the reviewer to weaker-than-profile where none is allowed', () => {
    const text = lines('allowed_approvals_reviewers = ["auto_review"]');
    assert.deepEqual(findings('reviewer-without-policy', text), []);
  });
});
