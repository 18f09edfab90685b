import assert from 'node:assert/strict';
import { check } from '../../src/rules/check.ts';
import { assertFixes, contextOf, crlf, findings, lines } from './golden.ts';

describe('misplaced-key', () => {
  it('has nothing to say of root keys at the top', () => {
    const text = lines('allowed_web_search_modes = ["cached"]', '[rules]', 'prefix_rules = []');
    assert.deepEqual(findings('misplaced-key', text), []);
  });

  it('says of a key among the arguments of a tool that Codex passes it on', () => {
    const text = lines(
      '[[hooks.Stop]]',
      '[[hooks.Stop.hooks]]',
      'type = "mcp_tool"',
      'server = "s"',
      'tool = "t"',
      '[hooks.Stop.hooks.input]',
      'allowed_web_search_modes = ["cached"]',
    );
    assert.deepEqual(findings('misplaced-key', text), [
      '7:1-25 warning ineffective hooks.Stop[0].hooks[0].input.allowed_web_search_modes «allowed_web_search_modes»',
      '  `allowed_web_search_modes` stands below `[hooks.Stop.hooks.input]` and so is',
      '  `hooks.Stop.hooks.input.allowed_web_search_modes`, which Codex 0.169 takes for a name of your own.',
      '  Root keys come before the first table header.',
    ]);
  });

  it('moves nothing for which Codex would refuse the file at the root', () => {
    assertFixes('misplaced-key', lines('[feedback]', 'allowed_web_search_modes = ["sometimes"]'), []);
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

  it('tells a pin of no feature by its name, and a word among pins by its type', () => {
    const text = lines(
      '[features]',
      'apps = false',
      'allow_managed_hooks_only = true',
      'colour = true',
      'browser_use = false',
      '[permissions]',
      'chatgpt_base_url = "https://x.example"',
    );
    assert.deepEqual(findings('misplaced-key', text), [
      '3:1-25 error ignores features.allow_managed_hooks_only «allow_managed_hooks_only»',
      '  `allow_managed_hooks_only` stands below `[features]` and so is `features.allow_managed_hooks_only`,',
      '  which Codex 0.169 ignores. Root keys come before the first table header.',
      '7:1-17 error rejects permissions.chatgpt_base_url «chatgpt_base_url»',
      '  `chatgpt_base_url` stands below `[permissions]` and so is `permissions.chatgpt_base_url`, which',
      '  Codex 0.169 refuses the file for. Root keys come before the first table header.',
    ]);
    const unknown = findings('unknown-key', text).filter((line) => /^\d/.test(line));
    assert.deepEqual(unknown, ['4:1-7 warning ignores features.colour «colour»']);
    assertFixes('misplaced-key', text, [
      {
        title: 'Move `allow_managed_hooks_only` before the first table',
        text: lines(
          'allow_managed_hooks_only = true',
          '',
          ...text.split('\n').slice(0, 2),
          ...text.split('\n').slice(3, -1),
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

  describe('in settings', () => {
    const where = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    const found = (...all: string[]) => check(contextOf(lines(...all), 'balanced', where)).map(({ code }) => code);

    it('moves a setting with its comments out of a table that ignores it, and nothing else speaks of it', () => {
      const text = crlf(
        'model = "m"',
        '',
        '[mcp_servers.docs]',
        'command = "docs"',
        '',
        '# how hard',
        'model_reasoning_effort = "high" # very',
      );
      assert.deepEqual(check(contextOf(text, 'balanced', where)).length, 1);
      assert.deepEqual(findings('misplaced-key', text, 'balanced', where), [
        '7:1-23 error ignores mcp_servers.docs.model_reasoning_effort «model_reasoning_effort»',
        '  `model_reasoning_effort` stands below `[mcp_servers.docs]` and so is',
        '  `mcp_servers.docs.model_reasoning_effort`, which Codex 0.169 ignores. Root keys come before the',
        '  first table header.',
      ]);
      assertFixes(
        'misplaced-key',
        text,
        [
          {
            title: 'Move `model_reasoning_effort` before the first table',
            text: crlf(
              'model = "m"',
              '# how hard',
              'model_reasoning_effort = "high" # very',
              '',
              '[mcp_servers.docs]',
              'command = "docs"',
              '',
            ),
          },
        ],
        { where },
      );
    });

    it('says where Codex refuses the file, and does not change unasked what the agent may do', () => {
      const text = lines('[features]', 'memories = true', 'approval_policy = "never"');
      assert.deepEqual(findings('misplaced-key', text, 'balanced', where), [
        '3:1-16 error rejects features.approval_policy «approval_policy»',
        '  `approval_policy` stands below `[features]` and so is `features.approval_policy`, which Codex 0.169',
        '  refuses the file for. Root keys come before the first table header.',
      ]);
      assert.equal(check(contextOf(text, 'balanced', where)).length, 1);
      const moved = lines('approval_policy = "never"', '', '[features]', 'memories = true');
      const title = 'Move `approval_policy` before the first table';
      assertFixes('misplaced-key', text, [{ title, text: moved, ask: true }], { where });
    });

    it('asks before it moves a plain word, which the table may have been meant to know', () => {
      const text = lines('[model_providers.own]', 'name = "own"', 'model = "m" # ours');
      const moved = lines('model = "m" # ours', '', '[model_providers.own]', 'name = "own"');
      const title = 'Move `model` before the first table';
      assertFixes('misplaced-key', text, [{ title, text: moved, ask: true }], { where });
    });

    it('moves text of several lines as it is', () => {
      const role = { path: '/repo/.codex/agents/a.toml', kind: 'agent-role' } as const;
      const text = crlf(
        'name = "a"',
        'description = "b"',
        '',
        '[mcp_servers.docs]',
        'command = "docs"',
        '# costs $& and $1',
        "developer_instructions = '''",
        '  Look at [tables] = "too".',
        "'''",
      );
      const moved = crlf(
        'name = "a"',
        'description = "b"',
        '# costs $& and $1',
        "developer_instructions = '''",
        '  Look at [tables] = "too".',
        "'''",
        '',
        '[mcp_servers.docs]',
        'command = "docs"',
      );
      const title = 'Move `developer_instructions` before the first table';
      assertFixes('misplaced-key', text, [{ title, text: moved }], { where: role });
    });

    it('tells a value that a table of tables refuses, and a setting that is taken for a variable', () => {
      assert.deepEqual(findings('misplaced-key', lines('[mcp_servers]', 'model = "m"'), 'balanced', where), [
        '2:1-6 error rejects mcp_servers.model «model»',
        '  `model` stands below `[mcp_servers]` and so is `mcp_servers.model`, which Codex 0.169 refuses the',
        '  file for. Root keys come before the first table header.',
      ]);
      const text = lines('[mcp_servers.docs]', 'command = "d"', '[mcp_servers.docs.env]', 'model_verbosity = "low"');
      assert.deepEqual(findings('misplaced-key', text, 'balanced', where), [
        '4:1-16 warning ineffective mcp_servers.docs.env.model_verbosity «model_verbosity»',
        '  `model_verbosity` stands below `[mcp_servers.docs.env]` and so is',
        '  `mcp_servers.docs.env.model_verbosity`, which Codex 0.169 takes for a name of your own. Root keys',
        '  come before the first table header.',
      ]);
    });

    it('leaves alone what may be meant for the part, what the root would not take, and what has its place', () => {
      assert.deepEqual(found('[projects."/srv/app"]', 'trust_level = "trusted"', 'sandbox_mode = "read-only"'), [
        'unknown-key',
      ]);
      assert.deepEqual(found('[agents.a]', 'description = "a"', 'model = "m"'), ['unknown-key']);
      assert.deepEqual(found('[features]', 'skills = true'), ['unknown-key']);
      assert.deepEqual(found('[tui]', 'model_verbosity = "loud"'), ['unknown-key']);
      assert.deepEqual(found('[mcp_servers.docs]', 'command = "d"', '[mcp_servers.docs.env]', 'model = "m"'), []);
      assert.deepEqual(found('[unheard_of]', 'model = "m"'), ['unknown-key']);
    });

    it('leaves alone in a project what Codex would skip at its root as well', () => {
      const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;
      const text = lines('[tui]', 'notify = ["a"]', 'personality = "friendly"');
      const codes = check(contextOf(text, 'balanced', project)).map(({ code, span }) => [code, span.start]);
      assert.deepEqual(codes, [
        ['unknown-key', 6],
        ['misplaced-key', 21],
      ]);
    });

    it('offers no move onto a key that is there', () => {
      const text = lines('model = "m"', '[tui]', 'model = "n"');
      assert.equal(findings('misplaced-key', text, 'balanced', where).length > 0, true);
      assertFixes('misplaced-key', text, [], { where });
    });

    it('says of a role that it is dropped', () => {
      const text = lines('name = "a"', 'description = "b"', 'developer_instructions = "c"', '[agents]', 'x = 1');
      const role = { path: '/repo/.codex/agents/a.toml', kind: 'agent-role' } as const;
      assert.deepEqual(findings('misplaced-key', text, 'balanced', role), []);
      const missed = lines('name = "a"', 'description = "b"', '[tui]', 'developer_instructions = "c"');
      assert.deepEqual(findings('misplaced-key', missed, 'balanced', role), [
        '4:1-23 error rejects tui.developer_instructions «developer_instructions»',
        '  `developer_instructions` stands below `[tui]` and so is `tui.developer_instructions`, which Codex',
        '  0.169 ignores, and then it drops the role, unless a config.toml names this file. Root keys come',
        '  before the first table header.',
      ]);
      const below = text.replace('[agents]\nx = 1', '[mcp_servers]\nmodel = "m"');
      assert.deepEqual(findings('misplaced-key', below, 'balanced', role), [
        '5:1-6 error rejects mcp_servers.model «model»',
        '  `model` stands below `[mcp_servers]` and so is `mcp_servers.model`, which Codex 0.169 drops the role',
        '  for. Root keys come before the first table header.',
      ]);
    });
  });
});
