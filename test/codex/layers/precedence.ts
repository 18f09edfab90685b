/** Which layer wins, and how tables, lists and values merge. */
import type { LayerCase } from './case.ts';

const model = (name: string) => `model = "${name}"\n`;

const server = (command: string) => `[mcp_servers.docs]\ncommand = "${command}"\n`;

const only = (name: string) => `[mcp_servers.${name}]\ncommand = "${name}"\n`;

export const precedence: readonly LayerCase[] = [
  { id: 'user over system', system: model('system'), user: model('user') },
  { id: 'project over user', user: model('user'), project: model('project') },
  {
    id: 'nested project over outer',
    user: model('user'),
    project: `${model('outer')}model_verbosity = "low"\n`,
    nested: model('inner'),
  },
  { id: 'untrusted project', user: model('user'), untrusted: model('project') },
  { id: 'untrusted project that is no TOML', user: model('user'), untrusted: 'model =\n' },
  { id: 'session over project', project: model('project'), session: model('session') },
  { id: 'session over user', user: model('user'), session: model('session') },
  { id: 'managed over session', managed: model('managed'), session: model('session') },
  {
    id: 'managed over everything',
    managed: model('managed'),
    session: model('session'),
    project: model('project'),
    user: model('user'),
    system: model('system'),
  },
  {
    id: 'every layer sets one key of a table',
    managed: '[history]\npersistence = "none"\n',
    session: 'history.max_bytes = 5\n',
    project: '[shell_environment_policy]\ninherit = "core"\n',
    user: '[shell_environment_policy]\nignore_default_excludes = true\n[history]\nmax_bytes = 1\n',
    system: '[shell_environment_policy]\ninherit = "all"\nexclude = ["AWS_*"]\n',
  },
  {
    id: 'lists replace',
    system: 'project_doc_fallback_filenames = ["A.md", "B.md"]\n',
    user: 'project_doc_fallback_filenames = ["C.md"]\n',
  },
  {
    id: 'an empty list replaces',
    system: 'project_doc_fallback_filenames = ["A.md", "B.md"]\n',
    user: 'project_doc_fallback_filenames = []\n',
  },
  {
    id: 'writable roots replace, the rest of the table stays',
    system: '[sandbox_workspace_write]\nwritable_roots = ["/srv"]\nnetwork_access = true\n',
    user: 'sandbox_workspace_write = { writable_roots = ["/data", "/opt"] }\n',
  },
  {
    id: 'dotted, inline and header tables merge',
    system: 'history.persistence = "none"\n',
    user: 'history = { max_bytes = 7 }\n',
    managed: '[history]\nmax_bytes = 9\n',
  },
  {
    id: 'an empty table takes nothing away',
    system: '[mcp_servers.docs]\ncommand = "docs"\nenv = { A = "1", B = "2" }\n',
    user: '[mcp_servers.docs]\nenv = {}\n',
  },
  {
    id: 'environment of a server merges',
    system: '[mcp_servers.docs]\ncommand = "docs"\nenv = { A = "1", B = "2" }\n',
    user: '[mcp_servers.docs]\nenv = { B = "3" }\n',
  },
  {
    id: 'a table over a value',
    system: 'approval_policy = "never"\n',
    user: '[approval_policy.granular]\nsandbox_approval = true\nrules = true\nmcp_elicitations = false\n',
  },
  {
    id: 'a value over a table',
    system: '[approval_policy.granular]\nsandbox_approval = true\nrules = true\nmcp_elicitations = false\n',
    user: 'approval_policy = "never"\n',
  },
  {
    id: 'servers of all layers',
    system: only('a') + server('system'),
    user: only('b') + server('user'),
    managed: only('c'),
  },
  {
    id: 'quoted and bare keys are the same',
    system: '"model" = "system"\n"history" = { "max_bytes" = 1 }\n',
    user: 'model = "user"\n',
  },
  { id: 'profile over user', user: server('user'), profile: server('profile') + only('p') },
  { id: 'project over profile', user: '', project: server('project'), profile: server('profile') + only('p') },
  { id: 'session over profile', profile: server('profile'), session: 'mcp_servers.docs.command = "session"\n' },
  { id: 'managed over profile', managed: server('managed'), profile: server('profile') },
  { id: 'profile over system', system: server('system'), profile: server('profile') },
  {
    id: 'what a project cannot set',
    user: 'model_provider = "openai"\n',
    project:
      'model = "m"\nopenai_base_url = "x"\nchatgpt_base_url = "x"\napps_mcp_product_sku = "x"\nmodel_provider = "x"\nnotify = ["x"]\nprofile = "x"\n' +
      'experimental_realtime_webrtc_call_base_url = "x"\nexperimental_realtime_ws_base_url = "x"\n' +
      '[responses_api_metadata]\na = "b"\n[model_providers.x]\nname = "x"\n[profiles.x]\nmodel = "y"\n[otel]\nenvironment = "x"\n[history]\npersistence = "none"\n',
  },
  {
    id: 'what a project may set',
    project:
      'sandbox_mode = "danger-full-access"\napproval_policy = "never"\napprovals_reviewer = "auto_review"\nallow_login_shell = false\n[feedback]\nenabled = false\n',
  },
  { id: 'an unknown key passes through', user: 'unheard_of = 1\n[unheard]\nof = true\n', managed: 'unheard_of = 2\n' },
];
