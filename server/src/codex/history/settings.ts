import { byName } from './by-name.ts';
import { insideSince } from './settings-inside.ts';
import type { ValueHistory } from './values.ts';

/**
 * The first asked release that knows a setting of config.toml; those that all of them know, and those that came with
 * their table, are left out. `<name>` stands for a key of the author's choosing, `[]` for an element, `<Event>` for
 * every event of hooks.
 */
const firstSeen: Readonly<Record<number, string>> = {
  77: 'ghost_snapshot notice.model_migrations otel.trace_exporter',
  80: 'analytics project_root_markers',
  90: 'agents feedback mcp_oauth_callback_port model_instructions_file skills tui.alternate_screen web_search',
  98: `log_dir mcp_servers.<id>.scopes model_providers.<id>.supports_websockets personality
    suppress_unstable_features_warning tui.notification_method`,
  104: `agents.<role> apps js_repl_node_path mcp_servers.<id>.required memories
    otel.metrics_exporter tui.status_line windows`,
  110: `agents.<role>.nickname_candidates agents.job_max_runtime_seconds agents.max_depth allow_login_shell
    apps.<id>.default_tools_approval_mode apps.<id>.default_tools_enabled apps.<id>.destructive_enabled
    apps.<id>.open_world_enabled apps.<id>.tools apps._default.destructive_enabled apps._default.open_world_enabled
    audio background_terminal_max_timeout experimental_realtime_ws_backend_prompt experimental_realtime_ws_base_url
    experimental_realtime_ws_model js_repl_node_module_dirs mcp_oauth_callback_url mcp_servers.<id>.oauth_resource
    memories.consolidation_model memories.extract_model memories.generate_memories
    memories.max_raw_memories_for_consolidation memories.max_unused_days memories.no_memories_if_mcp_or_web_search
    memories.use_memories model_catalog_json permissions plan_mode_reasoning_effort plugins service_tier sqlite_home
    tui.model_availability_nux tui.theme`,
  113: `default_permissions experimental_realtime_ws_startup_context permissions.<profile>.filesystem
    permissions.<profile>.network`,
  116: `approvals_reviewer experimental_realtime_start_instructions model_providers.<id>.websocket_connect_timeout_ms
    openai_base_url realtime skills.bundled tool_suggest`,
  118: `mcp_servers.<id>.name mcp_servers.<id>.tools model_providers.<id>.auth permissions.<profile>.network.domains
    permissions.<profile>.network.unix_sockets skills.config[].name tui.terminal_title`,
  121: `include_apps_instructions include_environment_context include_permissions_instructions marketplaces
    mcp_servers.<id>.supports_parallel_tool_calls realtime.transport realtime.voice tui.notification_condition`,
  123: `experimental_thread_store_endpoint marketplaces.<name>.last_revision
    mcp_servers.<id>.default_tools_approval_mode memories.disable_on_external_context model_providers.<id>.aws
    notice.external_config_migration_prompts skills.include_instructions`,
  125: 'auto_review hooks model_providers.<id>.aws.region notice.fast_default_opt_out',
  128: `agents.interrupt_message experimental_thread_store hooks.state memories.min_rate_limit_remaining_percent
    plugins.<plugin>.mcp_servers tool_suggest.disabled_tools tui.keymap tui.terminal_resize_reflow_max_rows`,
  130: `hooks.PostCompact hooks.PreCompact hooks.state.<hook>.trusted_hash otel.span_attributes otel.tracestate
    tui.keymap.vim_normal tui.keymap.vim_operator tui.raw_output_mode tui.session_picker_view
    tui.status_line_use_colors tui.vim_mode_default`,
  133: `apps_mcp_product_sku desktop hooks.<Event>[].hooks[].commandWindows hooks.<Event>[].hooks[].command_windows
    hooks.SubagentStart hooks.SubagentStop include_collaboration_mode_instructions mcp_servers.<id>.oauth
    model_auto_compact_token_limit_scope permissions.<profile>.description permissions.<profile>.extends
    permissions.<profile>.network.mitm permissions.<profile>.workspace_roots tui.pet tui.pet_anchor`,
  136: `mcp_servers.<id>.environment_id memories.dedicated_tools tools.experimental_request_user_input
    tui.keymap.vim_text_object`,
  138: 'apps.<id>.approvals_reviewer',
  140: 'apps._default.approvals_reviewer experimental_realtime_webrtc_call_base_url',
  142: 'apps._default.default_tools_approval_mode orchestrator',
  144: 'mcp_servers.<id>.auth',
  146: `agents.default_subagent_model agents.default_subagent_reasoning_effort agents.enabled
    agents.max_concurrent_threads_per_session hooks.<Event>[].hooks[].additionalContextLimit hooks.SessionEnd
    model_providers.<id>.supports_standalone_web_search shell_environment_policy.filters tools.update_plan
    tui.resume_cwd`,
  148: `goals mcp_servers.<id>.http_headers_helper mcp_servers.<id>.oauth.callback_port
    mcp_servers.<id>.omit_tools_from responses_api_metadata`,
  150: `browser_use computer_use hooks.Interrupt model_providers.<id>.aws.auth_refresh otel.tool_result
    skills.max_context_tokens tui.keymap.agents`,
  152: `mcp_optional_startup_grace_ms mcp_servers.<id>.oauth.callback_url
    mcp_servers.<id>.tools.<tool>.output_token_limit
    plugins.<plugin>.mcp_servers.<server>.tools.<tool>.output_token_limit tui.keymap.vim_search`,
  155: `allow_symlinked_codex_home apps.<id>.links memories.dual_write memories.version
    model_providers.<id>.aws.credential_export thread_unload_delay_secs tui.auto_recap
    tui.disable_paste_burst tui.question_esc_back tui.show_server_version_notice tui.whimsy`,
  157: `apps.<id>.omit_tools_from cloud mcp_enterprise_managed_auth mcp_servers.<id>.oauth.authorization_server_issuer
    model_post_turn_compact_threshold_percent model_providers.<id>.gateway_oauth
    model_providers.<id>.model_catalog_url tui.effects tui.fullscreen_transcript tui.rendering
    tui.screen_reader_detection_done`,
  160: `auto_review.circuit_break_action auto_review.conversation_history_max_output_tokens
    auto_review.experimental_conversation_history_prompt mcp_servers.<id>.oauth.client_secret
    mcp_servers.<id>.startup_readiness mcp_servers.<id>.tool_input_schema_max_bytes otel.log_agent_responses
    otel.log_guardian_assessments tui.copy_on_select tui.right_click_paste`,
  162: `audio.microphone_channel daybreak model_providers.<id>.capabilities tui.agents_overview_grouping
    tui.mouse_scroll_speed`,
  165: `auto_review.timeout_ms hooks.PostModelRequest hooks.PreModelRequest hooks.state.<hook>.trusted_content_hash
    include_environment_context_time mcp_enterprise_managed_auth.idp.client_secret
    mcp_enterprise_managed_auth.idp.token_endpoint_auth_method mcp_servers.<id>.oauth.token_endpoint_auth_method
    notice.hide_gov_cloud_guidance permissions.<profile>.network.mitm.actions.<name>.inject_request_headers[].placeholder
    permissions.<profile>.network.mitm.hooks.<name>.ports permissions.<profile>.network.mitm.hooks.<name>.schemes
    permissions.<profile>.network.mitm.version plugins.<plugin>.auto_provision plugins.<plugin>.release_id
    plugins.<plugin>.remote_plugin_id tui.copy_on_select_clear_selection tui.presets windows.allow_mxc`,
  166: `memories.consolidation_service_tier model_providers.<id>.credential_file model_providers.<id>.location
    model_providers.<id>.project_id permissions.<profile>.network.mitm.actions.<name>.aws_sigv4
    permissions.<profile>.network.mitm.actions.<name>.body_secret_substitution`,
  169: `model_providers.<id>.capabilities.cyber_access_programs model_providers.<id>.gateway_oauth.credential_export
    model_providers.<id>.gateway_oauth.credentials_store model_providers.<id>.gateway_oauth.device_authorization_url
    otel.log_sse_deltas plugins.<plugin>.apps tools.client_search_provider tui.collapse_turn_details tui.default_hosts
    tui.sidebar_width_percent`,
};

