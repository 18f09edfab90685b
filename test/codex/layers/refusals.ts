/** Layers with which Codex does not start, and some with which it does. */
import type { LayerCase } from './case.ts';

const readOnly = 'allowed_sandbox_modes = ["read-only"]\n';

const listed =
  'default_permissions = ":read-only"\n[allowed_permission_profiles]\nacme = true\n":read-only" = true\n[permissions.acme]\nextends = ":workspace"\n';

export const refusals: readonly LayerCase[] = [
  { id: 'refused: user is no TOML', user: 'model =\n' },
  { id: 'refused: user says something twice', user: 'model = "a"\nmodel = "b"\n' },
  { id: 'refused: system is no TOML', system: 'model =\n' },
  { id: 'refused: managed is no TOML', managed: 'model =\n' },
  { id: 'refused: project is no TOML', project: 'model =\n' },
  { id: 'refused: requirements of the wrong type', requirements: 'allowed_sandbox_modes = "read-only"\n' },
  { id: 'refused: requirements without read-only', requirements: 'allowed_sandbox_modes = ["workspace-write"]\n' },
  { id: 'refused: an unknown policy', requirements: 'allowed_approval_policies = ["always"]\n' },
  { id: 'refused: untrusted as a policy', user: 'approval_policy = "untrusted"\n' },
  { id: 'refused: untrusted as a managed policy', managed: 'approval_policy = "untrusted"\n' },
  {
    id: 'starts: untrusted under a higher layer',
    user: 'approval_policy = "untrusted"\n',
    managed: 'approval_policy = "on-request"\n',
  },
  { id: 'refused: choosing a profile in the file', user: 'profile = "work"\n' },
  { id: 'starts: choosing a profile in a project', project: 'profile = "work"\n' },
  {
    id: 'refused: a server with command and url of two layers',
    user: '[mcp_servers.a]\ncommand = "a"\n',
    managed: '[mcp_servers.a]\nurl = "https://a.example"\n',
  },
  {
    id: 'refused: two permission profiles of one name',
    requirements:
      'default_permissions = "acme"\n[allowed_permission_profiles]\nacme = true\n[permissions.acme]\nextends = ":workspace"\n',
    user: '[permissions.acme]\nextends = ":read-only"\n',
  },
  {
    id: 'refused: never and full access',
    requirements: readOnly,
    user: 'sandbox_mode = "danger-full-access"\napproval_policy = "never"\n',
  },
  {
    id: 'refused: never by requirement and full access',
    requirements: `${readOnly}allowed_approval_policies = ["never"]\n`,
    user: 'sandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'refused: never and full access by profile',
    requirements: readOnly,
    user: 'default_permissions = ":danger-full-access"\napproval_policy = "never"\n',
  },
  {
    id: 'refused: never and full access that denied paths rule out',
    requirements: 'permissions.filesystem.deny_read = ["/secret"]\n',
    user: 'sandbox_mode = "danger-full-access"\napproval_policy = "never"\n',
  },
  {
    id: 'starts: never that is not allowed and full access',
    requirements: `${readOnly}allowed_approval_policies = ["on-request"]\n`,
    user: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n',
  },
  {
    id: 'starts: never and workspace-write',
    requirements: `${readOnly}allowed_approval_policies = ["never"]\n`,
    user: 'sandbox_mode = "workspace-write"\n',
  },
  {
    id: 'refused: no way to sign in',
    requirements: 'allowed_login_methods = ["api"]\n',
    user: 'forced_login_method = "chatgpt"\n',
  },
  {
    id: 'starts: another workspace leaves the key',
    requirements: 'allowed_chatgpt_workspaces = ["w1"]\n',
    user: 'forced_chatgpt_workspace_id = "w2"\n',
  },
  {
    id: 'refused: another workspace leaves nothing',
    requirements: 'allowed_chatgpt_workspaces = ["w1"]\nallowed_login_methods = ["chatgpt"]\n',
    user: 'forced_chatgpt_workspace_id = "w2"\n',
  },
  { id: 'starts: a wrong type under a higher layer', user: 'model = 1\n', managed: 'model = "m"\n' },
  { id: 'refused: a wrong type on the command line', session: 'model = 1\n' },
  { id: 'refused: an unknown policy of the user', user: 'approval_policy = "always"\n' },
  { id: 'refused: a wrong type that requirements fix', requirements: 'log_dir = "/r"\n', user: 'log_dir = 1\n' },
  {
    id: 'refused: a pinned feature of the wrong type',
    requirements: 'features.apps = false\n',
    user: 'features.apps = "no"\n',
  },
  {
    id: 'refused: arguments of one layer, address of another',
    user: '[mcp_servers.a]\nargs = ["x"]\n',
    system: '[mcp_servers.a]\nurl = "https://a.example"\n',
  },
  {
    id: 'starts: arguments of one layer, command of another',
    user: '[mcp_servers.a]\nargs = ["x"]\n',
    system: '[mcp_servers.a]\ncommand = "a"\n',
  },
  { id: 'refused: arguments alone', user: '[mcp_servers.a]\nargs = ["x"]\n' },
  {
    id: 'refused: exporters of two layers',
    user: 'otel.exporter = { otlp-http = { endpoint = "https://u.example", protocol = "json" } }\n',
    system: 'otel.exporter = { otlp-grpc = { endpoint = "https://s.example" } }\n',
  },
  {
    id: 'refused: requirements do not end the dispute of two exporters',
    requirements: 'otel.exporter = "none"\n',
    user: 'otel.exporter = { otlp-http = { endpoint = "https://u.example", protocol = "json" } }\n',
    system: 'otel.exporter = { otlp-grpc = { endpoint = "https://s.example" } }\n',
  },
  { id: 'starts: a wrong type that a project cannot set', project: 'notify = 1\nmodel_provider = 2\n' },
  { id: 'refused: a provider that nobody defines', user: 'model_provider = "nobody"\n' },
  {
    id: 'starts: a provider of another layer',
    user: 'model_provider = "acme"\n',
    system: '[model_providers.acme]\nname = "A"\nbase_url = "https://a.example"\n',
  },
  {
    id: 'starts: a provider of requirements',
    requirements: '[model_providers.acme]\nname = "A"\nbase_url = "https://a.example"\n',
    user: 'model_provider = "acme"\n',
  },
  { id: 'refused: a required provider that nobody defines', requirements: 'model_provider = "nobody"\n' },
  { id: 'refused: a permission profile that nobody defines', user: 'default_permissions = "nobody"\n' },
  {
    id: 'starts: a permission profile of another layer',
    user: 'default_permissions = "mine"\n',
    system: '[permissions.mine]\nextends = ":read-only"\n',
  },
  {
    id: 'refused: denied paths of the wrong type',
    requirements: '[permissions.filesystem.deny_read]\ndeny_read = []\n',
  },
  { id: 'refused: a pin that is no boolean', requirements: 'features.apps = "no"\n' },
  {
    id: 'refused: requirements that need a default',
    requirements: 'allowed_permission_profiles = { acme = true }\npermissions.acme.extends = ":workspace"\n',
  },
  {
    id: 'starts: a required provider that the user defines',
    requirements: 'model_provider = "acme"\n',
    user: '[model_providers.acme]\nname = "A"\nbase_url = "https://a.example"\n',
  },
  {
    id: 'starts: a required provider over one that nobody defines',
    requirements: 'model_provider = "openai"\n',
    user: 'model_provider = "nobody"\n',
  },
  { id: 'starts: a permission profile of requirements', requirements: listed, user: 'default_permissions = "acme"\n' },
  { id: 'listed profiles: one that nobody defines', requirements: listed, user: 'default_permissions = "nobody"\n' },
  {
    id: 'listed profiles: one of the user that extends what nobody defines',
    requirements: listed,
    user: 'default_permissions = "mine"\npermissions.mine.extends = "nobody"\n',
  },
  { id: 'profiles of the user without a default', user: '[permissions.mine]\nextends = ":read-only"\n' },
  {
    id: 'listed profiles and those of the user without a default',
    requirements: listed,
    user: '[permissions.mine]\nextends = ":read-only"\n',
  },
  {
    id: 'starts: an unknown profile below a mode',
    user: 'default_permissions = "nobody"\n',
    managed: 'sandbox_mode = "workspace-write"\n',
  },
  {
    id: 'refused: an unknown profile above a mode',
    managed: 'default_permissions = "nobody"\n',
    user: 'sandbox_mode = "workspace-write"\n',
  },
];
