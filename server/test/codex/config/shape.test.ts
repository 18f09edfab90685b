import assert from 'node:assert/strict';
import { configRefusals } from '../../../src/codex/config/constraints.ts';
import { configSchema } from '../../../src/codex/config/index.ts';
import { shapeIssues } from '../../../src/codex/shape.ts';
import { parseDocument } from '../../../src/toml/document.ts';

/** The issues of a document, as `kind path`. */
function issues(source: string): string[] {
  const { root, faults } = parseDocument(source);
  assert.deepEqual(faults, []);
  return shapeIssues(root, configSchema).map((issue) =>
    [issue.kind, issue.item.path.join('.'), ...('key' in issue ? [issue.key] : [])].join(' ').trim(),
  );
}

/** The refusals of a document, as `path: reason`; `?` marks what another file may make good. */
function refused(source: string): string[] {
  return configRefusals(parseDocument(source).root).map(
    ({ item, reason, unlessElsewhere }) => `${item.path.join('.')}${unlessElsewhere ? '?' : ''}: ${reason}`,
  );
}

describe('the shape of config.toml', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    '': [],
    'model = "a"\napproval_policy = "never"\nsandbox_mode = "workspace-write"\n[sandbox_workspace_write]\nnetwork_access = true':
      [],
    'approval_policy = { granular = { sandbox_approval = true, rules = true, mcp_elicitations = true } }': [],
    'approval_policy = { granular = { rules = true } }': [
      'missing-key approval_policy.granular sandbox_approval',
      'missing-key approval_policy.granular mcp_elicitations',
    ],
    'approval_policy = "granular"': ['unknown-value approval_policy'],
    'web_search = true': ['wrong-type web_search'],
    'own = 1\n[otel]\nown = 1': ['unknown-key own', 'unknown-key otel.own'],
    'commit_attribution = "x"\n[windows]\nsandbox_private_desktop = true': [
      'unknown-key commit_attribution',
      'unknown-key windows.sandbox_private_desktop',
    ],
    '[agents]\nown = 1': ['wrong-type agents.own'],
    '[agents.own]\nmodel = 1': ['unknown-key agents.own.model'],
    '[features]\nmulti_agent_v2 = { enabled = true }\nown = true': ['unknown-key features.own'],
    '[features.multi_agent_v2]\nown = true': ['unknown-key features.multi_agent_v2.own'],
    '[features]\nunified_exec = { enabled = true }': ['wrong-type features.unified_exec'],
    '[mcp_servers.s]\ncommand = "x"\nstartup_timeout_sec = 1.5\ntool_timeout_sec = 2': [],
    '[mcp_servers.s]\ncommand = "x"\nstartup_timeout_sec = -0.5\ntool_timeout_sec = inf': [
      'out-of-range mcp_servers.s.startup_timeout_sec',
      'out-of-range mcp_servers.s.tool_timeout_sec',
    ],
    '[mcp_servers.s]\ncommand = "x"\ntool_timeout_sec = nan\nstartup_timeout_sec = "1"': [
      'out-of-range mcp_servers.s.tool_timeout_sec',
      'wrong-type mcp_servers.s.startup_timeout_sec',
    ],
    'mcp_oauth_callback_port = 65536': ['out-of-range mcp_oauth_callback_port'],
    '[model_providers.own]\nbase_url = "x"': ['missing-key model_providers.own name'],
    '[tui]\nnotifications = ["a"]\nwhimsy = true': [],
    '[tui]\nnotifications = ["a", 1]\nwhimsy = 1': ['wrong-type tui.notifications.1', 'wrong-type tui.whimsy'],
    '[desktop]\nanything = [{ a = 1 }]': [],
  };
  for (const [source, expected] of Object.entries(cases)) {
    it(JSON.stringify(source), () => assert.deepEqual(issues(source), expected));
  }
});

