import {
  amount,
  anything,
  choice,
  count,
  flag,
  list,
  silentTable,
  strictTable,
  text,
  whole,
} from '../requirements/build.ts';
import { profileNetwork } from '../requirements/network.ts';
import type { TableSchema } from '../schema.ts';

const enabled = flag('Whether the feature is on.');

/** A table whose settings are not all known. */
function unfinished(): TableSchema {
  return silentTable(
    'The switch with settings.',
    { enabled },
    {
      others: anything('A setting that no public page explains.'),
      othersName: 'setting',
      note: 'Codex rejects settings that it does not know; which it knows is not public.',
    },
  );
}

function settings(keys: TableSchema['keys']): TableSchema {
  return strictTable('The switch with settings.', { enabled, ...keys });
}

const { mitm, ...networkKeys } = profileNetwork.keys;

const hint = 'What the model is told of sub-agents.';

const waits = { min: 0, max: 3_600_000 };

const multiAgent = settings({
  max_concurrent_threads_per_session: count('How many sub-agents may run at once in one session; not 0.', { min: 1 }),
  min_wait_timeout_ms: whole('The least number of milliseconds that a wait for sub-agents takes.', waits),
  default_wait_timeout_ms: whole('How many milliseconds a wait takes that does not say.', {
    ...waits,
    absence: '30000 milliseconds.',
    note: 'Must lie between min_wait_timeout_ms and max_wait_timeout_ms.',
  }),
  max_wait_timeout_ms: whole('The largest number of milliseconds that a wait takes.', waits),
  wait_agent_enabled: flag('Whether the agent may wait for sub-agents.'),
  tool_namespace: text('The name that the tools go under: up to 64 letters, digits, `_` and `-`.', {
    note: 'Names that Codex uses itself are rejected, such as functions, web, browser and mcp.',
  }),
  non_code_mode_only: flag('Whether the tools are kept out of code mode.'),
  expose_spawn_agent_model_overrides: flag('Whether the agent may choose the model of a sub-agent.'),
  hide_spawn_agent_metadata: flag('Whether what is known of a sub-agent is hidden.'),
  usage_hint_enabled: flag('Did switch a hint.', { deprecated: 'Remove it: Codex takes no notice of the value.' }),
  usage_hint_text: text(hint),
  root_agent_usage_hint_text: text(`${hint} For the agent at the top.`),
  subagent_usage_hint_text: text(`${hint} For sub-agents.`),
  subagent_developer_instructions: text('Developer instructions for sub-agents without a role.'),
  multi_agent_mode_hint_text: text('What the model is told of the mode.'),
  preserve_fork_prefix: flag('A switch that no public page explains.'),
  disable_native_tools: flag('A switch that no public page explains.'),
  disable_direct_message: flag('A switch that no public page explains.'),
  message_board_in_memory: flag('A switch that no public page explains.'),
  message_board_remote: anything('A setting that no public page explains.'),
});

const tokenBudget = settings({
  reminder_threshold_tokens: whole('How few tokens are left when the model is reminded; more than 0.'),
  reminder_message_template: text('The reminder; `{n_remaining}` in it becomes the number of tokens.'),
  guidance_message: text('What the model is told of its budget.'),
  auto_compact_fallback_prompt: text('What the model is told before the context is exchanged.'),
  auto_compact_fallback_buffer_tokens: whole('How many tokens more it gets for notes; more than 0.'),
  use_history_notes_extension: flag('A switch that no public page explains.'),
});

const rolloutBudget = settings({
  limit_tokens: whole('How many tokens a session may use; more than 0.', {
    note: 'Codex does not start when the feature is on without it.',
  }),
  reminder_at_remaining_tokens: list(whole('How many tokens are left.'), 'When the model is reminded.', {
    note: 'Each must be more than 0 and less than limit_tokens. Must be there when the feature is on.',
  }),
  prefill_token_weight: amount('How much a token counts that goes to the model.'),
  sampling_token_weight: amount('How much a token counts that the model writes.'),
  enforce_limit: flag('A switch that no public page explains.'),
});

/** The features that also take a table, by name. */
export const featureSettings: Readonly<Record<string, TableSchema>> = {
  apps_mcp_path_override: settings({ path: text('Did set a path.') }),
  async_compaction: settings({
    model_async_compact_threshold_percent: count('How full the context is, in percent, when it is compacted.', {
      min: 1,
      max: 100,
    }),
  }),
  code_mode: settings({
    default_exec_yield_time_ms: count('After how many milliseconds a call gives back what it has.'),
    direct_only_tool_namespaces: list(text('A name of tools.'), 'Tools that are only called directly.'),
    excluded_tool_namespaces: list(text('A name of tools.'), 'Tools that are kept out of code mode.'),
    experimental_show_cell_overhead: flag('A switch that no public page explains.'),
  }),
  code_mode_host: settings({
    disable_in_process_fallback: flag('True keeps code mode from running inside Codex where its host is missing.'),
  }),
  context_management: strictTable('The settings; there is no enabled among them.', {
    experimental_mode: flag('A switch that no public page explains.'),
  }),
  current_time_reminder: settings({
    clock_source: choice(['system', 'external'], 'Where the time comes from.', { plainOnly: true }),
    delivery_mode: choice(['any_inference', 'after_user_or_tool_output'], 'When the model is told.', {
      plainOnly: true,
    }),
    reminder_interval_seconds: count('How many seconds lie between two reminders.'),
    sleep_tool: flag('Whether the agent may sleep.'),
  }),
  guardianv2: unfinished(),
  guardianv3: settings({}),
  multi_agent_v2: multiAgent,
  network_proxy: settings({
    ...networkKeys,
    enabled,
    credential_broker: flag('A switch that no public page explains.'),
  }),
  non_prefixed_mcp_tool_names: settings({
    server_names: list(text('A server.'), 'MCP servers whose tools go without the prefix.'),
  }),
  rollout_budget: rolloutBudget,
  runtime_agent_instances: unfinished(),
  sleep_tool: unfinished(),
  token_budget: tokenBudget,
};

/** A table among the features that is no switch. */
export const toolRegistry: TableSchema = strictTable('How tools are kept.', {
  error_on_tool_collisions: flag('True ends a turn in which two tools have one name.'),
  turn_metadata_includes_tool_info: flag('True sends along with a request what is known of its tools.'),
});
