import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines } from './golden.ts';

describe('misplaced-key', () => {
  it('has nothing to say of root keys at the top', () => {
    const text = lines('allowed_web_search_modes = ["cached"]', '[rules]', 'prefix_rules = []');
    assert.deepEqual(findings('misplaced-key', text), []);
  });

  it('moves a key out of a table that ignores it', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only"]',
      '',
      '[rules]',
      'prefix_rules = []',
      '# the web',
      'allowed_web_search_modes = ["cached"] # no live',
      'x = 1',
    );
    assert.deepEqual(findings('misplaced-key', text), [
      '6:1-25 error ignores rules.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[rules]` and so is `rules.allowed_web_search_modes`, which',
      '  Codex 0.169 ignores. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_web_search_modes` before the first table',
        text: lines(
          'allowed_sandbox_modes = ["read-only"]',
          '# the web',
          'allowed_web_search_modes = ["cached"] # no live',
          '',
          '[rules]',
          'prefix_rules = []',
          'x = 1',
        ),
      },
    ]);
  });

  it('moves a key out of a table that refuses it', () => {
    const text = lines(
      '[permissions.filesystem]',
      'deny_read = []',
      'allowed_sandbox_modes = ["read-only"]',
      '',
      '[features]',
      'apps = false',
    );
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-22 error ignores permissions.filesystem.allowed_sandbox_modes «allowed_sandbox_modes»',
      '  `allowed_sandbox_modes` stands below `[permissions.filesystem]` and so is',
      '  `permissions.filesystem.allowed_sandbox_modes`, which Codex 0.169 ignores. Root keys come before the',
      '  first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_sandbox_modes` before the first table',
        text: lines(
          'allowed_sandbox_modes = ["read-only"]',
          '',
          '[permissions.filesystem]',
          'deny_read = []',
          '',
          '[features]',
          'apps = false',
        ),
      },
    ]);
  });

  it('moves a key out of a table of free names', () => {
    const text = lines('[features]', 'apps = false', 'allowed_web_search_modes = ["cached"]');
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-25 error rejects features.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[features]` and so is `features.allowed_web_search_modes`,',
      '  which Codex 0.169 refuses the file for. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_web_search_modes` before the first table',
        text: lines('allowed_web_search_modes = ["cached"]', '', '[features]', 'apps = false'),
      },
    ]);
  });

  it('moves a key out of servers', () => {
    const text = lines(
      '[mcp_servers.local]',
      'identity = { command = "x" }',
      'allowed_sandbox_modes = [',
      '  "read-only", # only',
      ']',
    );
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-22 error ignores mcp_servers.local.allowed_sandbox_modes «allowed_sandbox_modes»',
      '  `allowed_sandbox_modes` stands below `[mcp_servers.local]` and so is',
      '  `mcp_servers.local.allowed_sandbox_modes`, which Codex 0.169 ignores. Root keys come before the',
      '  first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_sandbox_modes` before the first table',
        text: lines(
          'allowed_sandbox_modes = [',
          '  "read-only", # only',
          ']',
          '',
          '[mcp_servers.local]',
          'identity = { command = "x" }',
        ),
      },
    ]);
  });

  it('says of an identity what Codex makes of it there', () => {
    const below = 'allowed_sandbox_modes = ["read-only"]';
    const plain = lines('[mcp_servers.a.identity]', 'url = "https://a.example"', below);
    assert.match(findings('misplaced-key', plain)[0] ?? '', /^3:1-22 error ignores /);
    const compared = lines('[mcp_servers.a.identity]', 'url = { match = "prefix", value = "https://a" }', below);
    assert.match(findings('misplaced-key', compared)[0] ?? '', /^3:1-22 error rejects /);
  });

  it('moves none of two definitions', () => {
    const text = lines('[rules]', 'allow_appshots = true', 'allow_appshots = false');
    assertFixes('misplaced-key', text, []);
  });

  it('moves several, one by one', () => {
    const text = lines('[rules]', 'allowed_sandbox_modes = ["read-only"]', 'allowed_web_search_modes = ["cached"]');
    assert.deepEqual(findings('misplaced-key', text), [
      '2:1-22 error ignores rules.allowed_sandbox_modes «allowed_sandbox_modes»',
      '  `allowed_sandbox_modes` stands below `[rules]` and so is `rules.allowed_sandbox_modes`, which Codex',
      '  0.169 ignores. Root keys come before the first table header.',
      '3:1-25 error ignores rules.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[rules]` and so is `rules.allowed_web_search_modes`, which',
      '  Codex 0.169 ignores. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_sandbox_modes` before the first table',
        text: lines('allowed_sandbox_modes = ["read-only"]', '', '[rules]', 'allowed_web_search_modes = ["cached"]'),
      },
    ]);
    assertFixes(
      'misplaced-key',
      text,
      [
        {
          title: 'Move `allowed_web_search_modes` before the first table',
          text: lines('allowed_web_search_modes = ["cached"]', '', '[rules]', 'allowed_sandbox_modes = ["read-only"]'),
        },
      ],
      { finding: 1 },
    );
  });

  it('keeps CRLF', () => {
    const text = crlf('[rules]', '# web', 'allowed_web_search_modes = ["cached"]');
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-25 error ignores rules.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[rules]` and so is `rules.allowed_web_search_modes`, which',
      '  Codex 0.169 ignores. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_web_search_modes` before the first table',
        text: crlf('# web', 'allowed_web_search_modes = ["cached"]', '', '[rules]'),
      },
    ]);
  });

  it('moves the last line of a file without final newline', () => {
    const text = lines('[rules]', 'allowed_web_search_modes = ["cached"]').trimEnd();
    assert.deepEqual(findings('misplaced-key', text), [
      '2:1-25 error ignores rules.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[rules]` and so is `rules.allowed_web_search_modes`, which',
      '  Codex 0.169 ignores. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_web_search_modes` before the first table',
        text: lines('allowed_web_search_modes = ["cached"]', '', '[rules]'),
      },
    ]);
  });

  it('does not move a key that the root has', () => {
    const text = lines('allowed_web_search_modes = ["cached"]', '[rules]', 'allowed_web_search_modes = ["live"]');
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-25 error ignores rules.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[rules]` and so is `rules.allowed_web_search_modes`, which',
      '  Codex 0.169 ignores. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, []);
  });

  it('moves multi-line strings as they are', () => {
    const text = lines(
      '[rules]',
      'prefix_rules = []',
      'guardian_policy_config = """',
      '- guardian_policy_config',
      '"""',
    );
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-23 error ignores rules.guardian_policy_config «guardian_policy_config»',
      '  `guardian_policy_config` stands below `[rules]` and so is `rules.guardian_policy_config`, which',
      '  Codex 0.169 ignores. Root keys come before the first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `guardian_policy_config` before the first table',
        text: lines(
          'guardian_policy_config = """',
          '- guardian_policy_config',
          '"""',
          '',
          '[rules]',
          'prefix_rules = []',
        ),
      },
    ]);
  });

  it('knows names that tables share with the root', () => {
    const text = lines(
      '[otel]',
      'environment = "prod"',
      '[features]',
      'hooks = true',
      'apps = false',
      '[permissions.network]',
      'enabled = true',
    );
    assert.deepEqual(findings('misplaced-key', text), []);
  });

  it('has nothing to say of a plain value where the root has a table', () => {
    const text = lines('[feature]', 'apps = false', 'browser_use = false');
    assert.deepEqual(findings('misplaced-key', text), []);
  });

  it('does not look below dotted and inline keys', () => {
    const text = lines(
      '[rules]',
      'a.allowed_web_search_modes = ["cached"]',
      'b = { allowed_web_search_modes = ["cached"] }',
    );
    assert.deepEqual(findings('misplaced-key', text), []);
  });

  it('looks into arrays of tables', () => {
    const text = lines('[[hooks.PreToolUse]]', 'matcher = "Bash"', 'allowed_web_search_modes = ["cached"]');
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-25 error ignores hooks.PreToolUse[0].allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[[hooks.PreToolUse]]` and so is',
      '  `hooks.PreToolUse.allowed_web_search_modes`, which Codex 0.169 ignores. Root keys come before the',
      '  first table header.',
    ]);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allowed_web_search_modes` before the first table',
        text: lines('allowed_web_search_modes = ["cached"]', '', '[[hooks.PreToolUse]]', 'matcher = "Bash"'),
      },
    ]);
  });
});
