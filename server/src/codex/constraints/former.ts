import { find, textOf } from '../../toml/document.ts';
import { isHeld } from '../history/constraints.ts';
import { builtInProfiles, definedProfiles } from './permissions.ts';
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

/** Before there was a table of that name, `permissions.network` was a profile like any other, and never one to choose. */
export const networkIsProfile: DatedConstraint = function* (root, release) {
  const item = isHeld('networkIsProfile', release) ? find(root, ['permissions', 'network']) : undefined;
  if (item) yield { item, reason: 'they take `permissions.network` for a permission profile' };
};

/** The first releases with permission profiles had a list for choosing them. */
export const profilesByList: DatedConstraint = function* (root, release) {
  if (!isHeld('profilesByList', release)) return;
  const list = find(root, ['allowed_permissions']);
  const [first] = definedProfiles(root);
  if (first && !list) {
    yield { item: first[1], reason: 'their permission profiles need the list `allowed_permissions`' };
  }
  for (const item of list?.elements ?? []) {
    const name = textOf(item);
    if (name === undefined || builtInProfiles.includes(name) || find(root, ['permissions', name])) continue;
    yield { item, reason: `no permission profile \`${name}\` is defined` };
  }
};
