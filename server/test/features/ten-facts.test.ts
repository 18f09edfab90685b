/** What an administrator of many machines must know of the releases, each fact by the words that tell it. */
import assert from 'node:assert/strict';
import { turnsBetween } from '../../src/codex/history/runtime.ts';
import { placeAt } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import { releaseFor } from '../../src/codex/version.ts';
import { releaseFacts } from '../../src/features/hover-history.ts';
import { versionsOf } from '../../src/features/versions.ts';
import { versionsText } from '../../src/features/versions-report.ts';
import { check } from '../../src/rules/check.ts';
import { find, type KeyPath, parseDocument } from '../../src/toml/document.ts';
import { contextOf, lines } from '../rules/golden.ts';

/** The findings on other releases than the newest: the text that they stand on, and what they say. */
function told(text: string, range = '>=0.66'): [place: string, message: string][] {
  return check(contextOf(text, 'balanced', { release: releaseFor(range) }))
    .filter(({ code }) => code === 'not-in-every-release' || code === 'newer-toml')
    .map(({ span, message }) => [text.slice(span.start, span.end), message]);
}

/** What `codex-policy versions` says below its table. */
function below(text: string): string[] {
  return (
    versionsText({ path: 'x', versions: versionsOf(contextOf(text)) })
      .trim()
      .split('\n\n')
      .at(-1)
      ?.split('\n') ?? []
  );
}

/** What turns from one release to another. */
function turned(from: number, to: number, ...keys: readonly string[]): string[] {
  return turnsBetween(from, to, new Set(keys)).map(({ sentence }) => sentence);
}

function hovered(text: string, path: KeyPath): string[] {
  const item = find(parseDocument(text).root, path);
  return item ? releaseFacts(item, 'requirements', placeAt(requirementsSchema, item.path)?.name) : [];
}

