import { byName } from './by-name.ts';

/** The features that each asked release was the first to list. */
const firstListed: Readonly<Record<number, string>> = {
  66: `apply_patch_freeform enable_experimental_windows_sandbox exec_policy experimental_sandbox_command_assessment
    parallel remote_compaction remote_models rmcp_client shell_tool skills undo unified_exec view_image_tool
    warnings web_search_request`,
  77: 'elevated_windows_sandbox experimental_windows_sandbox shell_snapshot tui2',
  80: 'enable_request_compression powershell_utf8 web_search_cached',
  90: 'child_agents_md collab collaboration_modes connectors responses_websockets steer',
  98: `apps personality request_rule runtime_metrics skill_env_var_dependency_prompt skill_mcp_dependency_install
    sqlite use_linux_sandbox_bwrap`,
  104: `apps_mcp_gateway codex_git_commit js_repl js_repl_tools_only memory_tool multi_agent prevent_idle_sleep
    responses_websockets_v2 search_tool`,
  110: `artifact default_mode_request_user_input fast_mode image_detail_original image_generation memories plugins
    realtime_conversation request_permissions shell_zsh_fork voice_transcription`,
  113: 'guardian_approval request_permissions_tool tool_call_mcp_elicitation',
  116: `code_mode code_mode_only codex_hooks enable_fanout exec_permission_approvals tool_suggest tui_app_server
    use_legacy_landlock`,
  118: 'multi_agent_v2 tool_search',
  121: 'general_analytics remote_control telepathy use_agent_identity workspace_dependencies',
  123: `apply_patch_streaming_events chronicle external_migration tool_search_always_defer_mcp_tools
    unavailable_dummy_tools workspace_owner_usage_nudge`,
  125: 'browser_use computer_use in_app_browser remote_plugin',
  128: 'apps_mcp_path_override enable_mcp_apps goals plugin_hooks terminal_resize_reflow',
  130: `auth_elicitation browser_use_external builtin_mcp hooks remote_compaction_v2
    responses_websocket_response_processed`,
  133: 'mentions_v2 network_proxy plugin_sharing',
  136: 'imagegenext non_prefixed_mcp_tool_names standalone_web_search',
  138: 'local_thread_store_compression terminal_visualization_instructions unified_exec_zsh_fork',
  140: 'resize_all_images secret_auth_storage token_budget',
  142: `auto_compaction current_time_reminder deferred_executor item_ids multi_agent_mode respect_system_proxy
    rollout_budget sleep_tool`,
  144: 'browser_use_full_cdp_access code_mode_host concurrent_reasoning_summaries',
  146: `code_mode_buffered_exec deferred_tool_world_state executor_capability_discovery external_agent_memory_import
    guardianv2 in_app_updates mcp_2026_07_28 skill_search`,
  148: `apply_patch_preserve_line_endings background_paginated_rollout_migration code_mode_interrupt
    executed_tool_call_metadata guardian_enhanced_node_repl_transcripts guardian_node_repl_transcript_images
    guardian_reuse_parent_compaction image_resize_notice psp recommended_plugins retain_client_developer_messages
    unbounded_connection_retries unified_image_budget view_image`,
  150: `compaction_image_budget content_item_kinds cwd_relative_turn_diffs guardian_ext in_app_chat in_app_dictation
    in_app_local_automation send_async_message shell_snapshot_v2 transcript_v2`,
  152: `bedrock_setup_wizard code_mode_prewarm local_thread_store_shared_compression omit_app_server_notification_media
    powershell_shell_version skip_host_skill_discovery step_model_switching write_stdin_approval`,
  155: `api_key_model_discovery codex_apps_mcp_2026_07_28 context_management guardianv2.thread_context
    mcp_oauth_refresh_coordination reasoning_effort_override unified_exec_tty windows_sandbox_service worktrees`,
  157: `agent_message_board analytics_plan_history daemon_auto_start nonfatal_clock_read_errors prefer_mxc
    send_message_to_user_async system_proxy_fallback use_xaa`,
  160: `defer_mailbox_preemption guardian_conversation_history_tools guardian_root_handoff_context instant_interrupt`,
  162: `api_key_cyber_access_programs browser_annotation_api cli_daybreak code_mode_only_strict_3p_tools
    code_mode_tool_search guardianv2_decisions_comparison in_app_voice incremental_tools login_shell_package_path
    model_catalog_in_context multi_agent_v2_dynamic_tools stable_environment_tools ultrafast_mode`,
  165: `app_server_websocket_compression async_compaction code_mode_host_grpc code_mode_tool_description_first
    credential_masking executor_capability_discovery_v2 guardian_recorded_items
    guardian_trust_orchestrator_connectors guardianv3 mcp_tool_list_changed multi_env_copy_file output_token_replay
    prediction_preserve_parent_tools retain_client_tool_outputs runtime_agent_instances
    subagent_default_context_limits subagent_thread_environments tui_multi_backend wake_on_agent_messages`,
  166: `critical_path_timing guardian_native_multi_agent_history mcp_connection_sharing omit_skill_descriptions
    plugin_discovery_prefetch simplified_selection_hints skill_catalog_deltas untrusted_as_tool_output`,
  169: `agent_message_board_mcp apps_early_resource_discovery async_compaction_root_only cli_resume_account_check
    code_mode_host_output_truncation command_sessions_world_state daybreak_program_propagation gateway_setup_wizard
    gcp_setup_wizard guardian_denial_reconsideration guardian_include_additional_context hosted_search_policy
    image_generation_animation incremental_exec_tools incremental_tools_legacy incremental_tools_legacy_gcp
    interrupt_on_cancel mcp_lazy_stdio_startup suppress_model_change_announcements tui_extensions_statusline
    tui_workspace`,
};

