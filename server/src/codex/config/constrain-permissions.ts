import { find, type Item, textOf } from '../../toml/document.ts';
import { builtInProfiles } from '../constraints/permissions.ts';
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
  const profile = chosen && name !== undefined ? profiles?.children.get(name) : undefined;
  if (profile) yield* profileNetwork(profile);
};

function* profileNetwork(profile: Item): Generator<ConfigRefusal> {
  const star = find(profile, ['network', 'domains', '*']);
  if (star && textOf(star) === 'deny') {
    yield { item: star, reason: '`*` cannot be denied: name hosts, or `*.example.com`' };
  }
  for (const [, hook] of entriesOf(find(profile, ['network', 'mitm', 'hooks']))) {
    for (const key of ['methods', 'path_prefixes']) {
      const item = hook.children.get(key);
      if (item?.form === 'array' && item.elements.length === 0) {
        yield { item, reason: `\`${key}\` must not be empty` };
      }
    }
  }
}

/** What another file may make good: a parent that is not defined here, the other half of a certificate. */
export function perhapsElsewhere(refusal: Refusal): ConfigRefusal {
  const { step } = refusal.item;
  if (refusal.later === 'at the start') return { ...refusal, unlessElsewhere: 'part' };
  const isMissing = step === 'model_provider' || (step === 'extends' && /^no permission profile/.test(refusal.reason));
  return isMissing ? { ...refusal, unlessElsewhere: 'definition' } : refusal;
}
