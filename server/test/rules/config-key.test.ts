import assert from 'node:assert/strict';
import { fixAll } from '../../src/rules/apply.ts';
import { assertFixes, crlf, findings, lines } from './golden.ts';

const rule = 'config-key';

describe('config-key', () => {
  it('has nothing to say of requirements, and of names that both files have', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only"]',
      'model_provider = "openai"',
      'chatgpt_base_url = "https://a.example"',
      '[mcp_servers.command]',
      'identity = { command = "a" }',
      '[features]',
      'memories = false',
      'runtime_agent_instances = { enabled = false }',
      '[apps.links]',
      'enabled = false',
      '[experimental_network.domains]',
      'model = "allow"',
    );
    assert.deepEqual(findings(rule, text), []);
  });

  it('says what enforces the same, and that nothing does', () => {
    const text = lines(
      'approval_policy = "on-request"',
      'model = "x"',
      '[history]',
      'persistence = "none"',
      '[history.more]',
      '[sandbox_workspace_write]',
      'network_access = false',
    );
    assert.deepEqual(findings(rule, text), [
      '1:1-16 warning ignores approval_policy «approval_policy»',
      '  `approval_policy` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `allowed_approval_policies` enforces it here.',
      '2:1-6 warning ignores model «model»',
      '  `model` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `models.new_thread.model` suggests one for new threads here; nothing enforces it.',
      '3:2-9 warning ignores history «history»',
      '  `history` is a key of config.toml, which Codex 0.169 ignores in requirements.toml. Nothing does the',
      '  same here.',
      '6:2-25 warning ignores sandbox_workspace_write «sandbox_workspace_write»',
      '  `sandbox_workspace_write` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  The network of commands is set here by `[experimental_network]`, folders and network by a permission',
      '  profile under `[permissions.<name>]`.',
    ]);
    assertFixes(rule, text, [], { finding: 1 });
    assertFixes(rule, text, [], { finding: 2 });
    assertFixes(rule, text, [], { finding: 3 });
  });

  const conversions: Readonly<Record<string, string>> = {
    'approval_policy = "on-request"': 'allowed_approval_policies = ["on-request"]',
    'approval_policy = "on-failure"': 'allowed_approval_policies = ["on-request"]',
    'approval_policy = "never"': 'allowed_approval_policies = ["never"]',
    'sandbox_mode = "read-only"': 'allowed_sandbox_modes = ["read-only"]',
    'sandbox_mode = "workspace-write"': 'allowed_sandbox_modes = ["read-only", "workspace-write"]',
    "sandbox_mode = 'danger-full-access'": "allowed_sandbox_modes = ['read-only', 'danger-full-access']",
    'approvals_reviewer = "user"': 'allowed_approvals_reviewers = ["user"]',
    'approvals_reviewer = "auto_review"': 'allowed_approvals_reviewers = ["auto_review", "user"]',
    'web_search = "disabled"': 'allowed_web_search_modes = ["disabled"]',
    'forced_login_method = "chatgpt"': 'allowed_login_methods = ["chatgpt"]',
    'forced_chatgpt_workspace_id = "a"': 'allowed_chatgpt_workspaces = ["a"]',
    'forced_chatgpt_workspace_id = ["a", "b"]': 'allowed_chatgpt_workspaces = ["a", "b"]',
  };

  for (const [before, after] of Object.entries(conversions)) {
    it(`writes ${before} as ${after}`, () => {
      const text = crlf('# first', `${before} # here`, '', '[features]', 'memories = false');
      const expected = crlf('# first', `${after} # here`, '', '[features]', 'memories = false');
      assertFixes(rule, text, [{ title: `Write it as \`${after}\``, text: expected }]);
      assert.equal(fixAll(text, 'high-utility'), expected);
    });
  }

  it('puts the granular policy into the list', () => {
    const granular = '{ granular = { sandbox_approval = true, rules = true, mcp_elicitations = true } }';
    assertFixes(rule, lines(`approval_policy = ${granular}`), [
      { title: 'Write it as `allowed_approval_policies`', text: lines(`allowed_approval_policies = [${granular}]`) },
    ]);
  });

  for (const text of [
    'approval_policy = "untrusted"',
    'approval_policy = "x"',
    'approval_policy = 1',
    'approval_policy = { granular = {} }',
    'approval_policy = "never"\nallowed_approval_policies = ["on-request"]',
    'sandbox_mode = "external-sandbox"',
    'web_search = true',
    'web_search = "on"',
    'forced_login_method = "x"',
    'forced_chatgpt_workspace_id = [1]',
    'developer_instructions = 1',
    'windows.sandbox = "mxc"',
  ]) {
    it(`offers nothing for ${JSON.stringify(text)}, which Codex would refuse or has already`, () => {
      assertFixes(rule, lines(text), []);
    });
  }

  it('asks before it writes what does something else', () => {
    assertFixes(rule, lines('developer_instructions = """', 'Be kind."""'), [
      {
        title: 'Write it as `additional_developer_instructions`',
        text: lines('additional_developer_instructions = """', 'Be kind."""'),
        ask: true,
      },
    ]);
  });

  it('looks into the tables that both files have', () => {
    const text = lines(
      '[windows]',
      'sandbox = "elevated"',
      '[auto_review]',
      'policy = "x"',
      '[apps.x]',
      'default_tools_approval_mode = "prompt"',
      '[apps.x.tools.y]',
      'enabled = false',
      '[plugins.p]',
      'enabled = false',
      '[mcp_servers.a]',
      'identity = { command = "a" }',
      'enabled = true',
    );
    assert.deepEqual(findings(rule, text), [
      '2:1-8 warning ignores windows.sandbox «sandbox»',
      '  `windows.sandbox` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `allowed_sandbox_implementations` enforces it here.',
      '4:1-7 warning ignores auto_review.policy «policy»',
      '  `auto_review.policy` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `guardian_policy_config` enforces it here.',
      '6:1-28 warning ignores apps.x.default_tools_approval_mode «default_tools_approval_mode»',
      '  `apps.x.default_tools_approval_mode` is a key of config.toml, which Codex 0.169 ignores in',
      '  requirements.toml without a word. Only `enabled` and the `approval_mode` of single tools count here.',
      '8:1-8 warning ignores apps.x.tools.y.enabled «enabled»',
      '  `apps.x.tools.y.enabled` is a key of config.toml, which Codex 0.169 ignores in requirements.toml',
      '  without a word. Only `enabled` and the `approval_mode` of single tools count here.',
      '10:1-8 warning ignores plugins.p.enabled «enabled»',
      '  `plugins.p.enabled` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `mcp_servers` says here which servers a plugin may bring along.',
      '13:1-8 warning ignores mcp_servers.a.enabled «enabled»',
      '  `mcp_servers.a.enabled` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `identity` says here which server is allowed, and that is all.',
    ]);
    assertFixes(rule, text, [
      {
        title: 'Write it as `allowed_sandbox_implementations = ["elevated"]`',
        text: text.replace('sandbox = "elevated"', 'allowed_sandbox_implementations = ["elevated"]'),
      },
    ]);
  });
});

