import { type NameOccurrence, namesIn, placeOfNames } from '../../codex/names/occurrences.ts';
import { type NameSort, nameSorts } from '../../codex/names/sorts.ts';
import { specialPaths } from '../../codex/special-paths.ts';
import { isTable, type KeyPath } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';

/** The names that a string at a path may refer to: what the files define, and what Codex brings along. */
export function knownNames(analysis: Analysis, path: KeyPath): readonly string[] {
  const place = placeOfNames(analysis.context.kind, path, 'text');
  if (place?.role !== 'use') return [];
  // A profile does not build on itself.
  const own = place.sort === 'permission-profile' ? path[1] : undefined;
  // What a table lists by name is there, whoever defines it: a policy names servers of users.
  const listed = namesOf(analysis, place.sort).filter((one) => one.as === 'key' || one.role === 'definition');
  const names = new Set([...listed.filter(isTabled).map(({ name }) => name), ...nameSorts[place.sort].builtIn]);
  return [...names].filter((name) => name !== own && name !== place.not);
}

/** The names that keys of the author's choosing may be in a table: what they refer to, what waits for them, or Codex's own. */
export function knownKeys(analysis: Analysis, table: KeyPath): readonly string[] {
  if (isOfPaths(table)) return specialPaths;
  const place = placeOfNames(analysis.context.kind, table, 'key');
  if (!place) return [];
  const names = namesOf(analysis, place.sort);
  const known = [...nameSorts[place.sort].builtIn, ...definedNames(names)];
  if (place.role === 'use') return [...new Set(known)];
  const used = names.filter(({ role }) => role === 'use').map(({ name }) => name);
  return [...new Set(used)].filter((name) => name !== '' && !known.includes(name));
}

/** Whether the keys of a table are the paths of a permission profile. */
function isOfPaths([root, , table, ...below]: KeyPath): boolean {
  return root === 'permissions' && table === 'filesystem' && below.length === 0;
}

/** The names of a sort, those of the own file first. */
function namesOf({ document, context, companions = [] }: Analysis, sort: NameSort): readonly NameOccurrence[] {
  const own = context.once(namesOf, () => [...namesIn(document.root, context.kind)]);
  const others = companions.flatMap(({ document: { root }, kind }) => [...namesIn(root, kind)]);
  return [...own, ...others].filter((one) => one.sort === sort);
}

function definedNames(names: readonly NameOccurrence[]): readonly string[] {
  return names.filter((one) => one.role === 'definition' && isTabled(one)).map(({ name }) => name);
}

function isTabled({ as, item }: NameOccurrence): boolean {
  return as === 'text' || isTable(item);
}
