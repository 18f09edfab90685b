import { find, type Item, textOf } from '../../toml/document.ts';
import { clientCertificates, collectorAddresses, oneExporter } from '../constraints/exporters.ts';
import { interception } from '../constraints/interception.ts';
import { profileDefinitions } from '../constraints/permissions.ts';
import { modelProviders } from '../constraints/providers.ts';
import { entriesOf } from '../constraints/refusal.ts';
import { hookHandlers } from '../constraints/rules.ts';
import { guardian, rolloutBudget, subAgents, tokenBudget, unknownFeatures } from './constrain-features.ts';
import { keyBindings, metadataKeys, namedOnce, scrollSpeed, terminalPresets } from './constrain-keys.ts';
import { chosenProfile, perhapsElsewhere, windowsSandbox } from './constrain-permissions.ts';
import { identityProvider, serverTransports, threadStore } from './constrain-servers.ts';
import type { ConfigConstraint, ConfigRefusal } from './refusal.ts';

/** Settings that Codex still reads, only to refuse them. */
const noLongerSupported: ConfigConstraint = function* (root) {
  const policy = find(root, ['approval_policy']);
  // Its parser takes `{ untrusted = {} }` for the word.
  const isUntrusted = policy?.children.size === 1 && policy.children.has('untrusted');
  if (policy && (isUntrusted || textOf(policy) === 'untrusted')) {
    yield { item: policy, reason: '`approval_policy = "untrusted"` is no longer supported' };
  }
  const profile = find(root, ['profile']);
  const name = textOf(profile);
  if (profile && name !== undefined) {
    yield { item: profile, reason: `\`profile\` is no longer supported: choose \`${name}\` with \`--profile\`` };
  }
  const store = find(root, ['experimental_thread_store_endpoint']);
  if (store && textOf(store) !== undefined) {
    yield { item: store, reason: '`experimental_thread_store_endpoint` is no longer supported' };
  }
};

/** How much a model reasons is a word, in whichever table. */
export const efforts: ConfigConstraint = function* (root) {
  const tables: readonly Item[] = [root, ...entriesOf(find(root, ['profiles'])).map(([, profile]) => profile)];
  const places = [
    ['model_reasoning_effort'],
    ['plan_mode_reasoning_effort'],
    ['features', 'guardianv2', 'reasoning_effort'],
  ];
  const items = tables.flatMap((table) => places.flatMap((place) => find(table, place) ?? []));
  for (const item of [...items, ...[find(root, ['agents', 'default_subagent_reasoning_effort']) ?? []].flat()]) {
    if (textOf(item) === '') yield { item, reason: `\`${item.step}\` must not be empty` };
  }
};

/** Variables are chosen in the older form or in the newer one. */
export const variableFilters: ConfigConstraint = function* (root) {
  const policy = find(root, ['shell_environment_policy']);
  if (!policy?.children.has('filters')) return;
  for (const key of ['exclude', 'include_only']) {
    const item = policy.children.get(key);
    if (item) yield { item, reason: `\`${key}\` cannot stand beside \`filters\`` };
  }
};

const constraints: readonly ConfigConstraint[] = [
  noLongerSupported,
  efforts,
  variableFilters,
  chosenProfile,
  windowsSandbox,
  profileDefinitions,
  interception,
  modelProviders,
  serverTransports,
  identityProvider,
  threadStore,
  hookHandlers,
  oneExporter,
  clientCertificates,
  collectorAddresses,
  unknownFeatures,
  subAgents,
  rolloutBudget,
  guardian,
  tokenBudget,
  keyBindings,
  terminalPresets,
  scrollSpeed,
  metadataKeys,
  namedOnce,
];

/** What Codex refuses in a config.toml although every single value has the right shape. */
export function configRefusals(root: Item): ConfigRefusal[] {
  return constraints.flatMap((constraint) => [...constraint(root)]).map(perhapsElsewhere);
}
