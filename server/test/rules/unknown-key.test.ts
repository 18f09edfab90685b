import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import { fixAll } from '../../src/rules/apply.ts';
import { assertFixes, findings, lines, outline } from './golden.ts';

describe('unknown-key', () => {
  it('has nothing to say of what Codex knows, and of names of your own', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only"]',
      '[features]',
      'memories = false',
      'codex_hooks = true',
      '[mcp_servers.allowed_modes]',
      'identity = { command = "a" }',
      '[permissions.own.workspace_roots]',
      '"/x" = true',
    );
    assert.deepEqual(findings('unknown-key', text), []);
  });

  it('finds a plural, and renames it', () => {
    const text = lines('allowed_sandbox_mode = ["read-only"] # modes');
    assert.deepEqual(findings('unknown-key', text), [
      '1:1-21 warning ignores allowed_sandbox_mode «allowed_sandbox_mode»',
      '  Codex 0.169 does not know `allowed_sandbox_mode` and ignores it. Did you mean',
      '  `allowed_sandbox_modes`?',
    ]);
    assertFixes('unknown-key', text, [
      { title: 'Rename to `allowed_sandbox_modes`', text: lines('allowed_sandbox_modes = ["read-only"] # modes') },
    ]);
  });

  it('finds what is written with hyphens or capitals', () => {
    const text = lines('Allowed-Web-Search-Modes = ["cached"]', '[Features]', 'memories = false');
    assert.deepEqual(findings('unknown-key', text), [
      '1:1-25 warning ignores Allowed-Web-Search-Modes «Allowed-Web-Search-Modes»',
      '  Codex 0.169 does not know `Allowed-Web-Search-Modes` and ignores it. Did you mean',
      '  `allowed_web_search_modes`?',
      '2:2-10 warning ignores Features «Features»',
      '  Codex 0.169 does not know `Features` and ignores it. Did you mean `features`?',
    ]);
    assertFixes('unknown-key', text, [
      {
        title: 'Rename to `allowed_web_search_modes`',
        text: lines('allowed_web_search_modes = ["cached"]', '[Features]', 'memories = false'),
      },
    ]);
    assertFixes(
      'unknown-key',
      text,
      [
        {
          title: 'Rename to `features`',
          text: lines('Allowed-Web-Search-Modes = ["cached"]', '[features]', 'memories = false'),
        },
      ],
      { finding: 1 },
    );
  });

  it('finds a slip of the keyboard, in every way of writing', () => {
    const text = lines('otel.enviroment = "prod"', 'feedback = { enabeld = false }', '["fetures"]', 'memories = false');
    assert.deepEqual(findings('unknown-key', text), [
      '1:6-16 error rejects otel.enviroment «enviroment»',
      '  Codex 0.169 does not know `otel.enviroment` and refuses the file for it. Did you mean `environment`?',
      '2:14-21 warning ignores feedback.enabeld «enabeld»',
      '  Codex 0.169 does not know `feedback.enabeld` and ignores it. Did you mean `enabled`?',
      '3:2-11 warning ignores fetures «"fetures"»',
      '  Codex 0.169 does not know `fetures` and ignores it. Did you mean `features`?',
    ]);
    assertFixes('unknown-key', text, [
      {
        title: 'Rename to `environment`',
        text: lines('otel.environment = "prod"', 'feedback = { enabeld = false }', '["fetures"]', 'memories = false'),
      },
    ]);
    assertFixes(
      'unknown-key',
      text,
      [
        {
          title: 'Rename to `enabled`',
          text: lines('otel.enviroment = "prod"', 'feedback = { enabled = false }', '["fetures"]', 'memories = false'),
        },
      ],
      { finding: 1 },
    );
    assertFixes(
      'unknown-key',
      text,
      [
        {
          title: 'Rename to `features`',
          text: lines('otel.enviroment = "prod"', 'feedback = { enabeld = false }', '["features"]', 'memories = false'),
        },
      ],
      { finding: 2 },
    );
  });

  it('renames every place where the name is written', () => {
    const text = lines('[hoks]', 'managed_dir = "/x"', '[[hoks.Stop]]', 'matcher = "*"');
    assert.deepEqual(findings('unknown-key', text), [
      '1:2-6 warning ignores hoks «hoks»',
      '  Codex 0.169 does not know `hoks` and ignores it. Did you mean `hooks`?',
    ]);
    assertFixes('unknown-key', text, [
      { title: 'Rename to `hooks`', text: lines('[hooks]', 'managed_dir = "/x"', '[[hooks.Stop]]', 'matcher = "*"') },
    ]);
  });

  it('keeps the quotes', () => {
    const text = lines("'allow_appshot' = false");
    assert.deepEqual(findings('unknown-key', text), [
      "1:1-16 warning ignores allow_appshot «'allow_appshot'»",
      '  Codex 0.169 does not know `allow_appshot` and ignores it. Did you mean `allow_appshots`?',
    ]);
    assertFixes('unknown-key', text, [
      { title: 'Rename to `allow_appshots`', text: lines("'allow_appshots' = false") },
    ]);
  });

  it('asks nothing where no known name is near', () => {
    const text = lines('colour = "green"', '[paint]', 'max_bytes = 1', '[paint.more]', 'a = 1');
    assert.deepEqual(findings('unknown-key', text), [
      '1:1-7 warning ignores colour «colour»',
      '  Codex 0.169 does not know `colour` and ignores it.',
      '2:2-7 warning ignores paint «paint»',
      '  Codex 0.169 does not know `paint` and ignores it.',
    ]);
    assertFixes('unknown-key', text, []);
    assertFixes('unknown-key', text, [], { finding: 1 });
  });

  const misspelt: Readonly<Record<string, string>> = {
    'allowed_approval_policy = ["never"]': 'allowed_approval_policies',
    'allowed_sandbox_mode = ["read-only"]': 'allowed_sandbox_modes',
    'allowed_web_search = ["cached"]': 'allowed_web_search_modes',
    'approval_policies = ["never"]': 'allowed_approval_policies',
    'sandbox_modes = ["read-only"]': 'allowed_sandbox_modes',
    'web_search_modes = ["cached"]': 'allowed_web_search_modes',
    'allowedSandboxModes = ["read-only"]': 'allowed_sandbox_modes',
    'AllowedSandboxModes = ["read-only"]': 'allowed_sandbox_modes',
    'allowed-sandbox-modes = ["read-only"]': 'allowed_sandbox_modes',
    'login_methods = ["api"]': 'allowed_login_methods',
    'mcp_server = {}': 'mcp_servers',
    'mcpServers = {}': 'mcp_servers',
    'mcp-servers = {}': 'mcp_servers',
    'feature = { apps = false }': 'features',
    'hook = { managed_dir = "/x" }': 'hooks',
  };

  for (const [line, meant] of Object.entries(misspelt)) {
    it(`takes ${line} for ${meant}`, () => {
      const text = lines('# policy', `${line} # here`);
      const title = `Rename to \`${meant}\``;
      assertFixes('unknown-key', text, [{ title, text: lines('# policy', `${line.replace(/^\S+/, meant)} # here`) }]);
    });
  }

  it('says that a later release may know a key, to those who have one', () => {
    const text = lines('colour = "green"', 'allowed_sandbox_mode = ["read-only"]', '[features]', 'teleport = true');
    const said = (asked: string) => findings('unknown-key', text, 'balanced', { release: releaseFor(asked) });
    assert.deepEqual(said('0.200'), [
      '1:1-7 warning ignores colour «colour»',
      '  Codex 0.169 does not know `colour` and ignores it. Codex 0.200 may know it.',
      '2:1-21 warning ignores allowed_sandbox_mode «allowed_sandbox_mode»',
      '  Codex 0.169 does not know `allowed_sandbox_mode` and ignores it. Did you mean',
      '  `allowed_sandbox_modes`?',
      '4:1-9 warning ignores features.teleport «teleport»',
      '  Codex 0.169 does not know `features.teleport` and ignores it. Codex 0.200 may know it.',
    ]);
    for (const asked of ['0.169.0', '0.100', '', 'new']) assert.deepEqual(said(asked), findings('unknown-key', text));
  });

  it('leaves what is of config.toml to the rule that says so', () => {
    const text = lines('sandbox_mode = "read-only"', '[history]', 'a = 1', '[apps.x]', 'links = 1');
    assert.deepEqual(findings('unknown-key', text), []);
  });

  it('does not rename to a name that is taken', () => {
    const text = lines('allow_appshots = true', 'allow_appshot = false');
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-14 warning ignores allow_appshot «allow_appshot»',
      '  Codex 0.169 does not know `allow_appshot` and ignores it. Did you mean `allow_appshots`?',
    ]);
    assertFixes('unknown-key', text, []);
  });

  it('does not rename to a name that would not take the value', () => {
    const text = lines('allow_appshot = "false"');
    assert.deepEqual(findings('unknown-key', text), [
      '1:1-14 warning ignores allow_appshot «allow_appshot»',
      '  Codex 0.169 does not know `allow_appshot` and ignores it. Did you mean `allow_appshots`?',
    ]);
    assertFixes('unknown-key', text, []);
  });

  it('is an error where Codex refuses the file', () => {
    const text = lines('[otel]', 'log_user_prompts = true', 'colour = 1');
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-17 error rejects otel.log_user_prompts «log_user_prompts»',
      '  Codex 0.169 does not know `otel.log_user_prompts` and refuses the file for it. Did you mean',
      '  `log_user_prompt`?',
      '3:1-7 error rejects otel.colour «colour»',
      '  Codex 0.169 does not know `otel.colour` and refuses the file for it.',
    ]);
    assertFixes('unknown-key', text, [
      { title: 'Rename to `log_user_prompt`', text: lines('[otel]', 'log_user_prompt = true', 'colour = 1') },
    ]);
    assertFixes('unknown-key', text, [], { finding: 1 });
  });

  it('finds a matcher of servers', () => {
    const text = lines('[mcp_servers.a]', 'identity = { url = { match = "exact", vaue = "https://a" } }');
    assert.deepEqual(findings('unknown-key', text), [
      '2:39-43 error rejects mcp_servers.a.identity.url.vaue «vaue»',
      '  Codex 0.169 does not know `mcp_servers.a.identity.url.vaue` and refuses the file for it. Did you',
      '  mean `value`?',
    ]);
    assertFixes('unknown-key', text, [
      {
        title: 'Rename to `value`',
        text: lines('[mcp_servers.a]', 'identity = { url = { match = "exact", value = "https://a" } }'),
      },
    ]);
  });

  it('looks into lists of tables', () => {
    const text = lines(
      '[[hooks.Stop]]',
      'matchers = "*"',
      '[[hooks.Stop.hooks]]',
      'type = "command"',
      'command = "a"',
      'statusMesage = "a"',
    );
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-9 warning ignores hooks.Stop[0].matchers «matchers»',
      '  Codex 0.169 does not know `hooks.Stop.matchers` and ignores it. Did you mean `matcher`?',
      '6:1-13 warning ignores hooks.Stop[0].hooks[0].statusMesage «statusMesage»',
      '  Codex 0.169 does not know `hooks.Stop.hooks.statusMesage` and ignores it. Did you mean',
      '  `statusMessage`?',
    ]);
    assertFixes('unknown-key', text, [
      {
        title: 'Rename to `matcher`',
        text: lines(
          '[[hooks.Stop]]',
          'matcher = "*"',
          '[[hooks.Stop.hooks]]',
          'type = "command"',
          'command = "a"',
          'statusMesage = "a"',
        ),
      },
    ]);
    assertFixes(
      'unknown-key',
      text,
      [
        {
          title: 'Rename to `statusMessage`',
          text: lines(
            '[[hooks.Stop]]',
            'matchers = "*"',
            '[[hooks.Stop.hooks]]',
            'type = "command"',
            'command = "a"',
            'statusMessage = "a"',
          ),
        },
      ],
      { finding: 1 },
    );
  });

  it('leaves what is misplaced, and published spellings, to the rules that say so', () => {
    const text = lines(
      'allowed_approval_reviewers = ["user"]',
      '[rules]',
      'allowed_sandbox_modes = ["read-only"]',
      'prefix_rules = [{ pattern = [{ token = "a" }], decision = "prompt" }]',
    );
    assert.deepEqual(findings('unknown-key', text), []);
  });

  it('finds a table that is misspelt, and nothing below it', () => {
    const text = lines('[feature]', 'apps = false', 'browser_use = false');
    assert.deepEqual(findings('unknown-key', text), [
      '1:2-9 warning ignores feature «feature»',
      '  Codex 0.169 does not know `feature` and ignores it. Did you mean `features`?',
    ]);
    assertFixes('unknown-key', text, [
      { title: 'Rename to `features`', text: lines('[features]', 'apps = false', 'browser_use = false') },
    ]);
  });

  it('finds a plain value where the root has a table of that name', () => {
    const text = lines(
      '[rules]',
      'apps = false',
      'prefix_rules = [{ pattern = [{ token = "a" }], decision = "prompt" }]',
    );
    assert.deepEqual(findings('unknown-key', text), [
      '2:1-5 warning ignores rules.apps «apps»',
      '  Codex 0.169 does not know `rules.apps` and ignores it.',
    ]);
    assertFixes('unknown-key', text, []);
  });

  it('renames those with it that Codex wants with it, as few as will do', () => {
    const misspelt = lines(
      'default_permission = "own"',
      'allowed_sandbox_mode = ["read-only"]',
      '[allowed_permission_profile]',
      'own = true',
      '[permision.own]',
      'description = "x"',
    );
    const together = misspelt
      .replace('permission =', 'permissions =')
      .replace('profile]', 'profiles]')
      .replace('permision', 'permissions');
    const others = '`allowed_permission_profile` to `allowed_permission_profiles` and `permision` to `permissions`';
    assertFixes('unknown-key', misspelt, [
      { title: `Rename to \`default_permissions\`, and ${others}`, text: together },
    ]);
    const alone = [{ title: 'Rename to `allowed_sandbox_modes`', text: misspelt.replace('mode =', 'modes =') }];
    assertFixes('unknown-key', misspelt, alone, { finding: 1 });
    assert.equal(fixAll(misspelt, 'balanced', {}, { caution: 'repairs' }), together.replace('mode =', 'modes ='));
  });

  it('does so in settings', () => {
    const where = { kind: 'config', path: '/home/me/.codex/config.toml' } as const;
    const misspelt = lines('default_permission = "own"', '[permisions.own]', 'description = "x"');
    const right = lines('default_permissions = "own"', '[permissions.own]', 'description = "x"');
    assertFixes(
      'unknown-key',
      misspelt,
      [{ title: 'Rename to `permissions`, and `default_permission` to `default_permissions`', text: right }],
      { finding: 1, where },
    );
    assert.equal(fixAll(misspelt, 'balanced', where, { caution: 'repairs' }), right);
  });

  it('leaves a key alone that Codex would refuse the file for, where no other name helps', () => {
    const text = lines('default_permission = ":workspace"', 'allowed_sandbox_mode = ["read-only"]');
    assertFixes('unknown-key', text, [{ title: 'Rename to `default_permissions`', text: undefined }]);
  });

  it('takes what is missing for one mistake with the key beside it that is meant', () => {
    const text = lines(
      'rules.prefix_rule = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]',
      '[[hooks.Stop]]',
      'hooks = [{ typ = "command", command = "/x" }]',
    );
    assert.deepEqual(outline(text, 'balanced').slice(1), [
      'unknown-key rules.prefix_rule «prefix_rule»',
      'hooks-not-pinned hooks «hooks»',
      'unknown-key hooks.Stop[0].hooks[0].typ «typ»',
    ]);
    assert.deepEqual(findings('unknown-key', text), [
      '1:7-18 error rejects rules.prefix_rule «prefix_rule»',
      '  Codex 0.169 does not know `rules.prefix_rule` and refuses the file, which lacks `prefix_rules`. Did',
      '  you mean that?',
      '3:12-15 error rejects hooks.Stop[0].hooks[0].typ «typ»',
      '  Codex 0.169 does not know `hooks.Stop.hooks.typ` and refuses the file, which lacks `type`. Did you',
      '  mean that?',
    ]);
    assertFixes('unknown-key', text, [{ title: 'Rename to `prefix_rules`', text: text.replace('rule =', 'rules =') }]);
    assertFixes('unknown-key', text, [{ title: 'Rename to `type`', text: text.replace('typ =', 'type =') }], {
      finding: 1,
    });
  });

  it('does so in settings, where another file may have what is missing', () => {
    const text = lines('[model_providers.own]', 'nam = "x"');
    const where = { kind: 'config', path: '/home/me/.codex/config.toml' } as const;
    assert.deepEqual(findings('invalid-value', text, 'balanced', where), []);
    assert.deepEqual(findings('unknown-key', text, 'balanced', where), [
      '2:1-4 error rejects model_providers.own.nam «nam»',
      '  Codex 0.169 does not know `model_providers.own.nam` and, unless another file has `name`, refuses to',
      '  start. Did you mean that?',
    ]);
  });

  it('does so where only the values beside it say that something is missing', () => {
    const text = lines(
      'features.hooks = true',
      'hooks.Stop = [{ hooks = [{ type = "command", comand = "/x" }] }]',
      'mcp_servers.a.identity.url = { match = "exact", valu = "https://x.example" }',
      'rules.prefix_rules = [{ pattern = [{ token = "a" }, { anyOf = ["b"] }], decision = "forbidden" }]',
    );
    assert.deepEqual(outline(text, 'balanced').slice(1), [
      'unknown-key hooks.Stop[0].hooks[0].comand «comand»',
      'unknown-key mcp_servers.a.identity.url.valu «valu»',
      'unknown-key rules.prefix_rules[0].pattern[1].anyOf «anyOf»',
    ]);
    assert.deepEqual(findings('unknown-key', text), [
      '2:46-52 error rejects hooks.Stop[0].hooks[0].comand «comand»',
      '  Codex 0.169 does not know `hooks.Stop.hooks.comand` and refuses the file, which lacks `command`. Did',
      '  you mean that?',
      '3:49-53 error rejects mcp_servers.a.identity.url.valu «valu»',
      '  Codex 0.169 does not know `mcp_servers.a.identity.url.valu` and refuses the file for it. Did you',
      '  mean `value`?',
      '4:55-60 error rejects rules.prefix_rules[0].pattern[1].anyOf «anyOf»',
      '  Codex 0.169 does not know `rules.prefix_rules.pattern.anyOf` and refuses the file, which lacks',
      '  `any_of`. Did you mean that?',
    ]);
    assertFixes('unknown-key', text, [{ title: 'Rename to `any_of`', text: text.replace('anyOf', 'any_of') }], {
      finding: 2,
    });
  });

  it('does so in a table that may have one of several shapes', () => {
    const text = lines('mcp_servers.a.identity.urll = "https://x.example"', 'mcp_servers.b.identity.comand = "b"');
    assert.deepEqual(outline(text, 'balanced').slice(1), [
      'unknown-key mcp_servers.a.identity.urll «urll»',
      'unknown-key mcp_servers.b.identity.comand «comand»',
    ]);
    assertFixes('unknown-key', text, [{ title: 'Rename to `url`', text: text.replace('urll', 'url') }]);
    assertFixes('unknown-key', text, [{ title: 'Rename to `command`', text: text.replace('comand', 'command') }], {
      finding: 1,
    });
  });

  it('leaves what is missing to invalid-value where another key is misspelt', () => {
    const text = lines('[features]', 'hooks = true', '[[hooks.Stop]]', '[[hooks.Stop.hooks]]', 'comand = "/x"');
    assert.deepEqual(outline(text, 'balanced').slice(1), [
      'invalid-value hooks.Stop[0].hooks[0] «hooks»',
      'unknown-key hooks.Stop[0].hooks[0].comand «comand»',
    ]);
    const inList = lines('[features]', 'hooks = true', '[[hooks.Stop]]', 'hooks = [{ comand = "/x" }]');
    assert.deepEqual(outline(inList, 'balanced').slice(1), [
      'invalid-value hooks.Stop[0].hooks[0] «{ comand = "/x" }»',
    ]);
  });

  it('takes a table that is like one of Codex’s own, and has what stands in that, for a mistake in its name', () => {
    const text = lines('[permissions.file_system]', 'deny_read = ["/x"]');
    assert.deepEqual(outline(text, 'balanced').slice(1), ['unknown-key permissions.file_system «file_system»']);
    assert.deepEqual(findings('unknown-key', text), [
      '1:14-25 error rejects permissions.file_system «file_system»',
      '  Codex 0.169 takes `permissions.file_system` for a name of your own and refuses the file for it. Did',
      '  you mean `filesystem`?',
    ]);
    assertFixes('unknown-key', text, [
      { title: 'Rename to `filesystem`', text: lines('[permissions.filesystem]', 'deny_read = ["/x"]') },
    ]);
  });

  it('says what Codex ignores in such a table, and what has no place in either', () => {
    const profile = ['default_permissions = "own"', 'allowed_permission_profiles.own = true', '[permissions.own]'];
    const text = lines(
      ...profile,
      '[permissions]',
      'network-s = { enabled = true, domains = { "a.b" = "allow" }, colour = 1 }',
      'file_systm.glob = 1',
    );
    assert.deepEqual(findings('unknown-key', text), [
      '5:1-10 warning ignores permissions.network-s «network-s»',
      '  Codex 0.169 takes `permissions.network-s` for a name of your own and ignores what stands there. Did',
      '  you mean `network`?',
      '5:62-68 warning ignores permissions.network-s.colour «colour»',
      '  Codex 0.169 does not know `permissions.network-s.colour` and ignores it.',
      '6:12-16 warning ignores permissions.file_systm.glob «glob»',
      '  Codex 0.169 does not know `permissions.file_systm.glob` and ignores it.',
    ]);
    const alone = text.replace(', colour = 1', '');
    assertFixes('unknown-key', alone, [{ title: 'Rename to `network`', text: alone.replace('network-s', 'network') }]);
  });

  it('leaves to refused-setting what Codex refuses there', () => {
    const text = lines('[permissions.filesystem]', 'extends = ":workspace"');
    assert.deepEqual(findings('unknown-key', text), []);
  });
});
