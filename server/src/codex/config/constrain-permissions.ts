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
    const isNowhere = (...place: KeyPath) => !used.slice(0, index).some((nearer) => find(nearer, place));
    if (isNowhere('network', 'domains', '*')) yield* everyDomain(profile);
    // A child may put anything into the place of a part of them.
    if (isNowhere('network', 'mitm')) yield* proxyHooks(profile);
  }
};

function* everyDomain(profile: Item): Generator<ConfigRefusal> {
  const star = find(profile, ['network', 'domains', '*']);
  if (star && textOf(star) === 'deny') {
    yield { item: star, reason: '`*` cannot be denied: name hosts, or `*.example.com`' };
  }
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
  // Lists are not put together.
  const isInList = refusal.item.path.some((step) => typeof step === 'number');
  if (refusal.lacks && !isInList) return { ...refusal, unlessElsewhere: 'part' };
  const isMissing = step === 'model_provider' || (step === 'extends' && /^no permission profile/.test(refusal.reason));
  return isMissing ? { ...refusal, unlessElsewhere: 'definition' } : refusal;
}
