import { find, textOf } from '../../toml/document.ts';
import { isHeld } from '../history/constraints.ts';
import { builtInProfiles, definedProfiles, isTakenForProfile, takenForProfile } from './permissions.ts';
import type { DatedConstraint } from './refusal.ts';

/** Old releases did not start where the policy that they began with was not in the list. */
export const onRequestListed: DatedConstraint = function* (root, release) {
  if (!isHeld('onRequestListed', release)) return;
  const list = find(root, ['allowed_approval_policies']);
  const words = list?.elements.map(textOf) ?? [];
  if (list && words.length > 0 && words.every((word) => word !== undefined && word !== 'on-request')) {
    yield { item: list, reason: 'they do not start where `on-request` is not in the list' };
  }
};

/** The first releases with permission profiles had a list for choosing them. */
export const profilesByList: DatedConstraint = function* (root, release) {
  if (!isHeld('profilesByList', release)) return;
  const list = find(root, ['allowed_permissions']);
  const [first] = definedProfiles(root, release);
  if (first && !list) {
    const reason = isTakenForProfile(first[0])
      ? takenForProfile
      : 'their permission profiles need the list `allowed_permissions`';
    yield { item: first[1], reason };
  }
  for (const item of list?.elements ?? []) {
    const name = textOf(item);
    if (name === undefined || builtInProfiles.includes(name) || find(root, ['permissions', name])) continue;
    yield { item, reason: `no permission profile \`${name}\` is defined` };
  }
};
