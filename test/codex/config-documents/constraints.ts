/** Documents on what Codex refuses although every value has the right shape, and on what is near to that. */
import type { Document } from '../documents/index.ts';

const lines: Readonly<Record<string, readonly string[]>> = {
  'settings that are gone': [
    'approval_policy = "untrusted"',
    'approval_policy = "on-failure"',
    'approval_policy = "granular"',
    'profile = "work"',
    'experimental_thread_store_endpoint = "own"',
    'commit_attribution = "own"',
    'windows = { sandbox_private_desktop = true }',
    'sandbox_mode = "external-sandbox"',
    'otel = { exporter = "otlp-http" }',
    'shell_environment_policy = "core"',
    'tools = { view_image = true }',
    'auto_review = { extra_policy = "own" }',
  ],
  'one of two names': [
    'memories = { disable_on_external_context = true, no_memories_if_mcp_or_web_search = true }',
    'agents = { max_threads = 1, max_concurrent_threads_per_session = 2 }',
    'ghost_snapshot = { ignore_large_untracked_files = 1, ignore_untracked_files_over_bytes = 1 }',
    'ghost_snapshot = { ignore_large_untracked_dirs = 1, large_untracked_dir_warning_threshold = 1 }',
    'hooks = { Stop = [{ hooks = [{ type = "command", command = "a", commandWindows = "b", command_windows = "c" }] }] }',
  ],
  'MCP servers': [
    ...['args = []', 'cwd = "/srv"', 'env = {}', 'env_vars = []', 'bearer_token_env_var = "A"', 'http_headers = {}'],
    ...['env_http_headers = {}', 'http_headers_helper = "a"', 'oauth = {}', 'oauth_resource = "a"', 'scopes = []'],
    ...['auth = "oauth"', 'bearer_token = "a"', 'tool_timeout_sec = 0', 'tool_timeout_sec = -1', 'name = "a"'],
    ...['identity = {}', 'type = "http"', 'startup_timeout_sec = inf', 'startup_timeout_sec = nan'],
  ].flatMap((key) => [
    `mcp_servers = { a = { command = "a", ${key} } }`,
    `mcp_servers = { a = { url = "a", ${key} } }`,
  ]),
  'MCP servers without a transport': [
    'mcp_servers = { a = { command = "a", url = "a" } }',
    'mcp_servers = { a = {} }',
    'mcp_servers = { a = { enabled = false } }',
    'mcp_servers = { "a b/c" = { command = "" } }',
    'mcp_enterprise_managed_auth = { idp = { issuer = "a", client_id = "b", token_endpoint_auth_method = "client_secret_post" } }',
  ],
  'model providers': [
    ...['openai', 'amazon-bedrock', 'ollama', 'lmstudio', 'ollama-chat', 'own', '', 'azure'].map(
      (name) => `model_provider = "${name}"`,
    ),
    'model_provider = "own"\nmodel_providers = { own = { name = "a" } }',
    'model_providers = { own = { name = "" } }',
    'model_providers = { own = { name = "a", wire_api = "chat" } }',
    'model_providers = { openai = { name = "a" } }',
    'model_providers = { own = { name = "a", aws = {} } }',
    'model_providers = { own = { name = "a", auth = { command = "a" }, env_key = "A" } }',
    'model_providers = { amazon-bedrock = { request_max_retries = 1 } }',
    'model_reasoning_effort = ""',
    'plan_mode_reasoning_effort = ""',
    'agents = { default_subagent_reasoning_effort = "" }',
    'profiles = { own = { model_reasoning_effort = "" } }',
    'profiles = { own = { model_provider = "own" } }',
  ],
  'permission profiles': [
    ...[':workspace', ':own', 'own', '', ':danger-full-access'].map((name) => `default_permissions = "${name}"`),
    'permissions = { own = {} }',
    'permissions = { own = {} }\nsandbox_mode = "read-only"',
    'permissions = {}',
    'permissions = { own = {} }\ndefault_permissions = "other"',
    'permissions = { ":own" = {} }\ndefault_permissions = ":workspace"',
    'permissions = { filesystem = {}, network = {} }\ndefault_permissions = ":workspace"',
    ...[
      'extends = "own"',
      'extends = "other"',
      'extends = ":danger-full-access"',
      'filesystem = { own = "read" }',
      'filesystem = { "/own/*" = "read" }',
      'filesystem = { "/own/*" = "none" }',
      'filesystem = { glob_scan_max_depth = 0 }',
      'filesystem = { ":workspace_roots" = { "../own" = "read" } }',
      'network = { domains = { "*" = "deny" } }',
      'network = { domains = { "*" = "allow" } }',
      'network = { mitm = { actions = { own = {} } } }',
    ].flatMap((entry) => [
      `permissions = { own = { ${entry} } }\ndefault_permissions = "own"`,
      `permissions = { own = { ${entry} } }\ndefault_permissions = ":workspace"`,
    ]),
  ],
  'feature settings': [
    ...['own = true', 'own = {}', 'own = "a"', 'codex_hooks = true', 'codex_hooks = {}', 'undo = true'],
    ...[
      'tool_registry = true',
      'rollout_budget = true',
      'rollout_budget = {}',
      'rollout_budget = { limit_tokens = 0 }',
    ],
    ...['min_wait_timeout_ms = 30001', 'max_wait_timeout_ms = 9999', 'max_wait_timeout_ms = 29999'].map(multiAgent),
    ...['default_wait_timeout_ms = 9999', 'max_wait_timeout_ms = 30000', 'max_wait_timeout_ms = 3600001'].map(
      multiAgent,
    ),
    ...['tool_namespace = ""', 'tool_namespace = "a b"', 'tool_namespace = "web"', 'tool_namespace = "mcp__a"'].map(
      multiAgent,
    ),
    ...['limit_tokens = 0', 'limit_tokens = 5', '', 'limit_tokens = 5, reminder_at_remaining_tokens = [5]'].map(budget),
    ...['[]', '[0]', '[4, 4]'].map((list) => budget(`limit_tokens = 5, reminder_at_remaining_tokens = ${list}`)),
    budget('limit_tokens = 5, reminder_at_remaining_tokens = [], sampling_token_weight = -1'),
    'token_budget = { enabled = true, reminder_threshold_tokens = 0 }',
    'token_budget = { enabled = false, reminder_threshold_tokens = 0 }',
    'token_budget = { enabled = true, reminder_message_template = " " }',
  ].map((entry) => `[features]\n${entry}`),
  'small forms': [
    'shell_environment_policy = { filters = {}, exclude = [] }',
    'shell_environment_policy = { filters = {}, set = {} }',
    ...['a1', '1a', 'a b', 'a-b.c_d', ''].map((key) => `responses_api_metadata = { "${key}" = "a" }`),
    'experimental_thread_store = { type = "in_memory" }',
    'experimental_thread_store = { type = "local", id = 1, own = 1 }',
    'model_post_turn_compact_threshold_percent = 101',
    'otel = { exporter = {} }',
    'otel = { exporter = { otlp-http = { endpoint = "a", protocol = "json" }, otlp-grpc = { endpoint = "a" } } }',
    'agents = { own = 1 }',
    'agents = { own = { model = 1 } }',
    'apps = { own = { links = { own = { a = 1 } } } }',
    'hooks = { managed_dir = 1, Own = 1 }',
    'history = { own = 1 }',
    'audio = { microphone_channel = [1, 0] }',
    'forced_chatgpt_workspace_id = [1]',
    'tui = { notifications = ["a", 1] }',
  ],
  'keys of the terminal': [
    ...['a', 'A', 'ctrl-a', 'CTRL-A', 'ctrl+a', 'ctrl-shift-f12', 'ctrl-ctrl-a', 'control-ctrl-a', 'f0', 'f24', 'f25'],
    ...[
      'page-down',
      'page_down',
      'minus',
      '-',
      'ctrl-',
      'ctrl-a ctrl-b',
      'a b c',
      'leader a',
      'leader',
      'leader leader',
    ],
    ...[
      '',
      ' ',
      'meta-a',
      'cmd-a',
      'command-cmd-a',
      'super-cmd-a',
      'option-alt-a',
      'a-ctrl',
      'escape',
      'insert',
      ' a ',
    ],
    ...['?', 'ctrl-.', 'ä', 'shift', 'shift-tab'],
  ].map((key) => `tui = { keymap = { global = { copy = ["${key}"] } } }`),
};

function multiAgent(entry: string): string {
  return `multi_agent_v2 = { ${entry} }`;
}

function budget(entries: string): string {
  return `rollout_budget = { enabled = true${entries && `, ${entries}`} }`;
}

/** The text says best what a document is about. */
export const constraintDocuments: readonly Document[] = Object.entries(lines).flatMap(([subject, texts]) =>
  texts.map((text) => ({ id: `${subject}: ${text.replaceAll('\n', ' ⏎ ')}`, text: `${text}\n` })),
);
