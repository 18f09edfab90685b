import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('invalid-value: fixes', () => {
  it('puts a lone string into a list', () => {
    const text = lines('allowed_sandbox_modes = "read-only" # only');
    assert.deepEqual(findings('invalid-value', text), [
      '1:25-36 error rejects allowed_sandbox_modes «"read-only"»',
      '  Codex 0.169 refuses the file: `allowed_sandbox_modes` takes a list of strings.',
    ]);
    assertFixes('invalid-value', text, [
      { title: 'Put it into a list', text: lines('allowed_sandbox_modes = ["read-only"] # only') },
    ]);
  });

  it('renames what was meant as a key of a table that takes names of one’s own', () => {
    const where = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    const text = lines('[agents]', 'default_model = "a" # fast');
    assert.deepEqual(findings('invalid-value', text, 'balanced', where), [
      '2:17-20 error rejects agents.default_model «"a"»',
      '  Codex 0.169 refuses the file: `agents.default_model` takes a table. Did you mean',
      '  `default_subagent_model`?',
    ]);
    assertFixes(
      'invalid-value',
      text,
      [
        {
          title: 'Rename to `default_subagent_model`',
          text: lines('[agents]', 'default_subagent_model = "a" # fast'),
          ask: true,
        },
      ],
      { where },
    );
    for (const other of ['default_model = 1', 'reviewer = "a"', 'default_model = "a"\ndefault_subagent_model = "b"']) {
      assert.doesNotMatch(
        findings('invalid-value', lines('[agents]', other), 'balanced', where).join(),
        /Did you/,
        other,
      );
    }
  });

  it('proposes no value that Codex would then refuse', () => {
    const where = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    const text = lines('approval_policy = "untrustd"');
    assert.deepEqual(findings('invalid-value', text, 'balanced', where), [
      '1:19-29 error rejects approval_policy «"untrustd"»',
      '  Codex 0.169 refuses the file: `approval_policy` takes one of `on-failure`, `on-request`, `never`.',
    ]);
    assertFixes('invalid-value', text, [], { where });
  });

  it('puts a lone string into a list whose items have several shapes', () => {
    const text = lines("allowed_approval_policies = 'never'");
    assert.deepEqual(findings('invalid-value', text), [
      "1:29-36 error rejects allowed_approval_policies «'never'»",
      '  Codex 0.169 refuses the file: `allowed_approval_policies` takes a list of strings or tables.',
    ]);
    assertFixes('invalid-value', text, [
      { title: 'Put it into a list', text: lines("allowed_approval_policies = ['never']") },
    ]);
  });

  it('puts any string into a list of strings', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = "~/**/.env"');
    assert.deepEqual(findings('invalid-value', text), [
      '2:13-24 error rejects permissions.filesystem.deny_read «"~/**/.env"»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` takes a list of strings.',
    ]);
    assertFixes('invalid-value', text, [
      { title: 'Put it into a list', text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env"]') },
    ]);
  });

  it('asks before it makes one element of several words', () => {
    const text = lines('allowed_chatgpt_workspaces = "first second"');
    assertFixes('invalid-value', text, [
      { title: 'Put it into a list', text: lines('allowed_chatgpt_workspaces = ["first second"]'), ask: true },
    ]);
  });

  it('does not put into a list what it would not take', () => {
    const text = lines(
      'allowed_sandbox_modes = "all"',
      'allowed_approval_policies = { granular = {} }',
      'allowed_web_search_modes = 1',
      '[rules]',
      'prefix_rules = { pattern = [] }',
    );
    assert.deepEqual(findings('invalid-value', text), [
      '1:25-30 error rejects allowed_sandbox_modes «"all"»',
      '  Codex 0.169 refuses the file: `allowed_sandbox_modes` takes a list of strings.',
      '2:1-26 error rejects allowed_approval_policies «allowed_approval_policies»',
      '  Codex 0.169 refuses the file: `allowed_approval_policies` takes a list of strings or tables.',
      '3:28-29 error rejects allowed_web_search_modes «1»',
      '  Codex 0.169 refuses the file: `allowed_web_search_modes` takes a list of strings.',
      '5:1-13 error rejects rules.prefix_rules «prefix_rules»',
      '  Codex 0.169 refuses the file: `rules.prefix_rules` takes a list of tables.',
    ]);
    assertFixes('invalid-value', text, []);
    assertFixes('invalid-value', text, [], { finding: 1 });
    assertFixes('invalid-value', text, [], { finding: 2 });
    assertFixes('invalid-value', text, [], { finding: 3 });
  });

  it('takes the quotes off a boolean', () => {
    const text = lines('allow_appshots = "False"', '[features]', "apps = 'true'", 'memories = "off"', 'bogus = 1');
    assert.deepEqual(findings('invalid-value', text), [
      '1:18-25 error rejects allow_appshots «"False"»',
      '  Codex 0.169 refuses the file: `allow_appshots` takes true or false.',
      "3:8-14 error rejects features.apps «'true'»",
      '  Codex 0.169 refuses the file: `features.apps` takes true or false.',
      '4:12-17 error rejects features.memories «"off"»',
      '  Codex 0.169 refuses the file: `features.memories` takes true or false.',
      '5:9-10 error rejects features.bogus «1»',
      '  Codex 0.169 refuses the file: `features.bogus` takes true or false.',
    ]);
    assertFixes('invalid-value', text, [
      {
        title: 'Write it without quotes',
        text: lines('allow_appshots = false', '[features]', "apps = 'true'", 'memories = "off"', 'bogus = 1'),
      },
    ]);
    assertFixes(
      'invalid-value',
      text,
      [
        {
          title: 'Write it without quotes',
          text: lines('allow_appshots = "False"', '[features]', 'apps = true', 'memories = "off"', 'bogus = 1'),
        },
      ],
      { finding: 1 },
    );
    assertFixes('invalid-value', text, [], { finding: 2 });
    assertFixes('invalid-value', text, [], { finding: 3 });
  });

  it('takes the quotes off a number', () => {
    const text = lines('[experimental_network]', 'http_port = "8080"', 'socks_port = "a"');
    assert.deepEqual(findings('invalid-value', text), [
      '2:13-19 error rejects experimental_network.http_port «"8080"»',
      '  Codex 0.169 refuses the file: `experimental_network.http_port` takes a whole number.',
      '3:14-17 error rejects experimental_network.socks_port «"a"»',
      '  Codex 0.169 refuses the file: `experimental_network.socks_port` takes a whole number.',
    ]);
    assertFixes('invalid-value', text, [
      {
        title: 'Write it without quotes',
        text: lines('[experimental_network]', 'http_port = 8080', 'socks_port = "a"'),
      },
    ]);
    assertFixes('invalid-value', text, [], { finding: 1 });
  });

  it('quotes what should be a string', () => {
    const text = lines(
      'guardian_policy_config = 1',
      'chatgpt_base_url = true',
      'log_dir = 1.5',
      'enforce_residency = 1',
    );
    assert.deepEqual(findings('invalid-value', text), [
      '1:26-27 error rejects guardian_policy_config «1»',
      '  Codex 0.169 refuses the file: `guardian_policy_config` takes a string.',
      '2:20-24 error rejects chatgpt_base_url «true»',
      '  Codex 0.169 refuses the file: `chatgpt_base_url` takes a string.',
      '3:11-14 error rejects log_dir «1.5»',
      '  Codex 0.169 refuses the file: `log_dir` takes a path in quotes.',
      '4:21-22 error rejects enforce_residency «1»',
      '  Codex 0.169 refuses the file: `enforce_residency` takes `us`.',
    ]);
    assertFixes('invalid-value', text, [
      {
        title: 'Quote it',
        text: lines(
          'guardian_policy_config = "1"',
          'chatgpt_base_url = true',
          'log_dir = 1.5',
          'enforce_residency = 1',
        ),
      },
    ]);
    // A word such as `true` was never meant as text.
    assertFixes('invalid-value', text, [], { finding: 1 });
    assertFixes('invalid-value', text, [], { finding: 2 });
    assertFixes('invalid-value', text, [], { finding: 3 });
  });

  it('writes the value that is meant', () => {
    const text = lines(`allowed_web_search_modes = ["Cached", 'lives', "all"]`, 'enforce_residency = "US"');
    assert.deepEqual(findings('invalid-value', text), [
      '1:29-37 error rejects allowed_web_search_modes[0] «"Cached"»',
      '  Codex 0.169 refuses the file: `allowed_web_search_modes` takes one of `disabled`, `cached`,',
      '  `indexed`, `live`.',
      "1:39-46 error rejects allowed_web_search_modes[1] «'lives'»",
      '  Codex 0.169 refuses the file: `allowed_web_search_modes` takes one of `disabled`, `cached`,',
      '  `indexed`, `live`.',
      '1:48-53 error rejects allowed_web_search_modes[2] «"all"»',
      '  Codex 0.169 refuses the file: `allowed_web_search_modes` takes one of `disabled`, `cached`,',
      '  `indexed`, `live`.',
      '2:21-25 error rejects enforce_residency «"US"»',
      '  Codex 0.169 refuses the file: `enforce_residency` takes `us`.',
    ]);
    assertFixes('invalid-value', text, [
      {
        title: 'Write `cached`',
        text: lines(`allowed_web_search_modes = ["cached", 'lives', "all"]`, 'enforce_residency = "US"'),
      },
    ]);
    assertFixes(
      'invalid-value',
      text,
      [
        {
          title: 'Write `live`',
          text: lines(`allowed_web_search_modes = ["Cached", 'live', "all"]`, 'enforce_residency = "US"'),
        },
      ],
      { finding: 1 },
    );
    assertFixes('invalid-value', text, [], { finding: 2 });
    assertFixes(
      'invalid-value',
      text,
      [
        {
          title: 'Write `us`',
          text: lines(`allowed_web_search_modes = ["Cached", 'lives', "all"]`, 'enforce_residency = "us"'),
        },
      ],
      { finding: 3 },
    );
  });

  it('writes a value that has hyphens the other way', () => {
    const text = lines(
      'allowed_approvals_reviewers = ["auto-review"]',
      'allowed_sandbox_modes = ["read_only", "workspace-writes", "full"]',
    );
    assert.deepEqual(findings('invalid-value', text), [
      '1:32-45 error rejects allowed_approvals_reviewers[0] «"auto-review"»',
      '  Codex 0.169 refuses the file: `allowed_approvals_reviewers` takes one of `user`, `auto_review`,',
      '  `guardian_subagent`.',
      '2:26-37 error rejects allowed_sandbox_modes[0] «"read_only"»',
      '  Codex 0.169 refuses the file: `allowed_sandbox_modes` takes one of `read-only`, `workspace-write`,',
      '  `danger-full-access`, `external-sandbox`.',
      '2:39-57 error rejects allowed_sandbox_modes[1] «"workspace-writes"»',
      '  Codex 0.169 refuses the file: `allowed_sandbox_modes` takes one of `read-only`, `workspace-write`,',
      '  `danger-full-access`, `external-sandbox`.',
      '2:59-65 error rejects allowed_sandbox_modes[2] «"full"»',
      '  Codex 0.169 refuses the file: `allowed_sandbox_modes` takes one of `read-only`, `workspace-write`,',
      '  `danger-full-access`, `external-sandbox`.',
    ]);
    assertFixes('invalid-value', text, [
      {
        title: 'Write `auto_review`',
        text: lines(
          'allowed_approvals_reviewers = ["auto_review"]',
          'allowed_sandbox_modes = ["read_only", "workspace-writes", "full"]',
        ),
      },
    ]);
    assertFixes(
      'invalid-value',
      text,
      [
        {
          title: 'Write `read-only`',
          text: lines(
            'allowed_approvals_reviewers = ["auto-review"]',
            'allowed_sandbox_modes = ["read-only", "workspace-writes", "full"]',
          ),
        },
      ],
      { finding: 1 },
    );
    assertFixes(
      'invalid-value',
      text,
      [
        {
          title: 'Write `workspace-write`',
          text: lines(
            'allowed_approvals_reviewers = ["auto-review"]',
            'allowed_sandbox_modes = ["read_only", "workspace-write", "full"]',
          ),
        },
      ],
      { finding: 2 },
    );
    assertFixes('invalid-value', text, [], { finding: 3 });
  });
});
