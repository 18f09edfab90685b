import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const id = 'only-never';

describe(id, () => {
  describe('rules that ask', () => {
    const text = lines(
      'allowed_approval_policies = ["never"]',
      '[rules]',
      'prefix_rules = [',
      '  { pattern = [{ token = "git" }], decision = "prompt" }, # ask',
      '  { pattern = [{ token = "hg" }], decision = \'prompt-user\' },',
      '  { pattern = [{ token = "rm" }], decision = "forbidden" },',
      ']',
    );

    it('refuse instead', () => {
      assert.deepEqual(findings(id, text), [
        '4:47-55 info ineffective rules.prefix_rules[0].decision «"prompt"»',
        '  Codex 0.169 cannot ask anyone under `never`, the only policy allowed here: `prompt` refuses the',
        '  command. `forbidden` says so.',
        '  related 1:30-37 «"never"» nobody is asked',
        "5:46-59 info ineffective rules.prefix_rules[1].decision «'prompt-user'»",
        '  Codex 0.169 cannot ask anyone under `never`, the only policy allowed here: `prompt-user` refuses the',
        '  command. `forbidden` says so.',
        '  related 1:30-37 «"never"» nobody is asked',
      ]);
      assertFixes(id, text, [
        { title: 'Write `forbidden`', text: text.replace('"prompt" }, #', '"forbidden" }, #'), ask: true },
      ]);
      assertFixes(
        id,
        text,
        [{ title: 'Write `forbidden`', text: text.replace('prompt-user', 'forbidden'), ask: true }],
        {
          finding: 1,
        },
      );
    });

    for (const policies of ['["never", "on-request"]', '["on-request"]', '[]', '"never"']) {
      it(`ask with ${policies}`, () => assert.deepEqual(findings(id, text.replace('["never"]', policies)), []));
    }
  });

  describe('full access that is ruled out', () => {
    const message = [
      '  Codex 0.169 does not start for a user whose settings or flags ask for `danger-full-access`: beside',
      '  `never` it falls back to no other sandbox.',
    ];

    for (const rest of [
      'allowed_sandbox_modes = ["read-only"]',
      'allowed_sandbox_modes = ["read-only", "workspace-write"]',
      'permissions.filesystem.deny_read = ["~/**/.env"]',
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]\npermissions.filesystem.deny_read = ["~/**/.env"]',
    ]) {
      it(`keeps users from starting: ${rest}`, () => {
        const text = lines('allowed_approval_policies = ["never"]', rest);
        assert.deepEqual(findings(id, text, 'balanced'), [
          '1:30-37 info accepts allowed_approval_policies[0] «"never"»',
          ...message,
        ]);
        assertFixes(id, text, []);
        assert.deepEqual(findings(id, text, 'security-oriented'), []);
      });
    }

    const fine = [
      lines('allowed_approval_policies = ["never"]', 'allowed_sandbox_modes = ["workspace-write"]'),
      lines('allowed_approval_policies = ["never"]'),
      lines('allowed_approval_policies = ["never"]', 'allowed_sandbox_modes = ["read-only", "danger-full-access"]'),
      lines('allowed_approval_policies = ["never", "on-request"]', 'allowed_sandbox_modes = ["read-only"]'),
      lines('allowed_approval_policies = ["on-request"]', 'allowed_sandbox_modes = ["read-only"]'),
    ];

    for (const text of fine) it(`does not: ${text}`, () => assert.deepEqual(findings(id, text), []));
  });
});