describe('config-key: servers', () => {
  const title = 'Write it as `identity`';

  it('finds a server without identity, once, and keeps its command with its arguments', () => {
    const text = lines(
      '[mcp_servers.docs] # docs',
      'command = "npx" # runs',
      'args = [',
      '  "-y", # no question',
      "  '@acme/docs',",
      ']',
      'env = { A = "b" }',
    );
    assert.deepEqual(findings(rule, text), [
      '1:14-18 error rejects mcp_servers.docs «docs»',
      '  `mcp_servers.docs` is written as in config.toml, and Codex 0.169 refuses the file for it: `identity`',
      '  says here which server is allowed, by its command or its URL.',
      '7:1-4 warning ignores mcp_servers.docs.env «env»',
      '  `mcp_servers.docs.env` is a key of config.toml, which Codex 0.169 ignores in requirements.toml.',
      '  `identity` says here which server is allowed, and that is all.',
    ]);
    assert.deepEqual(findings('invalid-value', text), []);
    assert.deepEqual(findings('unknown-key', text), []);
    assertFixes(rule, text, [
      {
        title,
        text: lines(
          '[mcp_servers.docs] # docs',
          `identity = { command = { executable = "npx", args = [{ match = "exact", value = "-y" }, { match = "exact", value = '@acme/docs' }] } } # runs`,
          '# no question',
          'env = { A = "b" }',
        ),
      },
    ]);
  });

  const servers: Readonly<Record<string, string>> = {
    '[mcp_servers.a]\nurl = "https://a.example/mcp"': '[mcp_servers.a]\nidentity = { url = "https://a.example/mcp" }',
    '[mcp_servers.a]\ncommand = "a"': '[mcp_servers.a]\nidentity = { command = { executable = "a", args = [] } }',
    'mcp_servers.a.url = "https://a"': 'mcp_servers.a.identity = { url = "https://a" }',
    'mcp_servers = { a = { url = "https://a" } }': 'mcp_servers = { a = { identity = { url = "https://a" } } }',
    'mcp_servers.a = { command = "a", args = ["b"] }':
      'mcp_servers.a = { identity = { command = { executable = "a", args = [{ match = "exact", value = "b" }] } } }',
    'mcp_servers.a = { args = ["b"], command = "a" }':
      'mcp_servers.a = { identity = { command = { executable = "a", args = [{ match = "exact", value = "b" }] } } }',
  };

  for (const [before, after] of Object.entries(servers)) {
    it(`writes ${JSON.stringify(before)} as an identity`, () => {
      assertFixes(rule, crlf(...before.split('\n')), [{ title, text: crlf(...after.split('\n')) }]);
    });
  }

  for (const server of [
    '{ command = "a", enabled = false }',
    '{ command = "a", url = "https://a" }',
    '{ command = 1 }',
    '{ command = { executable = "a", args = [] } }',
    '{ command = "a", args = "b" }',
    '{ command = "a", args = [1] }',
    '{ url = "https://a", args = ["b"] }',
  ]) {
    it(`offers nothing for ${server}, where only its author knows what is allowed`, () => {
      assertFixes(rule, lines(`mcp_servers.a = ${server}`), []);
    });
  }

  it('leaves what is no such server to other rules', () => {
    for (const server of ['{}', '{ identity = { command = "a" } }', '{ comand = "a" }', '[]']) {
      assert.deepEqual(findings(rule, lines(`mcp_servers.a = ${server}`)), [], server);
    }
    assert.deepEqual(findings(rule, lines('[mcp_servers.a]', 'command =')), []);
  });
});

