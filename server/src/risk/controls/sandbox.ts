import type { AllowlistControl, OwnControl, PatternsControl, ServersControl } from '../control.ts';

const environmentFiles = ['~/**/.env', '~/**/.env.*', '~/**/*.env.*'];
const articlePatterns = '[permissions.filesystem.deny_read]\ndeny_read = [".env", "**/.env", "**.env.*"]';
const patternsRemark =
  'The article’s patterns are relative, and Codex resolves them beside the policy file, where they guard nothing; these reach every workspace below the user’s home. For workspaces elsewhere add absolute patterns, or a managed permission profile.';

export const denyRead: PatternsControl = {
  id: 'permissions.filesystem.deny_read',
  path: ['permissions', 'filesystem', 'deny_read'],
  kind: 'patterns',
  title: 'Files no agent may read',
  addresses: 'Which local files the agent and its commands can never read.',
  facet: 'inputs and outputs',
  severity: 'warning',
  risk: 'Whatever the agent can read it can be made to send away, and `.env` files hold live credentials.',
  advice:
    'By default the agent reads every file that the user can. Patterns must begin with `~/` or an absolute folder; Linux needs a folder name before the first wildcard. Any entry also rules `danger-full-access` out.',
  absent: 'The agent can read every file that the user can.',
  profiles: {
    'high-utility': [],
    balanced: environmentFiles,
    'security-oriented': environmentFiles,
  },
  article: {
    'high-utility': '[permissions.filesystem.deny_read]\ndeny_read = []',
    balanced: articlePatterns,
    'security-oriented': articlePatterns,
  },
  remarks: {
    'high-utility': 'An empty list is the same as none.',
    balanced: patternsRemark,
    'security-oriented': patternsRemark,
  },
};

export const sandboxModes: AllowlistControl = {
  id: 'allowed_sandbox_modes',
  path: ['allowed_sandbox_modes'],
  kind: 'allowlist',
  title: 'Sandbox modes',
  addresses: 'How far the sandbox may be opened: reading only, writing in the workspace, or not at all.',
  facet: 'outputs',
  severity: 'warning',
  risk: 'The sandbox is what stands between an injected instruction and the user’s machine.',
  advice:
    '`danger-full-access` switches the sandbox off, approvals with it: keep it for throw-away machines without secrets. `read-only` must always be listed.',
  absent: 'Users may switch the sandbox off.',
  profiles: {
    'high-utility': ['read-only', 'workspace-write', 'danger-full-access'],
    balanced: ['read-only', 'workspace-write'],
    'security-oriented': ['read-only'],
  },
  overrides: { tables: ['remote_sandbox_config'], key: 'allowed_sandbox_modes' },
  readsAs: { 'external-sandbox': 'danger-full-access' },
  always: ['read-only'],
  valueRisks: {
    'workspace-write': 'the agent writes in the workspace without asking',
    'danger-full-access': 'no sandbox: one injection can change any file and reach any host',
    'external-sandbox': 'no profile lists it, and nobody can choose it in config.toml',
  },
};

export const webSearchModes: AllowlistControl = {
  id: 'allowed_web_search_modes',
  path: ['allowed_web_search_modes'],
  kind: 'allowlist',
  title: 'Web search',
  addresses: 'Whether searches reach the live web, an index, or nothing.',
  facet: 'inputs',
  severity: 'warning',
  risk: 'A live page is text that anyone can write: the easiest way for an injection to reach the agent.',
  advice: '`cached` answers from stored pages. `disabled` is always allowed, and an empty list means only that.',
  absent: 'Users may search the live web.',
  profiles: {
    'high-utility': ['live', 'cached'],
    balanced: ['cached'],
    'security-oriented': ['disabled'],
  },
  readsAs: { indexed: 'live' },
  always: ['disabled'],
  valueRisks: {
    live: 'pages that anyone can write reach the agent',
    indexed: 'web content newer than the stored pages reaches the agent',
    cached: 'stored web pages still reach the agent',
  },
};

export const mcpServers: ServersControl = {
  id: 'mcp_servers',
  path: ['mcp_servers'],
  kind: 'servers',
  title: 'MCP servers',
  addresses: 'Which MCP servers users may configure.',
  facet: 'inputs and outputs',
  severity: 'warning',
  risk: 'Each server brings outside text in and gives the agent new things to do with what it knows.',
  advice:
    'A server runs only when both its name and its identity match exactly. A plain `command` ignores arguments, so `npx` would allow every package: use the `executable` and `args` form. A list does not govern servers that plugins bring; an empty table does.',
  absent: 'Users may configure any MCP server.',
  profiles: { 'high-utility': 'listed', balanced: 'listed', 'security-oriented': 'none' },
  example: [
    { name: 'local', identity: '{ command = "local-mcp-server" }' },
    { name: 'remote', identity: '{ url = "https://example.com/mcp" }' },
  ],
  article: { 'security-oriented': '[mcp_servers]\nNote: Empty table restricts all.' },
  remarks: {
    'high-utility': 'The entries are examples: put your own servers in their place.',
    balanced: 'The entries are examples: put your own servers in their place.',
    'security-oriented': 'An empty table switches every MCP server off.',
  },
};

export const hooks: OwnControl = {
  id: 'hooks',
  path: ['hooks'],
  kind: 'own',
  title: 'Managed hooks',
  addresses: 'What runs of your own at fixed moments: block command patterns, log tool calls, keep telemetry on.',
  facet: 'outputs',
  severity: 'warning',
  risk: 'Local use is not covered by the compliance interface: without hooks or telemetry nobody sees what the agent did.',
  advice:
    'Pin `features.hooks = true`, or a user can switch them off. Only exit code 2 blocks; a hook that fails otherwise, or whose script is missing, lets the command run.',
  absent: 'No hooks run but those of users, projects and plugins.',
};