/** The features that each asked release was the last to list. */
const lastListed: Readonly<Record<number, string>> = {
  66: 'enable_experimental_windows_sandbox experimental_sandbox_command_assessment rmcp_client',
  77: 'parallel skills view_image_tool warnings',
  80: 'tui2',
  90: 'connectors',
  98: 'collab exec_policy remote_compaction',
  104: 'memory_tool',
  113: 'apps_mcp_gateway request_permissions',
  116: 'powershell_utf8 voice_transcription',
  121: 'telepathy',
  125: 'general_analytics',
  128: 'codex_hooks',
  130: 'builtin_mcp',
  136: 'responses_websocket_response_processed',
  140: 'child_agents_md',
  142: 'auto_compaction imagegenext',
};

/** The asked releases in which a feature is not listed, though it is in older and in newer ones. */
const away: Readonly<Record<string, FeatureHistory['away']>> = {
  sleep_tool: { since: 144, last: 150 },
  use_agent_identity: { since: 125, last: 140 },
};

/** The releases that list a feature by its own name. */
export interface FeatureHistory {
  readonly since: number;
  /** The last asked release that lists it, where it is gone. */
  readonly last?: number;
  /** The first and the last asked release of those in between that do not. */
  readonly away?: { readonly since: number; readonly last: number };
}

/** Every name that some release lists as a feature. */
export const featureHistories: ReadonlyMap<string, FeatureHistory> = new Map<string, FeatureHistory>([
  ...byName(firstListed, (since, name) => ({ since, ...(away[name] && { away: away[name] }) })),
  ...byName(lastListed, (last, name) => ({ since: sinceOf(name), last })),
]);

function sinceOf(name: string): number {
  return Number(Object.keys(firstListed).find((release) => firstListed[Number(release)]?.split(/\s+/).includes(name)));
}

/** Releases that refuse the whole file for the pin of a feature that they do not list, or list by another name. */
export const strictPins = { since: 110, last: 123 } as const;

/** Whether a release lists a feature by this name. */
export function isListed(name: string, release: number): boolean {
  const history = featureHistories.get(name);
  if (!history) return false;
  const { since, last = release, away: gone } = history;
  return since <= release && release <= last && !(gone && gone.since <= release && release <= gone.last);
}