describe('the ten facts on a fleet of releases are told:', () => {
  it('1. the oldest has no requirements.toml at all', () => {
    assert.deepEqual(told('allowed_sandbox_modes = ["read-only"]\n'), [
      [
        'allowed_sandbox_modes',
        'Codex 0.66 and older ignore `allowed_sandbox_modes`, first seen in 0.77: such clients are not constrained by it.',
      ],
    ]);
    assert.deepEqual(turned(66, 77), [
      'Codex reads requirements.toml; 0.66 does not. A file that it cannot read stops it.',
    ]);
    assert.deepEqual(turned(155, 157).slice(1), [
      'The app server names ignored keys when it starts; before, nothing does.',
    ]);
  });

  const ignored: readonly (readonly [text: string, key: string, last: number, first: number])[] = [
    ['mcp_servers = {}', 'mcp_servers', 80, 90],
    ['rules.prefix_rules = []', 'rules', 90, 98],
    ['enforce_residency = "us"', 'enforce_residency', 90, 98],
    ['allowed_web_search_modes = []', 'allowed_web_search_modes', 98, 104],
    ['experimental_network = {}', 'experimental_network', 98, 104],
    ['features = {}', 'features', 104, 110],
    ['apps = {}', 'apps', 113, 116],
    ['allowed_approvals_reviewers = ["user"]', 'allowed_approvals_reviewers', 118, 121],
    ['guardian_policy_config = ""', 'guardian_policy_config', 118, 121],
    ['permissions.filesystem.deny_read = ["/x"]', 'permissions', 121, 123],
    ['remote_sandbox_config = []', 'remote_sandbox_config', 121, 123],
    ['hooks = {}', 'hooks', 123, 125],
    ['plugins = {}', 'plugins', 125, 128],
    ['allow_managed_hooks_only = true', 'allow_managed_hooks_only', 130, 133],
    ['computer_use = {}', 'computer_use', 130, 133],
    ['windows = {}', 'windows', 133, 136],
    ['allow_appshots = false', 'allow_appshots', 133, 136],
    [
      'allowed_permission_profiles = {":workspace" = true, ":read-only" = true}',
      'allowed_permission_profiles',
      136,
      138,
    ],
    ['allow_remote_control = false', 'allow_remote_control', 138, 140],
    ['marketplaces = {}', 'marketplaces', 142, 144],
    ['models = {}', 'models', 142, 144],
    ['sqlite_home = "/x"', 'sqlite_home', 144, 146],
    ['log_dir = "/x"', 'log_dir', 144, 146],
    ['model_catalog_json = "/x"', 'model_catalog_json', 144, 146],
    ['feedback = {}', 'feedback', 144, 146],
    ['browser_use = {}', 'browser_use', 144, 146],
    ['allowed_login_methods = ["api"]', 'allowed_login_methods', 146, 148],
    ['allowed_chatgpt_workspaces = ["w"]', 'allowed_chatgpt_workspaces', 146, 148],
    ['auto_review = {}', 'auto_review', 146, 148],
    ['in_app_browser = {}', 'in_app_browser', 148, 150],
    ['chatgpt_base_url = "https://x"', 'chatgpt_base_url', 148, 150],
    ['cli_auth_credentials_store = "keyring"', 'cli_auth_credentials_store', 148, 150],
    ['application = {}', 'application', 152, 155],
    ['model_provider = "openai"', 'model_provider', 155, 157],
    ['model_providers = {}', 'model_providers', 155, 157],
    ['config_server.base_url = "https://x"', 'config_server', 162, 165],
    ['otel = {}', 'otel', 165, 166],
    ['network_proxy = {}', 'network_proxy', 165, 166],
  ];
  for (const [text, key, last, first] of ignored) {
    it(`2. ${key} is ignored by older releases without a word`, () => {
      const message = `Codex 0.${last} and older ignore \`${key}\`, first seen in 0.${first}: such clients are not constrained by it.`;
      assert.deepEqual(told(`${text}\n`).slice(0, 1), [[key, message]]);
    });
  }

  it('3. the maps of the network came after its lists', () => {
    const text = '[experimental_network.domains]\n"example.com" = "allow"\n';
    assert.deepEqual(told(text, '>=0.104'), [
      [
        'domains',
        'Codex 0.104 to 0.116 ignore `experimental_network.domains`, first seen in 0.118: such clients are not constrained by it. They have `allowed_domains` and `denied_domains` instead, which newer ones take too.',
      ],
    ]);
    assert.deepEqual(told('experimental_network.managed_allowed_domains_only = true\n', '>=0.104'), [
      [
        'managed_allowed_domains_only',
        'Codex 0.104 to 0.110 ignore `experimental_network.managed_allowed_domains_only`, first seen in 0.113: such clients are not constrained by it.',
      ],
    ]);
    assert.deepEqual(told('[experimental_network.unix_sockets]\n"/run/x" = "deny"\n', '>=0.118'), [
      [
        '"deny"',
        'Codex 0.118 to 0.133 refuse the file: they do not take `deny` here. Codex 0.136 loads it; such clients need a file of their own.',
      ],
    ]);
    assert.deepEqual(
      hovered('experimental_network.unix_sockets.x = "none"', ['experimental_network', 'unix_sockets', 'x']).slice(1),
      ['`none` is taken since Codex 0.118 until 0.133; 0.136 to 0.169 refuse the file for it.'],
    );
  });

  const ownFile = (next: number) => `Codex 0.${next} loads it; such clients need a file of their own.`;
  const granular = '{ granular = { sandbox_approval = true, rules = true, mcp_elicitations = true } }';
  const stopping: readonly (readonly [text: string, place: string, message: string])[] = [
    [
      '[[rules.prefix_rules]]\npattern = [{ token = "rm" }]\ndecision = "prompt-user"',
      '"prompt-user"',
      `Codex 0.98 to 0.166 refuse the file: they do not take \`prompt-user\` here. ${ownFile(169)}`,
    ],
    [
      'mcp_servers.a.identity.url = { match = "prefix", value = "https://x/" }',
      'url',
      `Codex 0.90 to 0.142 refuse the file: they take a string here. ${ownFile(144)}`,
    ],
    [
      'allowed_web_search_modes = ["indexed"]',
      '"indexed"',
      `Codex 0.104 to 0.140 refuse the file: they do not take \`indexed\` here. ${ownFile(142)}`,
    ],
    [
      'hooks.Stop = [{ hooks = [{ type = "mcp_tool", server = "s", tool = "t" }] }]',
      '"mcp_tool"',
      `Codex 0.125 to 0.146 refuse the file: they do not take \`mcp_tool\` here. ${ownFile(148)}`,
    ],
    [
      'apps.a.tools.t.approval_mode = "writes"',
      '"writes"',
      `Codex 0.133 to 0.142 refuse the file: they do not take \`writes\` here. ${ownFile(144)}`,
    ],
    [
      'allowed_approvals_reviewers = ["auto_review"]',
      '"auto_review"',
      'Codex 0.121 to 0.123 refuse the file: they do not take `auto_review` here. `guardian_subagent` means the same, and all of them take it.',
    ],
    [
      `allowed_approval_policies = ["on-request", ${granular}]`,
      granular,
      `Codex 0.77 to 0.113 refuse the file: they take one of \`untrusted\`, \`on-failure\`, \`on-request\`, \`never\` here. ${ownFile(116)}`,
    ],
    [
      'permissions.network.enabled = true',
      'network',
      `Codex 0.133 to 0.166 refuse the file: they take \`permissions.network\` for a permission profile. ${ownFile(169)} Codex 0.123 to 0.130 ignore \`permissions.network\`, first seen in 0.133: such clients are not constrained by it.`,
    ],
    [
      'features.runtime_agent_instances.enabled = true',
      'runtime_agent_instances',
      `Codex 0.110 to 0.123 refuse the file: they do not know \`runtime_agent_instances\` here. Codex 0.125 to 0.166 refuse the file: they take true or false here. ${ownFile(169)}`,
    ],
    [
      'application.storage.log_dir = "/x"',
      'storage',
      `Codex 0.155 to 0.162 refuse the file: they do not know \`storage\` here. ${ownFile(165)}`,
    ],
  ];
  for (const [text, place, message] of stopping) {
    it(`4. ${place} stops older releases`, () => {
      const refusing = told(`${text}\n`).filter(([, said]) => said.includes('refuse'));
      assert.deepEqual(refusing, [[place, message]]);
    });
  }

  it('5. pins of features are ignored, stop Codex, or have other names', () => {
    const [, apps] = told('[features]\nworktrees = true\n');
    assert.deepEqual(apps, [
      'true',
      `Codex 0.110 to 0.123 refuse the file: they do not know \`worktrees\` here. ${ownFile(125)} Codex 0.125 to 0.152 ignore \`features.worktrees\`, first seen in 0.155: such clients are not constrained by it.`,
    ]);
    assert.deepEqual(told('[features]\ncollab = true\n', '>=0.110'), [
      ['true', `Codex 0.110 to 0.123 refuse the file: they do not know \`collab\` here. ${ownFile(125)}`],
    ]);
    assert.deepEqual(hovered('features.hooks = true', ['features', 'hooks']).slice(1), [
      'Codex 0.116 to 0.128 had it as `codex_hooks`, which newer ones still take.',
    ]);
    assert.deepEqual(turned(123, 125, 'features'), [
      'The pin of a feature that Codex does not know is ignored; 0.110 to 0.123 refuse the file for it.',
    ]);
  });

  it('6. a list that a user’s setting is not in stops old releases', () => {
    assert.deepEqual(told('allowed_approval_policies = ["never"]\n', '>=0.77'), [
      [
        'allowed_approval_policies',
        `Codex 0.77 to 0.90 refuse the file: they do not start where \`on-request\` is not in the list. ${ownFile(98)}`,
      ],
    ]);
    assert.deepEqual(turned(98, 104, 'allowed_approval_policies'), [
      'A setting of the user that the list does not allow is replaced by an allowed one, with a warning; up to 0.98 Codex refuses to run.',
    ]);
    assert.deepEqual(turned(130, 133, 'allowed_sandbox_modes'), [
      'With `approval_policy = "never"`, a user’s `danger-full-access` that the list does not allow is an error when Codex loads; 0.104 to 0.130 replace it.',
    ]);
  });

  it('7. managed_config.toml and requirements.toml have changed places', () => {
    assert.deepEqual(turned(136, 138), [
      'managed_config.toml outranks requirements.toml, and can loosen it: up to 0.136 requirements.toml wins. Remove what is left of managed_config.toml.',
    ]);
    const managed = { kind: 'managed-config', release: releaseFor('>=0.130') } as const;
    const findings = check(contextOf('sandbox_mode = "read-only"\n', 'balanced', managed));
    assert.match(
      findings.find(({ code }) => code === 'outranks-requirements')?.message ?? '',
      /Up to Codex 0\.136 requirements\.toml wins instead, as was seen with `sandbox_mode`\.$/,
    );
  });

  it('8. permission profiles were chosen another way', () => {
    const text = lines(
      'default_permissions = "corp"',
      '[allowed_permission_profiles]',
      'corp = true',
      '[permissions.corp]',
      'extends = ":workspace"',
    );
    assert.deepEqual(told(text, '>=0.123'), [
      [
        'default_permissions',
        'Codex 0.136 and older ignore `default_permissions`, first seen in 0.138: such clients are not constrained by it.',
      ],
      [
        'allowed_permission_profiles',
        'Codex 0.136 and older ignore `allowed_permission_profiles`, first seen in 0.138: such clients are not constrained by it.',
      ],
      [
        'corp',
        `Codex 0.133 to 0.136 refuse the file: their permission profiles need the list \`allowed_permissions\`. ${ownFile(138)} Codex 0.123 to 0.130 ignore \`permissions.corp\`, first seen in 0.133: such clients are not constrained by it.`,
      ],
    ]);
    assert.deepEqual(hovered('allowed_permissions = []', ['allowed_permissions']), [
      'Known to Codex since 0.133 until 0.136; ignored in 0.130 and older.',
    ]);
  });

  it('9. what starts with a file that is refused', () => {
    const open =
      'starts with its defaults, where no thread starts, but `command/exec` of a client runs without a sandbox.';
    assert.deepEqual(below('allowed_sandbox_modes = [1]\n').slice(0, 3), [
      'The newest release refuses the file.',
      'Codex 0.77 to 0.80 and 0.148 to 0.169 refuse the file: neither the command line nor the app server starts.',
      `Codex 0.90 to 0.146 refuse the file: the command line does not start; the app server of editors and the desktop ${open}`,
    ]);
    assert.deepEqual(below('allowed_sandbox_modes = \n').slice(1, 3), [
      'Codex 0.77 to 0.80 and 0.148 to 0.155 refuse the file: neither the command line nor the app server starts.',
      `Codex 0.90 to 0.146 and 0.157 to 0.169 refuse the file: the command line does not start; the app server of editors and the desktop ${open}`,
    ]);
  });

  it('10. parsers differ', () => {
    const text = 'rules = {\n}\n';
    assert.deepEqual(told(text, '>=0.77').slice(-1), [
      [
        '{',
        'Codex 0.77 refuses the file: it reads TOML 1.0, which has no line break within `{ }`. Codex 0.80 reads TOML 1.1.',
      ],
    ]);
    assert.deepEqual(below(text).slice(1, 2), [
      'Codex 0.77 cannot parse the file: it reads TOML 1.0, and this is TOML 1.1.',
    ]);
    assert.deepEqual(told('guardian_policy_config = 1979-05-27\n', '>=0.121'), [
      ['1979-05-27', `Codex 0.121 to 0.146 refuse the file: they take a string here. ${ownFile(148)}`],
    ]);
    const windows = 'permissions.filesystem.deny_read = ["C:\\\\x"]\n';
    const refusing = versionsOf(contextOf(windows)).versions.filter(({ file }) => file === 'refused');
    assert.deepEqual(
      refusing.slice(0, 1).map(({ releases }) => releases[0]),
      [157],
    );
  });
});
