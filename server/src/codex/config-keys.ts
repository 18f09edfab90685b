import type { KeyPath } from '../toml/document.ts';

/** How the value of a key of config.toml is written as a requirement. */
export interface Conversion {
  /** The key that takes it, in the same table. */
  readonly key: string;
  /** What single values become; undefined where every one is kept. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Whether the requirement is a list where config.toml has one value. */
  readonly list: boolean;
  /** False where the requirement does something else with it than config.toml does. */
  readonly alike: boolean;
}

/** A key of config.toml that is none of requirements.toml. */
export interface ConfigKey {
  /** A sentence on what does the same here; undefined where nothing does. */
  readonly instead?: string;
  readonly conversion?: Conversion;
}

/** Keys without a counterpart of their own, split at white space. */
function alone(names: string, instead?: string): Record<string, ConfigKey> {
  const key: ConfigKey = instead === undefined ? {} : { instead };
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, key]),
  );
}

/** One value that may be chosen in config.toml, and the list of those that are allowed. */
function allowed(key: string, values?: Conversion['values']): ConfigKey {
  return { instead: enforces(key), conversion: { key, list: true, alike: true, ...(values && { values }) } };
}

function enforces(key: string): string {
  return `\`${key}\` enforces it here.`;
}

function suggests(key: string): ConfigKey {
  return { instead: `\`models.new_thread.${key}\` suggests one for new threads here; nothing enforces it.` };
}

/** Root keys of config.toml. */
const rootKeys: Readonly<Record<string, ConfigKey>> = {
  // The lists are those that Codex itself makes of these keys in managed_config.toml.
  approval_policy: allowed('allowed_approval_policies', {
    'on-request': ['on-request'],
    'on-failure': ['on-request'],
    never: ['never'],
  }),
  approvals_reviewer: allowed('allowed_approvals_reviewers', {
    auto_review: ['auto_review', 'user'],
    guardian_subagent: ['auto_review', 'user'],
    user: ['user'],
  }),
  sandbox_mode: allowed('allowed_sandbox_modes', {
    'read-only': ['read-only'],
    'workspace-write': ['read-only', 'workspace-write'],
    'danger-full-access': ['read-only', 'danger-full-access'],
  }),
  web_search: allowed('allowed_web_search_modes'),
  forced_login_method: allowed('allowed_login_methods'),
  forced_chatgpt_workspace_id: allowed('allowed_chatgpt_workspaces'),
  developer_instructions: {
    instead: '`additional_developer_instructions` adds to those of the user here; nothing replaces them.',
    conversion: { key: 'additional_developer_instructions', list: false, alike: false },
  },
  model: suggests('model'),
  model_reasoning_effort: suggests('model_reasoning_effort'),
  service_tier: suggests('service_tier'),
  sandbox_workspace_write: {
    instead:
      'The network of commands is set here by `[experimental_network]`, folders and network by a permission profile ' +
      'under `[permissions.<name>]`.',
  },
  tools: { instead: 'Of what it sets, `allowed_web_search_modes` limits web search here.' },
  memories: { instead: '`features.memories` switches memories on or off here.' },
  experimental_use_unified_exec_tool: { instead: '`features.unified_exec` switches it on or off here.' },
  ...alone(`
    agents allow_symlinked_codex_home analytics apps_mcp_product_sku audio background_terminal_max_timeout cloud
    compact_prompt daybreak desktop disable_paste_burst experimental_compact_prompt_file
    experimental_realtime_start_instructions experimental_realtime_webrtc_call_base_url
    experimental_realtime_ws_backend_prompt experimental_realtime_ws_base_url experimental_realtime_ws_model
    experimental_realtime_ws_startup_context experimental_thread_store experimental_thread_store_endpoint
    file_opener ghost_snapshot goals hide_agent_reasoning history include_apps_instructions
    include_collaboration_mode_instructions include_environment_context include_environment_context_time
    include_permissions_instructions instructions js_repl_node_module_dirs js_repl_node_path
    mcp_enterprise_managed_auth mcp_oauth_callback_port mcp_oauth_callback_url mcp_oauth_credentials_store
    mcp_optional_startup_grace_ms model_auto_compact_token_limit model_auto_compact_token_limit_scope
    model_context_window model_instructions_file model_post_turn_compact_threshold_percent
    model_reasoning_summary model_verbosity notice notify openai_base_url orchestrator oss_provider personality
    plan_mode_reasoning_effort profile profiles project_doc_fallback_filenames project_doc_max_bytes
    project_root_markers projects realtime responses_api_metadata review_model shell_environment_policy
    show_raw_agent_reasoning skills suppress_unstable_features_warning thread_unload_delay_secs
    tool_output_token_limit tool_suggest tui
  `),
};

const pluginKeys = '`mcp_servers` says here which servers a plugin may bring along.';

const appKeys = 'Only `enabled` and the `approval_mode` of single tools count here.';

/** The tables that both files have, and the keys that only config.toml has in them; `*` stands for any name. */
const tableKeys: readonly { readonly table: KeyPath; readonly keys: Readonly<Record<string, ConfigKey>> }[] = [
  {
    table: ['mcp_servers', '*'],
    keys: alone(
      `
      args auth bearer_token bearer_token_env_var command cwd default_tools_approval_mode disabled_tools enabled
      enabled_tools env env_http_headers env_vars environment_id http_headers http_headers_helper name oauth
      oauth_resource omit_tools_from required scopes startup_readiness startup_timeout_ms startup_timeout_sec
      supports_parallel_tool_calls tool_input_schema_max_bytes tool_timeout_sec tools url
    `,
      '`identity` says here which server is allowed, and that is all.',
    ),
  },
  {
    table: ['apps', '*'],
    keys: alone(
      `
      approvals_reviewer default_tools_approval_mode default_tools_enabled destructive_enabled links
      omit_tools_from open_world_enabled
    `,
      appKeys,
    ),
  },
  { table: ['apps', '*', 'tools', '*'], keys: alone('enabled', appKeys) },
  { table: ['plugins', '*'], keys: alone('apps auto_provision enabled release_id remote_plugin_id', pluginKeys) },
  { table: ['hooks'], keys: alone('state') },
  {
    table: ['auto_review'],
    keys: {
      policy: { instead: enforces('guardian_policy_config') },
      ...alone(`
        circuit_break_action conversation_history_max_output_tokens experimental_conversation_history_prompt
        timeout_ms
      `),
    },
  },
  {
    table: ['windows'],
    keys: {
      sandbox: allowed('allowed_sandbox_implementations', { elevated: ['elevated'], unelevated: ['unelevated'] }),
    },
  },
];

/** The keys of fixed places whose one value becomes a list of those that are allowed. */
export const convertedPaths: readonly (readonly string[])[] = [
  { table: [], keys: rootKeys },
  ...tableKeys.filter(({ table }) => !table.includes('*')),
].flatMap(({ table, keys }) =>
  Object.entries(keys)
    .filter(([, { conversion }]) => conversion?.list)
    .map(([name]) => [...table.map(String), name]),
);

/** The key of config.toml that stands at a path of requirements.toml, where only config.toml has it. */
export function configKeyAt(path: KeyPath): ConfigKey | undefined {
  const name = String(path.at(-1));
  const keys =
    path.length === 1 ? rootKeys : tableKeys.find(({ table }) => isTablePath(table, path.slice(0, -1)))?.keys;
  return keys && Object.hasOwn(keys, name) ? keys[name] : undefined;
}

function isTablePath(table: KeyPath, path: KeyPath): boolean {
  return table.length === path.length && table.every((step, index) => step === '*' || step === path[index]);
}
