import type { Item } from '../toml/document.ts';
import { featureAliases } from './features.ts';

const tables = ['features', 'feature_requirements'];

/**
 * The pin of a feature, under whichever of the names that Codex honours; undefined when there is none.
 * Codex goes through pins by name, so that of several names for one feature the last in the alphabet counts.
 */
export function findPin(root: Item, feature: string): Item | undefined {
  for (const table of tables) {
    const pins = root.children.get(table)?.children;
    const name = pins && namesOf(feature).find((one) => pins.has(one));
    if (name !== undefined) return pins?.get(name);
  }
  return undefined;
}

/** All names of the features that have several, the one that counts most first. */
const severalNames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(featureAliases).map((feature) => {
    const older = Object.keys(featureAliases).filter((alias) => featureAliases[alias] === feature);
    return [feature, [feature, ...older].sort().reverse()];
  }),
);

function namesOf(feature: string): readonly string[] {
  return severalNames.get(feature) ?? [feature];
}

/** Whether a feature is pinned to a value. */
export function isPinned(root: Item, feature: string, value: boolean): boolean {
  const pin = findPin(root, feature)?.value;
  return pin?.kind === 'boolean' && pin.value === value;
}

/** Every pin of a feature, under whichever name. */
export function pinsOf(root: Item): Item[] {
  return tables.flatMap((table) => [...(root.children.get(table)?.children.values() ?? [])]);
}
