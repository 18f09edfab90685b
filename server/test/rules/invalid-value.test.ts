import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('invalid-value', () => {
  it('has nothing to say of values that Codex takes', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only"]',
      'guardian_policy_config = 2026-01-01',
      '[[allowed_approval_policies]]',
      'granular = { sandbox_approval = true, rules = true, mcp_elicitations = true }',
    );
    assert.deepEqual(findings('invalid-value', text), []);
  });

  it('has no fix for tables', () => {
    const text = lines('hooks = 1', '[[otel]]', 'environment = "prod"', '[[guardian_extra_policy]]');
    assert.deepEqual(findings('invalid-value', text), [
      '1:9-10 error rejects hooks «1»',
      '  Codex 0.169 refuses the file: `hooks` takes a table.',
      '2:3-7 error rejects otel «otel»',
      '  Codex 0.169 refuses the file: `otel` takes a table.',
      '4:3-24 error rejects guardian_extra_policy «guardian_extra_policy»',
      '  Codex 0.169 refuses the file: `guardian_extra_policy` takes a string.',
    ]);
    assertFixes('invalid-value', text, []);
    assertFixes('invalid-value', text, [], { finding: 1 });
    assertFixes('invalid-value', text, [], { finding: 2 });
  });

  it('says of a key that takes the value in a table beside it, and puts it there', () => {
    const text = lines('[permissions]', 'deny_read = ["**/.env"] # keys', 'own = 1');
    assert.deepEqual(findings('invalid-value', text), [
      '2:1-10 error rejects permissions.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.deny_read` takes a table. Did you mean',
      '  `permissions.filesystem.deny_read`?',
      '3:7-8 error rejects permissions.own «1»',
      '  Codex 0.169 refuses the file: `permissions.own` takes a table.',
    ]);
    const title = 'Write `permissions.filesystem.deny_read`';
    assertFixes('invalid-value', text, [{ title, text: text.replace('deny_read', 'filesystem.deny_read') }]);
    const dotted = lines('permissions.filesystem = {}', 'permissions.deny_read = ["/srv"]');
    assertFixes('invalid-value', dotted, []);
    const alone = lines('permissions."deny_read" = ["/srv"]', 'permissions.network.enabled = true');
    assertFixes('invalid-value', alone, [{ title, text: alone.replace('"deny_read"', 'filesystem.deny_read') }]);
    assertFixes('invalid-value', lines('[permissions.filesystem]', '[permissions]', 'deny_read = ["/srv"]'), []);
  });

  it('says of a word that is the key of a table how that is written', () => {
    const where = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    const text = lines('[otel]', 'exporter = "otlp-http"', 'trace_exporter = "statsg"');
    assert.deepEqual(findings('invalid-value', text, 'balanced', where), [
      '2:12-23 error rejects otel.exporter «"otlp-http"»',
      '  Codex 0.169 refuses the file: `otel.exporter` takes one of `none`, `statsig`. `otlp-http` is the key',
      '  of a table: `{ otlp-http = { endpoint = …, protocol = … } }`.',
      '3:18-26 error rejects otel.trace_exporter «"statsg"»',
      '  Codex 0.169 refuses the file: `otel.trace_exporter` takes one of `none`, `statsig`.',
    ]);
  });

  it('is one for all words of a list that stand for tables, and puts them into tables', () => {
    const text = lines(
      '[rules]',
      'prefix_rules = [',
      `  { pattern = ["rm", '-rf'], decision = "forbidden" }, # never`,
      '  { pattern = [{ token = "git" }, "push"], decision = "prompt" },',
      ']',
    );
    const message = [
      '  Codex 0.169 refuses the file: `rules.prefix_rules.pattern` takes tables, not words, each as in `{',
      '  token = "…" }`.',
    ];
    assert.deepEqual(findings('invalid-value', text), [
      `3:16-27 error rejects rules.prefix_rules[0].pattern[0] «"rm", '-rf'»`,
      ...message,
      '4:35-41 error rejects rules.prefix_rules[1].pattern[1] «"push"»',
      ...message,
    ]);
    assertFixes('invalid-value', text, [
      {
        title: 'Put each word into a table',
        text: text.replace(`["rm", '-rf']`, `[{ token = "rm" }, { token = '-rf' }]`),
      },
    ]);
    assertFixes(
      'invalid-value',
      text,
      [{ title: 'Put the word into a table', text: text.replace('"push"', '{ token = "push" }') }],
      { finding: 1 },
    );
  });

  it('knows the values of several shapes', () => {
    const text = lines('allowed_approval_policies = ["granular", "onrequest", 1]');
    assert.deepEqual(findings('invalid-value', text), [
      '1:30-40 error rejects allowed_approval_policies[0] «"granular"»',
      '  Codex 0.169 refuses the file: `allowed_approval_policies` takes one of `untrusted`, `on-failure`,',
      '  `on-request`, `never`. `granular` is the key of a table: `{ granular = { sandbox_approval = …, rules',
      '  = …, mcp_elicitations = … } }`.',
      '1:42-53 error rejects allowed_approval_policies[1] «"onrequest"»',
      '  Codex 0.169 refuses the file: `allowed_approval_policies` takes one of `untrusted`, `on-failure`,',
      '  `on-request`, `never`.',
      '1:55-56 error rejects allowed_approval_policies[2] «1»',
      '  Codex 0.169 refuses the file: `allowed_approval_policies` takes one of `untrusted`, `on-failure`,',
      '  `on-request`, `never` or a table.',
    ]);
    assertFixes('invalid-value', text, []);
    assertFixes(
      'invalid-value',
      text,
      [{ title: 'Write `on-request`', text: lines('allowed_approval_policies = ["granular", "on-request", 1]') }],
      { finding: 1 },
    );
    assertFixes('invalid-value', text, [], { finding: 2 });
  });

  it('finds numbers out of range', () => {
    const text = lines(
      '[experimental_network]',
      'http_port = 70000',
      'socks_port = -1',
      '[config_server]',
      'base_url = "https://a"',
      '[config_server.oauth]',
      'authorization_url = "https://a"',
      'token_url = "https://a"',
      'client_id = "a"',
      'redirect_port = 0',
      '[otel.tool_result]',
      'max_bytes = -1',
    );
    assert.deepEqual(findings('invalid-value', text), [
      '2:13-18 error rejects experimental_network.http_port «70000»',
      '  Codex 0.169 refuses the file: `experimental_network.http_port` takes a number from 0 to 65535.',
      '3:14-16 error rejects experimental_network.socks_port «-1»',
      '  Codex 0.169 refuses the file: `experimental_network.socks_port` takes a number from 0 to 65535.',
      '10:17-18 error rejects config_server.oauth.redirect_port «0»',
      '  Codex 0.169 refuses the file: `config_server.oauth.redirect_port` takes a number from 1 to 65535.',
      '12:13-15 error rejects otel.tool_result.max_bytes «-1»',
      '  Codex 0.169 refuses the file: `otel.tool_result.max_bytes` takes a number from 0.',
    ]);
    assertFixes('invalid-value', text, []);
    assertFixes('invalid-value', text, [], { finding: 1 });
    assertFixes('invalid-value', text, [], { finding: 2 });
    assertFixes('invalid-value', text, [], { finding: 3 });
  });

  it('finds empty lists', () => {
    const text = lines('allowed_sandbox_modes = []', 'allowed_approval_policies = []', 'rules.prefix_rules = []');
    assert.deepEqual(findings('invalid-value', text), [
      '1:1-22 error rejects allowed_sandbox_modes «allowed_sandbox_modes»',
      '  Codex 0.169 refuses the file: `allowed_sandbox_modes` must not be empty.',
      '2:1-26 error rejects allowed_approval_policies «allowed_approval_policies»',
      '  Codex 0.169 refuses the file: `allowed_approval_policies` must not be empty.',
      '3:7-19 error rejects rules.prefix_rules «prefix_rules»',
      '  Codex 0.169 refuses the file: `rules.prefix_rules` must not be empty.',
    ]);
    assertFixes('invalid-value', text, []);
    assertFixes('invalid-value', text, [], { finding: 1 });
    assertFixes('invalid-value', text, [], { finding: 2 });
  });

  it('finds what is missing, in every way of writing', () => {
    const text = lines(
      '[rules]',
      '[[hooks.Stop]]',
      'hooks = [{ command = "a" }]',
      '[mcp_servers]',
      'a = {}',
      'b.command = "b"',
      '[mcp_servers.c]',
    );
    assert.deepEqual(findings('invalid-value', text), [
      '1:2-7 error rejects rules «rules»',
      '  Codex 0.169 refuses the file: `rules` needs `prefix_rules`.',
      '3:10-27 error rejects hooks.Stop[0].hooks[0] «{ command = "a" }»',
      '  Codex 0.169 refuses the file: `hooks.Stop.hooks` needs `type`.',
      '5:1-2 error rejects mcp_servers.a «a»',
      '  Codex 0.169 refuses the file: `mcp_servers.a` needs `identity`.',
      '7:14-15 error rejects mcp_servers.c «c»',
      '  Codex 0.169 refuses the file: `mcp_servers.c` needs `identity`.',
    ]);
    assertFixes('invalid-value', text, []);
    assertFixes('invalid-value', text, [], { finding: 1 });
    assertFixes('invalid-value', text, [], { finding: 2 });
    assertFixes('invalid-value', text, [], { finding: 3 });
  });

  it('names what is missing one after the other', () => {
    const text = lines('allowed_approval_policies = [{ granular = {} }]');
    assert.deepEqual(findings('invalid-value', text), [
      '1:32-40 error rejects allowed_approval_policies[0].granular «granular»',
      '  Codex 0.169 refuses the file: `allowed_approval_policies.granular` needs `sandbox_approval`.',
    ]);
    assertFixes('invalid-value', text, []);
  });

  it('leaves the published slips to article-spelling', () => {
    const text = lines(
      'allowed_approvals_reviewers = ["auto_reviewer"]',
      '[permissions.filesystem.deny_read]',
      'deny_read = []',
    );
    assert.deepEqual(findings('invalid-value', text), []);
  });

  it('finds another table in the place of a list', () => {
    const text = lines('[permissions.filesystem.deny_read]', 'paths = []');
    assert.deepEqual(findings('invalid-value', text), [
      '1:25-34 error rejects permissions.filesystem.deny_read «deny_read»',
      '  Codex 0.169 refuses the file: `permissions.filesystem.deny_read` takes a list of strings.',
    ]);
    assertFixes('invalid-value', text, []);
  });

  it('leaves what is misplaced to the rule that says so', () => {
    const text = lines('[features]', 'allowed_sandbox_modes = ["read-only"]');
    assert.deepEqual(findings('invalid-value', text), []);
  });

  it('says nothing of what is not even TOML', () => {
    const text = lines('allow_appshots = yes', 'allow_remote_control =');
    assert.deepEqual(findings('invalid-value', text), []);
  });

  it('looks at what is written first where something is written twice', () => {
    const text = lines('allow_appshots = 1', 'allow_appshots = true');
    assert.deepEqual(findings('invalid-value', text), [
      '1:18-19 error rejects allow_appshots «1»',
      '  Codex 0.169 refuses the file: `allow_appshots` takes true or false.',
    ]);
    assertFixes('invalid-value', text, []);
  });

  it('leaves a server that is written as in config.toml to the rule that says so', () => {
    const text = lines('[mcp_servers.a]', 'command = "npx"', 'args = ["x"]');
    assert.deepEqual(findings('invalid-value', text), []);
  });

  it('finds what an identity lacks, and what is wrong in it', () => {
    const text = lines(
      '[mcp_servers]',
      'a.identity = {}',
      'b.identity = { url = 1 }',
      'c.identity = { command = { executable = "x", args = "y" } }',
      'd.identity = { command = { executable = "x" } }',
    );
    assert.deepEqual(findings('invalid-value', text), [
      '2:3-11 error rejects mcp_servers.a.identity «identity»',
      '  Codex 0.169 refuses the file: `mcp_servers.a.identity` needs `command`.',
      '3:22-23 error rejects mcp_servers.b.identity.url «1»',
      '  Codex 0.169 refuses the file: `mcp_servers.b.identity.url` takes a string.',
      '4:53-56 error rejects mcp_servers.c.identity.command.args «"y"»',
      '  Codex 0.169 refuses the file: `mcp_servers.c.identity.command.args` takes a list of tables.',
      '5:16-23 error rejects mcp_servers.d.identity.command «command»',
      '  Codex 0.169 refuses the file: `mcp_servers.d.identity.command` needs `args`.',
    ]);
  });

  it('does not look at the keys of a hook that its type has no use for', () => {
    const text = lines(
      '[[hooks.Stop]]',
      'hooks = [{ type = "command", command = "a", server = 1 }, { type = "agent", timeout = "x" }]',
    );
    assert.deepEqual(findings('invalid-value', text), []);
  });
});
