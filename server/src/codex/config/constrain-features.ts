import { find, flagOf, type Item, isTable, textOf } from '../../toml/document.ts';
import { entriesOf, notBlank, notLonger } from '../constraints/refusal.ts';
import { findFeature } from '../features.ts';
import type { ConfigConstraint, ConfigRefusal } from './refusal.ts';

/** A feature that Codex does not know is skipped, but it must be a switch. */
export const unknownFeatures: ConfigConstraint = function* (root) {
  const profiles = entriesOf(find(root, ['profiles'])).map(([, profile]) => profile.children.get('features'));
  for (const table of [find(root, ['features']), ...profiles]) {
    for (const [name, item] of entriesOf(table)) {
      const known = name === 'tool_registry' || findFeature(name);
      if (known || flagOf(item) !== undefined || item.value?.kind === 'invalid' || item.value?.kind === 'missing')
        continue;
      yield { item, reason: `\`${name}\` is no feature that takes anything but true or false` };
    }
  }
};

function settingsOf(root: Item, name: string): Item | undefined {
  const item = find(root, ['features', name]);
  return item && isTable(item) ? item : undefined;
}

/** The settings of a feature that are on. */
function inForce(root: Item, name: string): Item | undefined {
  const settings = settingsOf(root, name);
  return settings && flagOf(settings.children.get('enabled')) === true ? settings : undefined;
}

function numberOf(item: Item | undefined): number | undefined {
  return item?.value?.kind === 'integer' || item?.value?.kind === 'float' ? Number(item.value.value) : undefined;
}

/** How long a wait for sub-agents takes where nothing is said, in milliseconds. */
const waits = { min_wait_timeout_ms: 10_000, default_wait_timeout_ms: 30_000, max_wait_timeout_ms: 3_600_000 };

type Wait = keyof typeof waits;

/** Names of tools that Codex or the model keeps for itself. */
const reserved = [
  ...['functions', 'web', 'image_gen', 'multi_tool_use', 'tool_search', 'api_tool', 'browser', 'computer'],
  ...['container', 'file_search', 'python', 'terminal', 'submodel_delegator', 'mcp'],
];

/** The waits for sub-agents must be in order, and their tools need a name of their own. */
export const subAgents: ConfigConstraint = function* (root) {
  const settings = settingsOf(root, 'multi_agent_v2');
  if (!settings) return;
  const pairs: readonly (readonly [Wait, Wait])[] = [
    ['min_wait_timeout_ms', 'max_wait_timeout_ms'],
    ['min_wait_timeout_ms', 'default_wait_timeout_ms'],
    ['default_wait_timeout_ms', 'max_wait_timeout_ms'],
  ];
  const wait = (key: Wait) => numberOf(settings.children.get(key)) ?? waits[key];
  for (const [less, more] of pairs) {
    const item = settings.children.get(more) ?? settings.children.get(less);
    if (item && wait(less) > wait(more)) {
      yield { item, reason: `\`${less}\` (${wait(less)}) must not be more than \`${more}\` (${wait(more)})` };
      break;
    }
  }
  yield* toolNamespace(settings.children.get('tool_namespace'));
};

function* toolNamespace(item: Item | undefined): Generator<ConfigRefusal> {
  const name = textOf(item);
  if (!item || name === undefined) return;
  if (!/^[\w-]{1,64}$/.test(name))
    yield { item, reason: '`tool_namespace` takes 1 to 64 letters, digits, `_` and `-`' };
  else if (reserved.includes(name) || name.startsWith('mcp__')) {
    yield { item, reason: `\`${name}\` is a name that Codex keeps for itself` };
  }
}

/** A budget that is on needs its limit and its reminders. */
export const rolloutBudget: ConfigConstraint = function* (root) {
  const plain = find(root, ['features', 'rollout_budget']);
  if (plain && flagOf(plain) === true) {
    yield { item: plain, reason: '`rollout_budget` needs a table with `limit_tokens`' };
  }
  const settings = inForce(root, 'rollout_budget');
  if (!settings) return;
  for (const key of ['limit_tokens', 'reminder_at_remaining_tokens']) {
    if (settings.children.has(key)) continue;
    yield { item: settings, reason: `\`rollout_budget\` needs \`${key}\``, unlessElsewhere: 'part' };
  }
  yield* positive(settings, 'limit_tokens');
  const limit = numberOf(settings.children.get('limit_tokens')) ?? Number.POSITIVE_INFINITY;
  for (const item of settings.children.get('reminder_at_remaining_tokens')?.elements ?? []) {
    const tokens = numberOf(item);
    if (tokens !== undefined && (tokens < 1 || tokens >= limit)) {
      yield { item, reason: 'a reminder comes at more than 0 and less than `limit_tokens`' };
    }
  }
  for (const key of ['prefill_token_weight', 'sampling_token_weight']) {
    const item = settings.children.get(key);
    if (item && (numberOf(item) ?? 0) < 0) yield { item, reason: `\`${key}\` must not be negative` };
  }
};

/** A budget for the context that is on must leave something. */
export const tokenBudget: ConfigConstraint = function* (root) {
  const settings = inForce(root, 'token_budget');
  if (!settings) return;
  yield* positive(settings, 'reminder_threshold_tokens');
  yield* positive(settings, 'auto_compact_fallback_buffer_tokens');
  const template = settings.children.get('reminder_message_template');
  yield* notBlank(template, 'reminder_message_template');
  const prompt = settings.children.get('auto_compact_fallback_prompt');
  for (const item of [settings.children.get('guidance_message'), template, prompt]) {
    if (textOf(item)?.trim()) yield* notLonger(item, String(item?.step), LONGEST_MESSAGE);
  }
  const buffer = 'auto_compact_fallback_buffer_tokens';
  if (prompt && textOf(prompt)?.trim() && !settings.children.has(buffer)) {
    const reason = `\`auto_compact_fallback_prompt\` needs \`${buffer}\``;
    yield { item: prompt, reason, lacks: [buffer], unlessElsewhere: 'part' };
  }
};

/** How much may be said to the model about its budget, in bytes of UTF-8. */
const LONGEST_MESSAGE = 2000;

function* positive(settings: Item, key: string): Generator<ConfigRefusal> {
  const item = settings.children.get(key);
  if (item && (numberOf(item) ?? 1) < 1) yield { item, reason: `\`${key}\` must be more than 0` };
}

/** The guardian that reviews actions needs sections to budget. */
export const guardian: ConfigConstraint = function* (root) {
  const settings = settingsOf(root, 'guardianv2');
  const item = settings?.children.get('sync_elastic_budgeting');
  if (item && flagOf(item) === true && !settings?.children.has('sync_elastic_sections')) {
    yield { item, reason: '`sync_elastic_budgeting` needs `sync_elastic_sections`', unlessElsewhere: 'part' };
  }
};
