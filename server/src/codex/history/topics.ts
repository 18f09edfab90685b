import type { Item } from '../../toml/document.ts';
import { keysOfConstraints } from '../constraints/index.ts';

/** For each root key that a constraint joins with others, one name for all that are joined. */
const topics: ReadonlyMap<string, string> = joined(keysOfConstraints);

function joined(groups: readonly (readonly string[])[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const group of groups) {
    const [name = ''] = group;
    const former = new Set(group.map((key) => names.get(key)));
    for (const [key, known] of names) if (former.has(known)) names.set(key, name);
    for (const key of group) names.set(key, name);
  }
  return names;
}

/**
 * A requirements document in pieces of which no constraint looks at two. Each is asked only of the releases that differ
 * over its own keys.
 */
export function topicsOf(root: Item): Item[] {
  const pieces = new Map<string, Map<string, Item>>();
  for (const [key, item] of root.children) {
    const name = topics.get(key) ?? key;
    const piece = pieces.get(name);
    if (piece) piece.set(key, item);
    else pieces.set(name, new Map([[key, item]]));
  }
  return Array.from(pieces.values(), (children) => ({ ...root, children }));
}