/** Every setting with the first asked release that knows it; those that came with their table are not in it. */
export const settingsSince: ReadonlyMap<string, number> = new Map([
  ...byName(firstSeen, (release) => release),
  ...insideSince,
]);

/** A profile takes a setting from the release on that has it, but these, which came into profiles later. */
export const profileSettingsSince: ReadonlyMap<string, number> = new Map([
  ['tools', 113],
  ['tui', 130],
]);

/** The asked releases between the first that knows a setting and the newest that do not. */
export const settingsAway: ReadonlyMap<string, readonly number[]> = new Map([['tui.whimsy', [157]]]);

/** The asked releases in which a table refuses a key that it does not know, or takes it for something else. */
export interface Strict {
  readonly since: number;
  /** The last one, where later ones pass over such a key. */
  readonly last?: number;
}

const bound: Strict = { since: 128, last: 162 };

const mitm = 'permissions.<profile>.network.mitm';

/** The tables that have not always been as strict as the newest release's. They refuse the file for what came later. */
export const strictSettings: ReadonlyMap<string, Strict> = new Map<string, Strict>([
  ['agents', { since: 104 }],
  ['tui.keymap', bound],
  ...[
    'agents',
    'approval',
    'chat',
    'composer',
    'editor',
    'global',
    'list',
    'pager',
    'vim_search',
    'vim_text_object',
  ].map((table) => [`tui.keymap.${table}`, bound] as const),
  ...['actions.<name>', 'actions.<name>.inject_request_headers[]', 'hooks.<name>'].map(
    (table) => [`${mitm}.${table}`, { since: 165 }] as const,
  ),
]);