describe('config-key: features', () => {
  it('finds a table, and writes the pin', () => {
    const text = lines('[features]', 'apps = false', 'multi_agent_v2 = { enabled = true } # on');
    assert.deepEqual(findings(rule, text), [
      '3:1-15 error rejects features.multi_agent_v2 «multi_agent_v2»',
      '  `features.multi_agent_v2` is written as in config.toml, and Codex 0.169 refuses the file for it: a',
      '  pin is true or false here.',
    ]);
    assertFixes(rule, text, [
      {
        title: 'Write `multi_agent_v2 = true`',
        text: lines('[features]', 'apps = false', 'multi_agent_v2 = true # on'),
      },
    ]);
  });

  it('writes a table with a header of its own as a pin', () => {
    assertFixes(rule, lines('[features]', 'apps = false', '', '[features.goals] # no', 'enabled = false'), [
      { title: 'Write `goals = false`', text: lines('[features]', 'apps = false', 'goals = false', '', '# no') },
    ]);
  });

  it('offers nothing where settings or a remark would be lost', () => {
    for (const table of ['{}', '{ enabled = 1 }', '{ enabled = true, x = 1 }', '{ # why\n  enabled = true }']) {
      const text = lines(`features.goals = ${table}`);
      assert.equal(findings(rule, text).length > 0, true, table);
      assertFixes(rule, text, []);
    }
  });
});
