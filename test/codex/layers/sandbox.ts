/** Sandbox modes, permission profiles, hooks and servers. */
import type { LayerCase } from './case.ts';

const profiles =
  'default_permissions = "acme"\n[allowed_permission_profiles]\nacme = true\n":read-only" = true\n[permissions.acme]\nextends = ":workspace"\n';

const builtIn = '[allowed_permission_profiles]\n":workspace" = true\n":read-only" = true\n';

const hook = (command: string) => `[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "${command}"\n`;

const modes = (...names: string[]) => `allowed_sandbox_modes = ${JSON.stringify(names)}\n`;

const everywhere = (command: string) =>
  `[[remote_sandbox_config]]\nhostname_patterns = ["${command}"]\nallowed_sandbox_modes = ["read-only", "danger-full-access"]\n`;

export const sandbox: readonly LayerCase[] = [
  {
    id: 'sandbox: not allowed',
    requirements: modes('workspace-write', 'read-only'),
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: allowed',
    requirements: modes('read-only', 'danger-full-access'),
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  { id: 'sandbox: a trusted project', requirements: modes('read-only', 'workspace-write'), project: '' },
  { id: 'sandbox: a trusted project, read-only', requirements: modes('read-only'), project: '' },
  {
    id: 'sandbox: the project asks for full access',
    requirements: modes('read-only', 'workspace-write'),
    project: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: denied paths rule full access out',
    requirements: 'permissions.filesystem.deny_read = ["/secret"]\n',
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: denied paths rule listed full access out',
    requirements: `${modes('read-only', 'danger-full-access')}permissions.filesystem.deny_read = ["/secret"]\n`,
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: denied paths leave the rest',
    requirements: 'permissions.filesystem.deny_read = ["/secret"]\n',
    user: 'sandbox_mode = "workspace-write"\n',
  },
  {
    id: 'sandbox: no denied paths',
    requirements: 'permissions.filesystem.deny_read = []\n',
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: denied paths and managed full access',
    requirements: 'permissions.filesystem.deny_read = ["/secret"]\n',
    managed: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: this host',
    requirements: modes('read-only', 'workspace-write') + everywhere('*'),
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: another host',
    requirements: modes('read-only', 'workspace-write') + everywhere('none.example'),
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'sandbox: this host below managed',
    requirements: everywhere('?*'),
    managed: 'sandbox_mode = "workspace-write"\n',
  },
  { id: 'profile and mode in one layer', user: 'default_permissions = ":workspace"\nsandbox_mode = "read-only"\n' },
  { id: 'mode above profile', managed: 'sandbox_mode = "read-only"\n', user: 'default_permissions = ":workspace"\n' },
  {
    id: 'profile above mode',
    managed: 'default_permissions = ":read-only"\n',
    user: 'sandbox_mode = "workspace-write"\n',
  },
  {
    id: 'profile of the session below a managed mode',
    managed: 'sandbox_mode = "workspace-write"\n',
    session: 'default_permissions = ":read-only"\n',
  },
  {
    id: 'profile of the session that a managed mode does not allow',
    managed: 'sandbox_mode = "danger-full-access"\n',
    session: 'default_permissions = ":workspace"\n',
  },
  {
    id: 'unknown profile of the session below a managed mode',
    managed: 'sandbox_mode = "read-only"\n',
    session: 'default_permissions = "nobody"\n',
  },
  {
    id: 'mode of the session below a managed profile',
    managed: 'default_permissions = ":workspace"\n',
    session: 'sandbox_mode = "read-only"\n',
  },
  {
    id: 'profile of the user against the modes',
    requirements: modes('read-only'),
    user: 'default_permissions = "mine"\n[permissions.mine]\nextends = ":workspace"\n',
  },
  {
    id: 'profile of the user within the modes',
    requirements: modes('read-only'),
    user: 'default_permissions = "mine"\n[permissions.mine]\nextends = ":read-only"\n',
  },
  { id: 'profiles: nothing set', requirements: profiles },
  { id: 'profiles: an allowed one', requirements: profiles, user: 'default_permissions = ":read-only"\n' },
  { id: 'profiles: one that is not allowed', requirements: profiles, user: 'default_permissions = ":workspace"\n' },
  {
    id: 'profiles: one that is forbidden',
    requirements:
      'default_permissions = ":read-only"\n[allowed_permission_profiles]\n":read-only" = true\n":workspace" = false\n',
    user: 'default_permissions = ":workspace"\n',
  },
  { id: 'profiles: a mode does not count', requirements: profiles, user: 'sandbox_mode = "danger-full-access"\n' },
  {
    id: 'profiles: a managed mode does not count',
    requirements: profiles,
    managed: 'sandbox_mode = "workspace-write"\n',
  },
  {
    id: 'profiles: built in, full access asked',
    requirements: builtIn,
    user: 'default_permissions = ":danger-full-access"\n',
  },
  { id: 'profiles: built in, nothing set', requirements: builtIn },
  { id: 'profiles: within the modes', requirements: modes('read-only') + profiles },
  {
    id: 'profiles: never and full access by mode',
    requirements: profiles,
    user: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'profiles: never and full access by profile',
    requirements: builtIn,
    user: 'approval_policy = "never"\ndefault_permissions = ":danger-full-access"\n',
  },
  {
    id: 'hooks of all layers run',
    requirements: `features.hooks = true\n[hooks]\nmanaged_dir = "/h"\n${hook('required')}`,
    managed: hook('managed'),
    system: hook('system'),
    user: hook('user'),
    project: hook('project'),
  },
  {
    id: 'hooks of the session',
    user: hook('user'),
    session: 'hooks.Stop = [{ hooks = [{ type = "command", command = "session" }] }]\n',
  },
  {
    id: 'managed hooks only',
    requirements: `allow_managed_hooks_only = true\n[hooks]\nmanaged_dir = "/h"\n${hook('required')}`,
    managed: hook('managed'),
    system: hook('system'),
    user: hook('user'),
    project: hook('project'),
    session: 'hooks.Stop = [{ hooks = [{ type = "command", command = "session" }] }]\n',
  },
  {
    id: 'servers: none allowed',
    requirements: '[mcp_servers]\n',
    user: '[mcp_servers.a]\ncommand = "a"\n',
    managed: '[mcp_servers.b]\nurl = "https://b.example"\n',
  },
  {
    id: 'servers: by identity',
    requirements:
      '[mcp_servers.a]\nidentity = { command = { executable = "npx", args = [{ match = "exact", value = "-y" }, { match = "prefix", value = "pkg@" }] } }\n' +
      '[mcp_servers.b]\nidentity = { url = { match = "prefix", value = "https://x.example/" } }\n[mcp_servers.c]\nidentity = { url = "https://c.example/" }\n' +
      '[mcp_servers.d]\nidentity = { url = { match = "regex", expression = "https://[a-z]+[.]example" } }\n[mcp_servers.e]\nidentity = { command = "e" }\n[mcp_servers.f]\nidentity = { command = "f", url = "https://f.example" }\n',
    user:
      '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "pkg@1"]\n[mcp_servers.b]\nurl = "https://x.example/y"\n[mcp_servers.c]\nurl = "https://c.example"\n' +
      '[mcp_servers.d]\nurl = "https://d.example"\n[mcp_servers.e]\ncommand = "e"\nargs = ["x"]\nenabled = true\n[mcp_servers.f]\nurl = "https://f.example"\n[mcp_servers.g]\ncommand = "g"\n',
  },
  {
    id: 'servers: nearly the identity',
    requirements:
      '[mcp_servers.a]\nidentity = { command = { executable = "npx", args = [{ match = "exact", value = "-y" }] } }\n[mcp_servers.b]\nidentity = { url = { match = "regex", expression = "https://b" } }\n[mcp_servers.c]\nidentity = { command = "c" }\n',
    user: '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "more"]\n[mcp_servers.b]\nurl = "https://b.example"\n[mcp_servers.C]\ncommand = "c"\n[mcp_servers.c]\ncommand = "C"\n',
  },
];