const approvalModes = [
  'apps.<id>.default_tools_approval_mode',
  'apps.<id>.tools.<tool>.approval_mode',
  'apps._default.default_tools_approval_mode',
  'mcp_servers.<id>.default_tools_approval_mode',
  'mcp_servers.<id>.tools.<tool>.approval_mode',
  'plugins.<plugin>.mcp_servers.<server>.default_tools_approval_mode',
  'plugins.<plugin>.mcp_servers.<server>.tools.<tool>.approval_mode',
];

const paths = ['permissions.<profile>.filesystem.<path>', 'permissions.<profile>.filesystem.<path>.<subpath>'];

const voices = 'aube bubbie haetsal hanul himari leher miko neer porto rindo rio rivage selva sonna tinta viola';

/** The words that came later than their setting, or are gone. Releases without the word refuse the file. */
export const settingWords: readonly ValueHistory[] = [
  { places: ['otel.exporter', 'otel.trace_exporter'], value: 'statsig', since: 80 },
  { places: ['cli_auth_credentials_store'], value: 'ephemeral', since: 98 },
  { places: ['permissions.<profile>.network.unix_sockets.<path>'], value: 'none', since: 118, last: 133 },
  { places: ['approvals_reviewer'], value: 'auto_review', since: 125, older: 'guardian_subagent' },
  { places: ['experimental_thread_store.type'], value: 'remote', since: 128, last: 128 },
  { places: ['experimental_thread_store.type'], value: 'in_memory', since: 130 },
  { places: paths, value: 'deny', since: 133, older: 'none' },
  { places: ['permissions.<profile>.network.unix_sockets.<path>'], value: 'deny', since: 136 },
  { places: ['web_search'], value: 'indexed', since: 142 },
  { places: approvalModes, value: 'writes', since: 144 },
  { places: ['realtime.version'], value: 'v3', since: 146 },
  { places: ['hooks.<Event>[].hooks[].type'], value: 'mcp_tool', since: 148 },
  { places: ['mcp_servers.<id>.auth'], value: 'ema_auth', since: 157 },
  { places: ['windows.sandbox'], value: 'mxc', since: 157 },
  ...voices.split(' ').map((value) => ({ places: ['realtime.voice'], value, since: 165 })),
  { places: ['tui.notification_method'], value: 'osc777', since: 169 },
];
