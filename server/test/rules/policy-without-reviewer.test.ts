import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const id = 'policy-without-reviewer';

describe(id, () => {
  it('finds a policy where only the user reviews', () => {
    const text = lines('allowed_approvals_reviewers = ["user"]', 'guardian_policy_config = """', 'Deny.', '"""');
    assert.deepEqual(findings(id, text), [
      '2:1-23 info ineffective guardian_policy_config «guardian_policy_config»',
      '  Codex 0.169 shows this text to the automatic reviewer only, and here only `user` may review: it does',
      '  nothing.',
      '  related 1:1-28 «allowed_approvals_reviewers» the automatic reviewer is not listed here',
    ]);
  });

  it('finds further instructions', () => {
    const text = lines('allowed_approvals_reviewers = ["user"]', 'guardian_extra_policy = "Deny."');
    assert.equal(findings(id, text)[0], '2:1-22 info ineffective guardian_extra_policy «guardian_extra_policy»');
  });

  const fine = {
    'an automatic reviewer': lines(
      'allowed_approvals_reviewers = ["user", "auto_review"]',
      'guardian_policy_config = "Deny."',
    ),
    'no list': lines('guardian_policy_config = "Deny."'),
    'an empty list': lines('allowed_approvals_reviewers = []', 'guardian_policy_config = "Deny."'),
    'no policy': lines('allowed_approvals_reviewers = ["user"]'),
    'blank text': lines('allowed_approvals_reviewers = ["user"]', 'guardian_policy_config = " "'),
    'rules on models': lines(
      'allowed_approvals_reviewers = ["user"]',
      'guardian_policy_config = "Deny."',
      'auto_review.required_on_models = ["gpt"]',
    ),
  };

  for (const [name, text] of Object.entries(fine)) {
    it(`has nothing to say of ${name}`, () => assert.deepEqual(findings(id, text, 'high-utility'), []));
  }
});