describe('what Codex refuses in config.toml', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'approval_policy = "untrusted"': ['approval_policy: `approval_policy = "untrusted"` is no longer supported'],
    'profile = "work"': ['profile: `profile` is no longer supported: choose `work` with `--profile`'],
    'model_provider = "own"': ['model_provider?: no model provider `own` is defined'],
    'model_provider = "own"\n[model_providers.own]\nname = "x"': [],
    '[model_providers.openai]\nname = "x"': [
      'model_providers.openai: the provider `openai` is built in, and only its `model_catalog_url` can be changed',
    ],
    'model_reasoning_effort = ""': ['model_reasoning_effort: `model_reasoning_effort` must not be empty'],
    '[mcp_servers.s]\nenabled = false': ['mcp_servers.s?: `s` needs `command` or `url`'],
    '[mcp_servers.s]\ncommand = "x"\nurl = "y"': ['mcp_servers.s.url: `url` cannot stand beside `command`'],
    '[mcp_servers.s]\nurl = "y"\nargs = []': ['mcp_servers.s.args: `args` cannot stand beside `url`'],
    '[mcp_servers.s]\ncommand = "x"\nhttp_headers = {}': [
      'mcp_servers.s.http_headers: `http_headers` cannot stand beside `command`',
    ],
    '[mcp_servers.s]\nurl = "y"\nbearer_token = "z"': [
      'mcp_servers.s.bearer_token: a token cannot stand in the file: name a variable in `bearer_token_env_var`',
    ],
    'default_permissions = ":own"': ['default_permissions: there is no built-in permission profile `:own`'],
    'default_permissions = "own"': ['default_permissions?: no permission profile `own` is defined'],
    '[permissions.own]': ['permissions.own?: permission profiles need `default_permissions`'],
    'sandbox_mode = "read-only"\n[permissions.own]': [],
    'default_permissions = "own"\n[permissions.own]\nextends = "other"': [
      'permissions.own.extends?: no permission profile `other` is defined',
    ],
    '[features]\nrollout_budget = true': [
      'features.rollout_budget: `rollout_budget` needs a table with `limit_tokens`',
    ],
    '[features]\nown = "x"': ['features.own: `own` is no feature that takes anything but true or false'],
    '[features.multi_agent_v2]\nmax_wait_timeout_ms = 5': [
      'features.multi_agent_v2.max_wait_timeout_ms: `min_wait_timeout_ms` (10000) must not be more than `max_wait_timeout_ms` (5)',
    ],
    '[features.multi_agent_v2]\ntool_namespace = "web"': [
      'features.multi_agent_v2.tool_namespace: `web` is a name that Codex keeps for itself',
    ],
    '[shell_environment_policy]\nfilters = {}\nexclude = []': [
      'shell_environment_policy.exclude: `exclude` cannot stand beside `filters`',
    ],
    '[agents]\nmax_threads = 1\nmax_concurrent_threads_per_session = 2': [
      'agents.max_threads: `max_threads` and `max_concurrent_threads_per_session` are the same setting: use one of them',
    ],
    '[tui.keymap.global]\ncopy = "ctrl+a"\nqueue = ["ctrl-a", "leader b"]': [
      'tui.keymap.global.copy: `ctrl+a` is no key that Codex knows, such as `ctrl-a`, `f1` or `page-down`',
    ],
    '[responses_api_metadata]\n"a b" = "x"': [
      'responses_api_metadata.a b: `a b` must begin with a letter and have up to 64 letters, digits, `.`, `_` and `-`',
    ],
    '[experimental_thread_store]\ntype = "in_memory"': [
      'experimental_thread_store.type?: `type = "in_memory"` needs `id`',
    ],
    '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"': [
      'hooks.Stop.0.hooks.0.type: `type = "command"` needs `command`',
    ],
  };
  for (const [source, expected] of Object.entries(cases)) {
    it(JSON.stringify(source), () => assert.deepEqual(refused(source), expected));
  }
});
