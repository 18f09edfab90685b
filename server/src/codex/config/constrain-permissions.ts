import { find, flagOf, type Item, type KeyPath, textOf } from '../../toml/document.ts';
import { proxyHooks } from '../constraints/interception.ts';
import { builtInProfiles, withParents } from '../constraints/permissions.ts';
import { entriesOf, type Refusal } from '../constraints/refusal.ts';
import type { ConfigConstraint, ConfigRefusal } from './refusal.ts';

/** A profile that is chosen must be there, and where there are profiles one must be chosen. */
export const chosenProfile: ConfigConstraint = function* (root) {
  const chosen = find(root, ['default_permissions']);
  const name = textOf(chosen);
  const profiles = find(root, ['permissions']);
  const [first] = entriesOf(profiles);
  if (chosen && name?.startsWith(':')) {
    if (!builtInProfiles.includes(name))
      yield { item: chosen, reason: `there is no built-in permission profile \`${name}\`` };
  } else if (chosen && name !== undefined && !profiles?.children.has(name)) {
    yield { item: chosen, reason: `no permission profile \`${name}\` is defined`, unlessElsewhere: 'definition' };
  } else if (!chosen && first && !find(root, ['sandbox_mode'])) {
    yield { item: first[1], reason: 'permission profiles need `default_permissions`', unlessElsewhere: 'definition' };
  }
  const used = [...withParents(root, name)].flatMap((id) => profiles?.children.get(id) ?? []);
  for (const [index, profile] of used.entries()) {
    const nearer = used.slice(0, index);
    for (const refusal of profileNetwork(profile)) {
      if (!nearer.some((one) => find(one, placeIn(refusal.item)))) yield refusal;
    }
  }
};

/** Where something stands in its profile; of a list, the list. */
function placeIn({ path }: Item): KeyPath {
  const [, , ...inside] = path;
  const element = inside.findIndex((step) => typeof step === 'number');
  return element === -1 ? inside : inside.slice(0, element);
}

function* profileNetwork(profile: Item): Generator<ConfigRefusal> {
  const star = find(profile, ['network', 'domains', '*']);
  if (star && textOf(star) === 'deny') {
    yield { item: star, reason: '`*` cannot be denied: name hosts, or `*.example.com`' };
  }
  yield* proxyHooks(profile);
}

/** Windows has a sandbox that may be forbidden. */
export const windowsSandbox: ConfigConstraint = function* (root) {
  const windows = find(root, ['windows']);
  const sandbox = windows?.children.get('sandbox');
  const allowed = windows?.children.get('allow_mxc');
  if (sandbox && textOf(sandbox) === 'mxc' && allowed && flagOf(allowed) === false) {
    yield { item: sandbox, reason: '`allow_mxc` rules out `sandbox = "mxc"`' };
  }
};

/** What another file may make good: a parent that is not defined here, the other half of a certificate. */
export function perhapsElsewhere(refusal: Refusal): ConfigRefusal {
  const { step } = refusal.item;
  if (refusal.later === 'at the start' && refusal.lacks) return { ...refusal, unlessElsewhere: 'part' };
  const isMissing = step === 'model_provider' || (step === 'extends' && /^no permission profile/.test(refusal.reason));
  return isMissing ? { ...refusal, unlessElsewhere: 'definition' } : refusal;
}
