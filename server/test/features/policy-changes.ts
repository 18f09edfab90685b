/** Realistic changes of files, and what there is to say of each. */
import type { FileKind } from '../../src/codex/file-kind.ts';
import { lines } from '../rules/golden.ts';

interface Change {
  readonly name: string;
  readonly kind?: FileKind;
  readonly old: string;
  readonly fresh: string;
  readonly expected: readonly string[];
}

const rule = (words: string, decision: string) =>
  `[rules]\nprefix_rules = [{ pattern = [${words}], decision = "${decision}" }]\n`;

const server = (name: string, identity: string) => `[mcp_servers.${name}]\nidentity = ${identity}\n`;

export const changes: readonly Change[] = [
  {
    name: 'a sandbox mode more',
    old: 'allowed_sandbox_modes = ["read-only"]\n',
    fresh: 'allowed_sandbox_modes = ["read-only", "workspace-write"]\n',
    expected: [
      'loosened allowed_sandbox_modes: Also allows `workspace-write` (the agent writes in the workspace without asking).',
    ],
  },
  {
    name: 'a key renamed to one that Codex ignores',
    old: 'allowed_approvals_reviewers = ["user"]\n',
    fresh: 'allowed_approval_reviewers = ["user"]\n',
    expected: [
      'loosened allowed_approvals_reviewers: No longer limited. Users may hand their approvals to the automatic reviewer.',
    ],
  },
  {
    name: 'a word that Codex refuses the file for',
    old: 'allowed_web_search_modes = ["cached"]\nallow_appshots = false\n',
    fresh: 'allowed_web_search_modes = ["caching"]\nallow_appshots = false\n',
    expected: [
      'loosened allowed_web_search_modes: No longer limited. Users may search the live web.',
      'loosened allow_appshots: No longer set: users decide. False switches Appshots off.',
    ],
  },
  {
    name: 'an older word for a reviewer',
    old: 'allowed_approvals_reviewers = ["auto_review", "user"]\n',
    fresh: 'allowed_approvals_reviewers = ["guardian_subagent", "user"]\n',
    expected: ['changed allowed_approvals_reviewers: Another form of the same values, or another order.'],
  },
  {
    name: 'on request in place of untrusted',
    old: 'allowed_approval_policies = ["untrusted"]\n',
    fresh: 'allowed_approval_policies = ["on-request"]\n',
    expected: [
      'loosened allowed_approval_policies: Also allows `on-request` (the model decides when to ask, and an injection can steer it). No longer allows `untrusted`.',
    ],
  },
  {
    name: 'never in place of untrusted',
    old: 'allowed_approval_policies = ["untrusted"]\n',
    fresh: 'allowed_approval_policies = ["never"]\n',
    expected: [
      'changed allowed_approval_policies: Also allows `never` (no person sees a command before it runs). No longer allows `untrusted`.',
    ],
  },
  {
    name: 'a list of everything removed',
    old: 'allowed_web_search_modes = ["live", "cached"]\n',
    fresh: '',
    expected: [
      'changed allowed_web_search_modes: No longer limited. Users may search the live web. The list allowed all of them.',
    ],
  },
  {
    name: 'deny_read removed, which ruled full access out',
    old: lines(
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
      '[permissions.filesystem]',
      'deny_read = ["~/.ssh/**"]',
    ),
    fresh: 'allowed_sandbox_modes = ["read-only", "danger-full-access"]\n',
    expected: [
      'loosened permissions.filesystem.deny_read: No longer guards `~/.ssh/**`.',
      'loosened allowed_sandbox_modes: Also allows `danger-full-access` (no sandbox: one injection can change any file and reach any host), as other keys rule it out no more.',
    ],
  },
  {
    name: 'a pattern that is made relative',
    old: '[permissions.filesystem]\ndeny_read = ["~/**/.env", "~/.ssh/**"]\n',
    fresh: '[permissions.filesystem]\ndeny_read = ["**/.env", "~/.ssh/**"]\n',
    expected: [
      'loosened permissions.filesystem.deny_read: No longer guards `~/**/.env`. `**/.env` is relative and guards nothing in a workspace.',
    ],
  },
  {
    name: 'a pattern that is made wider',
    old: '[permissions.filesystem]\ndeny_read = ["/etc/acme/keys/**"]\n',
    fresh: '[permissions.filesystem]\ndeny_read = ["/etc/acme/**"]\n',
    expected: ['tightened permissions.filesystem.deny_read: Also guards `/etc/acme/**`.'],
  },
  {
    name: 'a server more and one less',
    old: server('docs', '{ url = "https://docs.example/mcp" }'),
    fresh: server('stock', '{ command = "stock-mcp" }'),
    expected: [
      'tightened mcp_servers.docs: No longer allows the server `docs`.',
      'loosened mcp_servers.stock: Also allows the server `stock`, as `{ command = "stock-mcp" }`.',
    ],
  },
  {
    name: 'a server whose arguments count no more',
    old: server('stock', '{ command = { executable = "npx", args = [{ match = "exact", value = "stock@1.2.3" }] } }'),
    fresh: server('stock', '{ command = "npx" }'),
    expected: [
      'loosened mcp_servers.stock: Is less strict about what the server `stock` must be: `{ command = "npx" }`.',
    ],
  },
  {
    name: 'a server at another address',
    old: server('docs', '{ url = "https://docs.example/mcp" }'),
    fresh: server('docs', '{ url = "https://docs.example.net/mcp" }'),
    expected: [
      'loosened mcp_servers.docs: Allows something else as the server `docs` than before: `{ url = "https://docs.example.net/mcp" }`.',
    ],
  },
  {
    name: 'an address by its start instead of exactly',
    old: server('docs', '{ url = "https://docs.example/mcp" }'),
    fresh: server('docs', '{ url = { match = "prefix", value = "https://docs.example/" } }'),
    expected: [
      'loosened mcp_servers.docs: Is less strict about what the server `docs` must be: `{ url = { match = "prefix", value = "https://docs.example/" } }`.',
    ],
  },
  {
    name: 'the list of servers removed',
    old: '[mcp_servers]\n',
    fresh: '',
    expected: ['loosened mcp_servers: No longer limited. Users may configure any MCP server.'],
  },
  {
    name: 'a refused command that is only asked for',
    old: rule('{ token = "curl" }', 'forbidden'),
    fresh: rule('{ token = "curl" }', 'prompt'),
    expected: ['loosened rules.prefix_rules: Only asks, where it refused: `curl`.'],
  },
  {
    name: 'a rule on a longer command',
    old: rule('{ token = "git" }', 'forbidden'),
    fresh: rule('{ token = "git" }, { any_of = ["push", "fetch"] }', 'forbidden'),
    expected: ['loosened rules.prefix_rules: No rule any more for `git`.'],
  },
  {
    name: 'a prompt that is a refusal where nobody is asked',
    old: `allowed_approval_policies = ["never"]\n${rule('{ token = "sh" }', 'forbidden')}`,
    fresh: `allowed_approval_policies = ["never"]\n${rule('{ token = "sh" }', 'prompt')}`,
    expected: [
      'changed rules.prefix_rules: The same commands are refused or asked for; the rules differ in other things.',
    ],
  },
  {
    name: 'a feature forced on',
    old: '',
    fresh: '[features]\ncomputer_use = true\n',
    expected: [
      'loosened features.computer_use: On for everyone, and nobody can switch it off. The agent sees what is on the screen and acts with every account that is signed in there.',
    ],
  },
  {
    name: 'a feature that another key keeps off',
    old: '[features]\nbrowser_use = false\n',
    fresh: 'allow_browser_and_computer_use = false\n',
    expected: [
      'changed features.browser_use: No longer kept off. `allow_browser_and_computer_use = false` keeps it off all the same.',
      'tightened allow_browser_and_computer_use: Set. False blocks both browsing by the agent and its use of native applications. True switches nothing on.',
    ],
  },
  {
    name: 'a pin without a known order',
    old: '',
    fresh: '[features]\ngoals = false\n',
    expected: ['changed features.goals: Set. Pins the feature of this name on (true) or off (false).'],
  },
  {
    name: 'hooks that users may switch off, and one less',
    old: lines(
      'features.hooks = true',
      '[hooks]',
      'managed_dir = "/opt/hooks"',
      '[[hooks.PreToolUse]]',
      'matcher = "^Bash$"',
      'hooks = [{ type = "command", command = "/opt/hooks/audit" }, { type = "command", command = "/opt/hooks/block" }]',
    ),
    fresh: lines(
      '[hooks]',
      'managed_dir = "/opt/hooks"',
      '[[hooks.PreToolUse]]',
      'matcher = "^Bash$"',
      'hooks = [{ type = "command", command = "/opt/hooks/audit" }]',
    ),
    expected: [
      'loosened hooks.PreToolUse: No longer runs `/opt/hooks/block` for `"^Bash$"`.',
      'loosened features.hooks: No longer set: users decide, so they can switch managed hooks off; on by default. Whether hooks run.',
    ],
  },
  {
    name: 'a hook for other tools',
    old: '[[hooks.PreToolUse]]\nmatcher = "^Bash$"\nhooks = [{ type = "command", command = "/opt/audit" }]\n',
    fresh: '[[hooks.PreToolUse]]\nmatcher = "^Read$"\nhooks = [{ type = "command", command = "/opt/audit" }]\n',
    expected: [
      'changed hooks.PreToolUse: Runs `/opt/audit` for `"^Read$"` where something else ran, or ran for other tools.',
    ],
  },
  {
    name: 'the policy of the reviewer removed',
    old: 'allowed_approvals_reviewers = ["auto_review", "user"]\nguardian_policy_config = "Refuse secrets."\n',
    fresh: 'allowed_approvals_reviewers = ["auto_review", "user"]\n',
    expected: ['loosened guardian_policy_config: The automatic reviewer follows its built-in policy.'],
  },
  {
    name: 'hosts of commands',
    old: '[experimental_network.domains]\n"a.example" = "allow"\n"bad.example" = "deny"\n"*.c.example" = "allow"\n',
    fresh: '[experimental_network.domains]\n"a.example" = "deny"\n"b.example" = "allow"\n"x.c.example" = "allow"\n',
    expected: [
      'loosened experimental_network.domains: Also allows the host `b.example`.',
      'loosened experimental_network.domains: No longer denies the host `bad.example`.',
      'tightened experimental_network.domains: No longer allows the host `*.c.example`.',
      'tightened experimental_network.domains: Denies the host `a.example`.',
    ],
  },
  {
    name: 'hosts of users as well',
    old: '[experimental_network]\nmanaged_allowed_domains_only = true\ndomains = { "a.example" = "allow" }\n',
    fresh: '[experimental_network]\ndomains = { "a.example" = "allow" }\n',
    expected: ['loosened experimental_network.managed_allowed_domains_only: Hosts that users allow count as well.'],
  },
  {
    name: 'the desktop app let out',
    old: '[application.network.domains]\n"a.example" = "allow"\n',
    fresh: '[application.network]\nenabled = false\ndomains = { "a.example" = "allow" }\n',
    expected: ['loosened application.network: The desktop app may reach any server.'],
  },
  {
    name: 'other hosts with full access',
    old: 'allowed_sandbox_modes = ["read-only", "workspace-write"]\n',
    fresh: lines(
      'allowed_sandbox_modes = ["read-only", "workspace-write"]',
      '[[remote_sandbox_config]]',
      'hostname_patterns = ["ci-*"]',
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
    ),
    expected: [
      'loosened remote_sandbox_config: On the hosts `ci-*`: Also allows `danger-full-access` (no sandbox: one injection can change any file and reach any host). No longer allows `workspace-write`.',
    ],
  },
  {
    name: 'ways to sign in, and where it is kept',
    old: 'allowed_login_methods = ["chatgpt"]\ncli_auth_credentials_store = "keyring"\n',
    fresh: 'allowed_login_methods = ["chatgpt", "api"]\ncli_auth_credentials_store = "file"\n',
    expected: [
      'loosened allowed_login_methods: Now also `api`. How users may sign in.',
      'loosened cli_auth_credentials_store: Another value. Where the command line must keep credentials.',
    ],
  },
  {
    name: 'switches of the desktop app',
    old: 'allow_remote_control = false\nallow_appshots = true\n',
    fresh: 'allow_appshots = false\n[browser_use.origins."https://a.example"]\nuploads = "allow"\n',
    expected: [
      'loosened allow_remote_control: No longer set: users decide. False keeps other devices from controlling this one. SSH is not affected.',
      'tightened allow_appshots: Another value. False switches Appshots off.',
      'loosened browser_use.origins."https://a.example".uploads: Set. Whether the agent may upload files.',
    ],
  },
  {
    name: 'a site that is allowed where all are',
    old: '[browser_use.default_origin_policy]\naccess = "deny"\nuploads = "allow"\n',
    fresh: lines(
      '[browser_use.default_origin_policy]',
      'access = "deny"',
      'uploads = "allow"',
      '[browser_use.origins."https://a.example"]',
      'access = "allow"',
      'uploads = "allow"',
    ),
    expected: [
      'loosened browser_use.origins."https://a.example".access: Set. Whether the agent may visit the site at all.',
      'changed browser_use.origins."https://a.example".uploads: Set. Whether the agent may upload files.',
    ],
  },
  {
    name: 'telemetry that goes nowhere',
    old: '[otel]\nenvironment = "prod"\nexporter = { otlp-http = { endpoint = "https://o.example", protocol = "json" } }\n',
    fresh: '[otel]\nenvironment = "prod"\nexporter = "none"\n',
    expected: [
      'loosened otel.exporter: Log events go to no collector of this file. Log events go only where a user’s own file sends them.',
    ],
  },
  {
    name: 'permission profiles',
    old: lines(
      'default_permissions = "team"',
      '[allowed_permission_profiles]',
      '":read-only" = true',
      'team = true',
      '[permissions.team]',
      'extends = ":read-only"',
      '[permissions.team.filesystem]',
      '"~/.ssh" = "deny"',
      '"/data" = "read"',
    ),
    fresh: lines(
      'default_permissions = "team"',
      '[allowed_permission_profiles]',
      '":read-only" = true',
      '":danger-full-access" = true',
      'team = true',
      '[permissions.team]',
      'extends = ":workspace"',
      '[permissions.team.filesystem]',
      '"/data" = "write"',
      '[permissions.team.network]',
      'enabled = true',
    ),
    expected: [
      'loosened allowed_sandbox_modes: Also allows `danger-full-access` (no sandbox: one injection can change any file and reach any host), `workspace-write` (the agent writes in the workspace without asking), as other keys rule it out no more.',
      'loosened allowed_permission_profiles: Also allows the profile `:danger-full-access`.',
      'loosened permissions.team.extends: Builds on `:workspace`.',
      'loosened permissions.team.filesystem."~/.ssh": Says no longer what may be done with `~/.ssh`.',
      'loosened permissions.team.filesystem."/data": Access to `/data`: `write`.',
      'loosened permissions.team.network.enabled: Set. Gives commands network access, through the proxy that Codex runs for them.',
    ],
  },
  {
    name: 'plugins and marketplaces',
    old: '[marketplaces]\nrestrict_to_allowed_sources = true\n[plugins."p@m".mcp_servers.s]\nidentity = { command = "s" }\n',
    fresh: lines(
      '[marketplaces]',
      'restrict_to_allowed_sources = true',
      '[marketplaces.allowed_sources.acme]',
      'source = "git"',
      'url = "https://git.example/plugins"',
    ),
    expected: [
      'loosened plugins."p@m".mcp_servers: No longer limited. The plugin may bring any MCP server.',
      'loosened marketplaces.allowed_sources.acme: Also allows marketplaces from `acme`.',
    ],
  },
  {
    name: 'text that nobody can weigh',
    old: 'additional_developer_instructions = "Be kind."\nmodel_provider = "openai"\n',
    fresh: 'additional_developer_instructions = "Be quick."\nmodel_provider = "openai"\n',
    expected: [
      'changed additional_developer_instructions: Another value. Text added, word for word, to the developer instructions of every session.',
    ],
  },
  {
    name: 'defaults of a managed config',
    kind: 'managed-config',
    old: 'approval_policy = "never"\nsandbox_mode = "workspace-write"\ncli_auth_credentials_store = "keyring"\n',
    fresh: lines(
      'approval_policy = "on-request"',
      'sandbox_mode = "danger-full-access"',
      'web_search = "live"',
      'cli_auth_credentials_store = "auto"',
      'model = "m"',
    ),
    expected: [
      'loosened approval_policy: Sessions start with `on-request` (the model decides when to ask, and an injection can steer it). It also takes the place of the list in requirements.toml.',
      'loosened sandbox_mode: Sessions start with `danger-full-access` (no sandbox: one injection can change any file and reach any host). It also takes the place of the list in requirements.toml.',
      'loosened web_search: Sessions start with `live` (pages that anyone can write reach the agent).',
      'loosened cli_auth_credentials_store: Another value. Where the command line keeps credentials.',
      'changed model: Set. The model that sessions start with.',
    ],
  },
  {
    name: 'settings of a user',
    kind: 'config',
    old: '[sandbox_workspace_write]\nwritable_roots = ["/a"]\n',
    fresh: lines(
      '[sandbox_workspace_write]',
      'writable_roots = ["/a", "/b"]',
      'network_access = true',
      '[projects."/a"]',
      'trust_level = "trusted"',
      '[mcp_servers.docs]',
      'command = "docs-mcp"',
    ),
    expected: [
      'loosened mcp_servers.docs: Starts the server `docs` as well. Each server brings outside text in and gives the agent new things to do with what it knows.',
      'loosened sandbox_workspace_write.writable_roots: Now also `/b`. Further folders that commands may write to.',
      'loosened sandbox_workspace_write.network_access: Set. True gives commands the whole network.',
      'loosened projects."/a".trust_level: Set. Whether the folder is trusted.',
    ],
  },
];
