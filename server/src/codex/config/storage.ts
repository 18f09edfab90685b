import { lazy } from '../../toml/lazy.ts';
import { choice, count, flag, list, path, silentTable, table, text, whole } from '../requirements/build.ts';

const besideFile = 'Relative paths resolve beside the file; `~` is the home folder of the user.';

/** What a profile may set as well. */
export const analytics = lazy(() => ({
  analytics: table('Analytics of how Codex is used.', {
    enabled: flag('False switches them off.', { absence: 'True.' }),
  }),
}));

/** What older tools left behind, also in profiles. */
export const legacyTools = lazy(() => ({
  experimental_use_unified_exec_tool: flag('Whether commands run by the unified tool.', {
    deprecated: 'Use features.unified_exec.',
  }),
  js_repl_node_path: path('Did name the node program of the JavaScript tool.', { deprecated: 'Kept for old files.' }),
  js_repl_node_module_dirs: list(path('A folder.'), 'Did name folders with modules of the JavaScript tool.', {
    deprecated: 'Kept for old files.',
  }),
}));

const external = lazy(() => flag('True keeps threads that used MCP or web search out of the memories.'));

const memories = () =>
  table(
    'What Codex remembers from one session to the next.',
    {
      generate_memories: flag('False keeps new threads out of the memories.'),
      use_memories: flag('False keeps memories out of sessions.'),
      disable_on_external_context: external(),
      no_memories_if_mcp_or_web_search: {
        ...external(),
        deprecated: 'Old name of disable_on_external_context; a table with both is rejected.',
      },
      version: choice(['v1', 'v2'], 'Which version of memories is used.'),
      dedicated_tools: flag('True offers the agent tools of their own for memories.'),
      dual_write: flag('A switch that no public page explains.'),
      extract_model: text('The model that sums threads up.'),
      consolidation_model: text('The model that puts memories together.'),
      consolidation_service_tier: text('The service tier for that model.'),
      max_raw_memories_for_consolidation: count('How many recent memories are put together.'),
      max_rollouts_per_startup: count('How many threads are looked through at start.'),
      max_rollout_age_days: whole('How many days old a thread may be.', { note: 'Negative numbers load.' }),
      max_unused_days: whole('After how many days a memory that nothing uses is dropped.', {
        note: 'Negative numbers load.',
      }),
      min_rate_limit_remaining_percent: whole('How many percent of the rate limit must be left.', {
        note: 'Numbers outside 0 to 100 load.',
      }),
      min_rollout_idle_hours: whole('How many hours a thread must have rested.', { note: 'Negative numbers load.' }),
    },
    { note: 'features.memories switches memories on; these keys alone do not.' },
  );

const largeFiles = () => whole('Did set a limit for large files that are not tracked.');
const largeFolders = () => whole('Did set a limit for large folders that are not tracked.');
const gone = 'Remove it: Codex reads the table and does nothing with it.';

export const storage = () => ({
  ...analytics(),
  ...legacyTools(),
  history: table(
    'The history of prompts in `history.jsonl`.',
    {
      persistence: choice(['save-all', 'none'], 'Whether prompts are kept.', { absence: 'Save-all.' }),
      max_bytes: count('How large the file may become.'),
    },
    { shortList: 0 },
  ),
  memories: memories(),
  feedback: table('Feedback to OpenAI.', {
    enabled: flag('False keeps users from sending feedback.', { absence: 'True.' }),
  }),
  check_for_update_on_startup: flag('Whether Codex looks for updates at start.', { absence: 'True.' }),
  log_dir: path('The folder for logs.', { absence: '`log` in the Codex folder.', note: besideFile }),
  sqlite_home: path('The folder for the SQLite databases.', { absence: 'The Codex folder.', note: besideFile }),
  thread_unload_delay_secs: count('After how many seconds a thread that rests is unloaded.'),
  experimental_thread_store: silentTable(
    'Where threads are kept.',
    {
      type: choice(['local', 'in_memory'], 'Which store is used.', { plainOnly: true }),
      id: text('The name of the store in memory; in_memory needs one.', {
        onlyWith: { key: 'type', values: ['in_memory'] },
      }),
    },
    { required: ['type'], shortList: 1 },
  ),
  experimental_thread_store_endpoint: text('Did set the address of a thread store.', {
    deprecated: 'Remove it: Codex does not start with it.',
    refused: true,
  }),
  experimental_thread_config_endpoint: text('Did set an address that threads got their configuration from.', {
    retired: true,
    deprecated: 'Remove it: Codex skips it.',
  }),
  commit_attribution: text('Did set a line for commit messages.', {
    retired: true,
    deprecated: 'Remove it: Codex skips it, and nothing takes its place.',
  }),
  ghost_snapshot: table(
    'Snapshots for undoing, which are no more.',
    {
      disable_warnings: flag('Did switch warnings off.', { deprecated: gone }),
      ignore_large_untracked_files: { ...largeFiles(), deprecated: gone },
      ignore_untracked_files_over_bytes: { ...largeFiles(), deprecated: gone },
      ignore_large_untracked_dirs: { ...largeFolders(), deprecated: gone },
      large_untracked_dir_warning_threshold: { ...largeFolders(), deprecated: gone },
    },
    { deprecated: gone },
  ),
  allow_symlinked_codex_home: flag('Whether the Codex folder may be a symbolic link.'),
  desktop: silentTable(
    'Settings of the desktop app, which writes them itself.',
    {},
    { others: { type: 'any', description: 'A setting; Codex takes anything.' }, othersName: 'setting' },
  ),
  orchestrator: table('What the orchestrator may use. No public page explains it.', {
    mcp: table('MCP servers.', { enabled: flag('Whether it may use them.') }),
    skills: table('Skills.', { enabled: flag('Whether it may use them.') }),
  }),
  cloud: table('What sessions in the cloud may use.', {
    skills: table('Skills.', { enabled: flag('Whether they may use them.') }),
  }),
  goals: table('Goals that the agent works towards.', {
    max_goal_token_budget: count('How many tokens a goal may take; not 0.', { min: 1 }),
  }),
  daybreak: flag('A switch that no public page explains.'),
});
