import { byName } from './by-name.ts';

/** The key bindings below `tui.keymap` that came later than their table, by the first asked release that knows them. */
const bindings: Readonly<Record<number, string>> = {
  130: 'editor.kill_whole_line global.toggle_fast_mode global.toggle_raw_output global.toggle_vim_mode',
  133: 'list.jump_bottom list.jump_top list.move_left list.move_right list.page_down list.page_up',
  136: `chat.interrupt_turn vim_normal.change_to_line_end vim_normal.start_change_operator vim_normal.substitute_char
    vim_operator.select_around_text_object vim_operator.select_inner_text_object`,
  146: 'global.toggle_side_conversation',
  150: `chat.next_permission_mode chat.previous_permission_mode chat.toggle_voice_mute global.open_agents
    vim_normal.repeat_last_change vim_normal.replace_char`,
  152: `vim_normal.find_backward vim_normal.find_forward vim_normal.jump_bottom vim_normal.jump_top
    vim_normal.till_backward vim_normal.till_forward vim_operator.motion_find_backward vim_operator.motion_find_forward
    vim_operator.motion_jump_bottom vim_operator.motion_jump_top vim_operator.motion_till_backward
    vim_operator.motion_till_forward`,
  155: `agents.archive agents.delete agents.hide agents.resume chat.prompt_stack_back chat.skip_question
    vim_normal.enter_replace_mode vim_normal.redo vim_normal.undo`,
  157: 'agents.new_worktree chat.toggle_voice global.find_transcript global.focus_activity pager.find',
  162: 'agents.fork agents.toggle_pin',
  165: 'chat.open_presets global.leader',
  166: 'global.select_transcript',
  169: `global.change_host global.close_sidebar_tab global.equalize_pane_widths global.focus_main_composer
    global.focus_pane_left global.focus_pane_right global.focus_sidebar_content global.focus_sidebar_tabs
    global.hide_pane global.maximize_pane_width global.minimize_pane_width global.move_divider_left
    global.move_divider_right global.resize_panes global.sidebar_down global.sidebar_up global.toggle_pane_zoom`,
};

/** The same of what stands in the table of a feature. */
const ofFeatures: Readonly<Record<number, string>> = {
  128: `multi_agent_v2.max_concurrent_threads_per_session multi_agent_v2.min_wait_timeout_ms
    multi_agent_v2.root_agent_usage_hint_text multi_agent_v2.subagent_usage_hint_text`,
  133: `multi_agent_v2.default_wait_timeout_ms multi_agent_v2.max_wait_timeout_ms multi_agent_v2.non_code_mode_only
    multi_agent_v2.tool_namespace`,
  142: 'code_mode.direct_only_tool_namespaces',
  144: `current_time_reminder.delivery_mode current_time_reminder.reminder_interval_seconds
    current_time_reminder.sleep_tool multi_agent_v2.multi_agent_mode_hint_text token_budget.guidance_message`,
  146: `multi_agent_v2.expose_spawn_agent_model_overrides multi_agent_v2.wait_agent_enabled
    token_budget.auto_compact_fallback_buffer_tokens token_budget.auto_compact_fallback_prompt`,
  148: 'code_mode.default_exec_yield_time_ms multi_agent_v2.subagent_developer_instructions',
  150: `guardianv2.max_parent_compaction_tokens guardianv2.max_tool_call_lag guardianv2.reuse_parent_compaction
    guardianv2.review_scope guardianv2.transcript.include_images network_proxy.credential_broker
    token_budget.use_history_notes_extension`,
  152: 'guardianv2.free_guardian guardianv2.persist_scores',
  155: 'guardianv2.thread_context network_proxy.credentials',
  157: 'code_mode.experimental_show_cell_overhead',
  160: `code_mode.tool_input_schema_max_bytes multi_agent_v2.disable_direct_message
    multi_agent_v2.message_board_in_memory`,
  162: `guardianv2.async_classifier_conversation_token_limit guardianv2.async_classifier_mode guardianv2.transcript_mode
    multi_agent_v2.message_board_remote`,
  165: 'multi_agent_v2.disable_native_tools multi_agent_v2.preserve_fork_prefix',
  166: 'rollout_budget.enforce_limit',
  169: 'guardianv2.sync_elastic_budgeting guardianv2.sync_elastic_sections',
};

/** What came later than its table with the first asked release that knows it, by place. */
export const insideSince: readonly (readonly [place: string, since: number])[] = [
  ...byName(bindings, (release) => release).map(([name, release]) => [`tui.keymap.${name}`, release] as const),
  ...byName(ofFeatures, (release) => release).map(([name, release]) => [`features.${name}`, release] as const),
];
