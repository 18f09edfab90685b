import { find, flagOf, type Item, isTable, textOf } from '../../toml/document.ts';
import { entriesOf } from '../constraints/refusal.ts';
import { codexVersion } from '../version.ts';
import type { ConfigRefusal } from './refusal.ts';

/**
 * The keys at the top level that Codex skips in the `.codex/config.toml` of a project: a project must not choose where
 * prompts go or what runs. Their values are not even checked there, except with `--strict-config`.
 */
export const ignoredInProjects: readonly string[] = [
  'openai_base_url',
  'chatgpt_base_url',
  'apps_mcp_product_sku',
  'responses_api_metadata',
  'model_provider',
  'model_providers',
  'notify',
  'profile',
  'profiles',
  'experimental_realtime_webrtc_call_base_url',
  'experimental_realtime_ws_base_url',
  'otel',
];

/** All places that it skips: those keys, and what is skipped inside a table that it reads. */
export const placesIgnoredInProjects: readonly (readonly string[])[] = [
  ...ignoredInProjects.map((key) => [key]),
  ['features', 'multi_agent_v2', 'message_board_remote'],
];

/** Whether Codex skips what stands at a path of a project's file. */
export function isIgnoredInProjects(path: readonly (string | number)[]): boolean {
  return placesIgnoredInProjects.some((place) => place.every((step, index) => step === path[index]));
}

/** What is to be said of a key that Codex skips in projects; undefined for all others. */
export function projectSentence(path: readonly (string | number)[]): string | undefined {
  const isPlace = placesIgnoredInProjects.some((place) => place.length === path.length);
  if (!isPlace || !isIgnoredInProjects(path)) return undefined;
  return `Codex ${codexVersion} ignores \`${path.join('.')}\` in the \`.codex/config.toml\` of a project.`;
}

/** What Codex refuses in the file of a project alone. */
export function* projectRefusals(root: Item): Generator<ConfigRefusal> {
  for (const [name, profile] of entriesOf(find(root, ['permissions']))) {
    const item = find(profile, ['network', 'mitm']);
    if (item && holdsAny(item)) yield { item, reason: `a project cannot change \`permissions.${name}.network.mitm\`` };
  }
  const feature = find(root, ['features', 'use_xaa']);
  if (feature && flagOf(feature) === true) {
    yield { item: feature, reason: 'a project cannot switch `use_xaa` on' };
  }
  for (const [name, server] of entriesOf(find(root, ['mcp_servers']))) {
    const item = server.children.get('auth');
    if (item && textOf(item) === 'ema_auth') {
      yield { item, reason: `\`${name}\` with \`auth = "ema_auth"\` must be defined outside of projects` };
    }
  }
}

/** Whether there is more to an item than empty tables. */
function holdsAny(item: Item): boolean {
  return !isTable(item) || [...item.children.values()].some(holdsAny);
}
