import { find, type Item } from '../toml/document.ts';
import { featureAliases } from './features.ts';

const tables = ['features', 'feature_requirements'];

/**
 * The pin of a feature, under whichever of the names that Codex honours; undefined when there is none.
 * Codex goes through pins by name, so that of several names for one feature the last in the alphabet counts.
 */
export function findPin(root: Item, feature: string): Item | undefined {
  const older = Object.keys(featureAliases).filter((alias) => featureAliases[alias] === feature);
  const names = [feature, ...older].sort().reverse();
  for (const table of tables) {
    for (const name of names) {
      const pin = find(root, [table, name]);
      if (pin) return pin;
    }
  }
  return undefined;
}

/** Whether a feature is pinned to a value. */
export function isPinned(root: Item, feature: string, value: boolean): boolean {
  const pin = findPin(root, feature)?.value;
  return pin?.kind === 'boolean' && pin.value === value;
}
