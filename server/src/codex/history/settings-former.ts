import { byName } from './by-name.ts';
import type { FormerNeed } from './keys.ts';
import { askedReleases } from './releases.ts';

/** A setting that takes any text, and took only some words before. */
export interface FormerChoice {
  readonly place: string;
  readonly words: readonly string[];
  /** The last asked release that refuses the file for any other word. */
  readonly last: number;
}

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'];

/** The settings that had a choice. */
export const formerChoices: readonly FormerChoice[] = [
  { place: 'service_tier', words: ['fast', 'flex'], last: 130 },
  { place: 'model_reasoning_effort', words: efforts, last: 136 },
  { place: 'plan_mode_reasoning_effort', words: efforts, last: 136 },
];

/** A setting that takes a table or a plain value, and took only one of them before. */
export interface FormerForm {
  readonly place: string;
  /** What did not go: the asked releases up to the last one refuse the file for it. */
  readonly form: 'table' | 'value';
  readonly since: number;
  readonly last: number;
  /** What they take: the end of a sentence. */
  readonly takes: string;
}

/** The last asked release that takes only true or false of a feature. */
const switches: Readonly<Record<number, string>> = {
  118: 'multi_agent_v2',
  125: 'apps_mcp_path_override',
  130: 'network_proxy',
  136: 'code_mode',
  140: 'current_time_reminder rollout_budget token_budget',
  144: 'code_mode_host non_prefixed_mcp_tool_names',
  146: 'guardianv2 tool_registry',
  150: 'sleep_tool',
  152: 'context_management',
  162: 'async_compaction guardianv3 runtime_agent_instances',
};

/** The settings that did not take all forms that they have. */
export const formerForms: readonly FormerForm[] = [
  untilTable('tools.web_search', 110, 'true or false'),
  { place: 'tools.web_search', form: 'value', since: 113, last: 113, takes: 'a table' },
  untilTable('approval_policy', 113, 'a word'),
  untilTable('mcp_servers.<id>.env_vars[]', 121, 'a string'),
  ...byName(switches, (last, name) => untilTable(`features.${name}`, last, 'true or false')).map(([, form]) => form),
];

function untilTable(place: string, last: number, takes: string): FormerForm {
  return { place, form: 'table', since: askedReleases[0], last, takes };
}

/** The keys that tables of settings needed. */
export const formerSettingNeeds: readonly FormerNeed[] = [
  { table: 'skills.config[]', key: 'path', last: 116 },
  { table: 'model_providers.amazon-bedrock', key: 'name', last: 121 },
  { table: 'model_providers.amazon-bedrock-runtime', key: 'name', last: 146 },
  { table: 'model_providers.gcp', key: 'name', last: 162 },
];

/** A setting that may be changed, and was fixed before. */
export interface FormerlyFixed {
  readonly place: string;
  /** The asked releases that refuse the file for it. */
  readonly since: number;
  readonly last: number;
  /** Why: the end of a sentence. */
  readonly reason: string;
}

/** What stands beside the table of AWS, and all of OpenAI’s own provider. */
export const formerlyFixed: readonly FormerlyFixed[] = [
  ...['auth', 'base_url', 'http_headers'].map((key) => ({
    place: `model_providers.amazon-bedrock.${key}`,
    since: 123,
    last: 144,
    reason: 'they let nothing but `aws` be changed here',
  })),
  { place: 'model_providers.openai', since: askedReleases[0], last: 165, reason: 'they let nothing be changed here' },
];

/** The first and the last asked release that know a setting that the newest does not, by place. */
const known: Readonly<Record<string, readonly [since: number, last: number]>> = {
  'auto_review.experimental_policy_template': [157, 166],
  'auto_review.extra_policy': [157, 166],
  commit_attribution: [104, 130],
  debug: [130, 146],
  experimental_instructions_file: [66, 130],
  experimental_sandbox_command_assessment: [66, 66],
  experimental_thread_config_endpoint: [125, 148],
  experimental_use_freeform_apply_patch: [66, 130],
  experimental_use_rmcp_client: [66, 66],
  'mcp_servers.<id>.experimental_environment': [123, 133],
  'memories.max_raw_memories_for_global': [104, 104],
  'memories.phase_1_model': [104, 104],
  'memories.phase_2_model': [104, 104],
  model_personality: [90, 90],
  model_supports_reasoning_summaries: [66, 144],
  'plugins.<plugin>.mcp_servers.<server>.ema_auth': [157, 160],
  'profiles.<name>.experimental_instructions_file': [66, 130],
  'profiles.<name>.experimental_sandbox_command_assessment': [66, 66],
  'profiles.<name>.experimental_use_freeform_apply_patch': [66, 130],
  'profiles.<name>.experimental_use_rmcp_client': [66, 66],
  'profiles.<name>.include_apply_patch_tool': [66, 130],
  'profiles.<name>.model_personality': [90, 90],
  'profiles.<name>.tools.view_image': [113, 130],
  'profiles.<name>.tools_view_image': [66, 130],
  'profiles.<name>.tools_web_search': [66, 110],
  'profiles.<name>.windows.sandbox_private_desktop': [116, 155],
  'profiles.<name>.zsh_path': [110, 133],
  'realtime.architecture': [140, 140],
  'tools.view_image': [66, 130],
  'tools.web_search_request': [66, 110],
  'tui.experimental_mode': [90, 104],
  'windows.sandbox_private_desktop': [116, 155],
  windows_wsl_setup_acknowledged: [66, 130],
  zsh_path: [110, 133],
};

/** The settings that Codex has given up. */
export const formerSettings: ReadonlyMap<string, readonly [since: number, last: number]> = new Map(
  Object.entries(known),
);

/** The settings for which the newest release refuses the file, whatever their value, and the first asked one that does. */
export const settingsRefusedSince: ReadonlyMap<string, number> = new Map([
  ['experimental_thread_store_endpoint', 130],
  ['mcp_servers.<id>.bearer_token', 66],
  ['profile', 136],
]);
