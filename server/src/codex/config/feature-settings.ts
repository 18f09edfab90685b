import { lazy } from '../../toml/lazy.ts';
import { amount, choice, count, flag, list, mapOf, strictTable, text, whole } from '../requirements/build.ts';
import { agentInstances } from '../requirements/features.ts';
import { profileNetwork } from '../requirements/network.ts';
import type { TableSchema } from '../schema.ts';

const enabled = lazy(() => flag('Whether the feature is on.'));

function settings(keys: TableSchema['keys']): TableSchema {
  return strictTable('The switch with settings.', { enabled: enabled(), ...keys });
}

const networkKeys = () => {
  const { mitm, ...keys } = profileNetwork.keys;
  return keys;
};

const unexplained = 'A switch that no public page explains.';

const hint = 'What the model is told of sub-agents.';

const waits = { min: 0, max: 3_600_000 };

const multiAgent = () =>
  settings({
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
    preserve_fork_prefix: flag(unexplained),
    disable_native_tools: flag(unexplained),
    disable_direct_message: flag(unexplained),
    message_board_in_memory: flag(unexplained),
    message_board_remote: strictTable(
      'A table that no public page explains.',
      {
        url: text('The address.'),
        bearer_token: text('A token in the file itself.'),
        bearer_token_env_var: text('The variable that holds the token.'),
      },
      { required: ['url'] },
    ),
  });

const tokenBudget = () =>
  settings({
    reminder_threshold_tokens: whole('How few tokens are left when the model is reminded; more than 0.'),
    reminder_message_template: text('The reminder; `{n_remaining}` in it becomes the number of tokens.'),
    guidance_message: text('What the model is told of its budget.'),
    auto_compact_fallback_prompt: text('What the model is told before the context is exchanged.'),
    auto_compact_fallback_buffer_tokens: whole('How many tokens more it gets for notes; more than 0.'),
    use_history_notes_extension: flag(unexplained),
  });

const rolloutBudget = () =>
  settings({
    limit_tokens: whole('How many tokens a session may use; more than 0.', {
      note: 'Codex does not start when the feature is on without it.',
    }),
    reminder_at_remaining_tokens: list(whole('How many tokens are left.'), 'When the model is reminded.', {
      note: 'Each must be more than 0 and less than limit_tokens. Must be there when the feature is on.',
    }),
    prefill_token_weight: amount('How much a token counts that goes to the model.'),
    sampling_token_weight: amount('How much a token counts that the model writes.'),
    enforce_limit: flag(unexplained),
  });

const tokens = { min: 100, max: 100_000 };

const guardian = () =>
  settings({
    async_classifier_conversation_token_limit: count('A number of tokens; not 0.', { min: 1 }),
    async_classifier_mode: choice(['snapshot', 'conversation'], 'Did choose what is reviewed at a time.', {
      plainOnly: true,
      deprecated: 'Remove it: Codex takes no notice of the value.',
    }),
    classifier_instructions: text('What the reviewing model is told.'),
    free_guardian: flag(unexplained),
    max_action_tokens: whole('A number of tokens.', tokens),
    max_classifier_instruction_tokens: whole('A number of tokens.', tokens),
    max_parent_compaction_tokens: whole('A number of tokens.', tokens),
    max_tool_call_lag: count('A number of calls.'),
    persist_scores: flag(unexplained),
    reasoning_effort: text('How much the reviewing model reasons; not empty.'),
    reuse_parent_compaction: flag(unexplained),
    review_scope: strictTable('What is reviewed.', {
      computer_use_only: flag(unexplained),
      sandboxed_exec_commands: flag(unexplained),
    }),
    review_threshold: amount('From which score on an action is reviewed.', { min: 0, max: 1 }),
    sync_elastic_budgeting: flag(unexplained, { note: 'Needs sync_elastic_sections when it is on.' }),
    sync_elastic_sections: mapOf(
      'section',
      strictTable(
        'One section.',
        {
          min_total_section_tokens: count('A number of tokens.'),
          max_section_entry_tokens: count('A number of tokens.'),
          max_total_section_tokens: count('A number of tokens.'),
        },
        { required: ['min_total_section_tokens', 'max_section_entry_tokens'] },
      ),
      'The sections of what is reviewed.',
    ),
    thread_context: flag(unexplained),
    transcript: strictTable('What of the conversation is reviewed.', {
      sources: list(
        choice(['tool_calls', 'tool_outputs', 'reasoning'], 'One source.', { plainOnly: true }),
        'Its parts.',
      ),
      include_images: flag('Whether images are part of it.'),
      max_message_entry_tokens: whole('A number of tokens.', tokens),
      max_tool_entry_tokens: whole('A number of tokens.', tokens),
      max_message_transcript_tokens: whole('A number of tokens.', tokens),
      max_tool_transcript_tokens: whole('A number of tokens.', tokens),
      max_recent_non_user_entries: count('A number of entries; not 0.', { min: 1 }),
    }),
    transcript_mode: choice(['json', 'line'], 'How the conversation is written down for the review.', {
      plainOnly: true,
    }),
  });

/** The features that also take a table, by name. */
export const featureSettings = lazy(
  (): Readonly<Record<string, TableSchema>> => ({
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
      experimental_show_cell_overhead: flag(unexplained),
      tool_input_schema_max_bytes: count('How large the description of a tool’s input may be; not 0.', { min: 1 }),
    }),
    code_mode_host: settings({
      disable_in_process_fallback: flag('True keeps code mode from running inside Codex where its host is missing.'),
    }),
    context_management: strictTable('The settings; there is no enabled among them.', {
      experimental_mode: flag(unexplained),
    }),
    current_time_reminder: settings({
      clock_source: choice(['system', 'external'], 'Where the time comes from.', { plainOnly: true }),
      delivery_mode: choice(['any_inference', 'after_user_or_tool_output'], 'When the model is told.', {
        plainOnly: true,
      }),
      reminder_interval_seconds: count('How many seconds lie between two reminders.'),
      sleep_tool: flag('Whether the agent may sleep.'),
    }),
    guardianv2: guardian(),
    guardianv3: settings({}),
    multi_agent_v2: multiAgent(),
    network_proxy: settings({
      ...networkKeys(),
      enabled: enabled(),
      credential_broker: flag(unexplained),
      credentials: mapOf(
        'name',
        strictTable(
          'One credential.',
          {
            env: list(text('A variable.'), 'A list that no public page explains.'),
            patterns: list(text('A pattern.'), 'A list that no public page explains.'),
            url_prefixes: list(text('The beginning of an address.'), 'A list that no public page explains.'),
          },
          { shortList: 0 },
        ),
        'Credentials that the proxy adds.',
      ),
    }),
    non_prefixed_mcp_tool_names: settings({
      server_names: list(text('A server.'), 'MCP servers whose tools go without the prefix.'),
    }),
    rollout_budget: rolloutBudget(),
    runtime_agent_instances: agentInstances,
    sleep_tool: settings({
      mode: choice(['model_driven', 'always_on'], 'When the agent sleeps.', { plainOnly: true }),
    }),
    token_budget: tokenBudget(),
  }),
);

/** A table among the features that is no switch. */
export const toolRegistry = (): TableSchema =>
  strictTable('How tools are kept.', {
    error_on_tool_collisions: flag('True ends a turn in which two tools have one name.'),
    turn_metadata_includes_tool_info: flag('True sends along with a request what is known of its tools.'),
  });
