/** Requirements that say what a setting is, whatever the settings say. */
import { fixedKeys } from '../codex/enforced-keys.ts';
import { featureAliases, findFeature } from '../codex/features.ts';
import { type MergeRule, mergeBranches } from './merge.ts';
import type { Dropped } from './outcome.ts';
import {
  at,
  type Branch,
  emptyBranch,
  entriesAt,
  historyOf,
  type Path,
  put,
  sourcesOf,
  type Tree,
  without,
} from './tree.ts';

/** Settings on the way to the effective ones, and what did not count so far. */
export interface Applied {
  readonly settings: Branch;
  readonly dropped: readonly Dropped[];
}

/** Of the fixed tables, those that replace the whole table of the settings. */
const fixedMerges: readonly MergeRule[] = [
  { path: ['model_providers', '*'], merge: 'replace-table', evidence: 'observed' },
  { path: ['otel', 'exporter'], merge: 'replace-table', evidence: 'observed' },
  { path: ['otel', 'trace_exporter'], merge: 'replace-table', evidence: 'observed' },
  { path: ['otel', 'metrics_exporter'], merge: 'replace-table', evidence: 'observed' },
];

/** Puts the fixed keys above the settings. */
export function fixKeys({ settings, dropped }: Applied, requirements: Branch): Applied {
  return { settings: fixed(settings, requirements, fixedKeys), dropped };
}

/** The settings below some fixed keys. */
export function fixed(settings: Branch, requirements: Branch, keys: readonly string[]): Branch {
  const above = keys.reduce((tree, key) => {
    const requirement = at(requirements, [key]);
    return requirement ? put(tree, [key], required(requirement)) : tree;
  }, emptyBranch);
  return mergeBranches(settings, above, fixedMerges);
}

/** The same tree as something that settings cannot change. */
function required(tree: Tree): Tree {
  if (tree.kind === 'leaf') return { ...tree, how: 'required', overrides: [] };
  return { ...tree, children: new Map([...tree.children].map(([name, child]) => [name, required(child)])) };
}

/**
 * Pins features. Of several names for one feature the last in the alphabet counts, among pins and among settings,
 * whichever layer it is from.
 */
export function pinFeatures({ settings, dropped }: Applied, requirements: Branch): Applied {
  const one = onePerFeature(settings);
  let result = one.settings;
  for (const [name, pin] of entriesAt(onePerFeature(requirements).settings, ['features'])) {
    const feature = findFeature(name);
    if (!feature?.pinEffective || pin.kind !== 'leaf') continue;
    const names = namesOf(result, feature.name);
    const overrides = names.flatMap((written) => sourcesIn(result, ['features', written]));
    for (const written of names) result = without(result, ['features', written]);
    result = put(result, ['features', feature.name], { ...pin, how: 'required', overrides });
  }
  return { settings: result, dropped: [...dropped, ...one.dropped] };
}

function onePerFeature(tree: Branch): Applied {
  const dropped: Dropped[] = [];
  let settings = tree;
  const written = new Set(entriesAt(tree, ['features']).map(([name]) => currentName(name)));
  for (const feature of written) {
    const names = namesOf(tree, feature).sort();
    const counting = names.pop();
    for (const name of names) {
      const [source] = sourcesIn(tree, ['features', name]);
      const why = `\`${counting}\` is the same feature, and counts`;
      const by = counting === undefined ? [] : sourcesIn(tree, ['features', counting]);
      if (source) dropped.push({ path: ['features', name], source, why, by, evidence: 'observed' });
      settings = without(settings, ['features', name]);
    }
  }
  return { settings, dropped };
}

function namesOf(tree: Branch, feature: string): string[] {
  return entriesAt(tree, ['features'])
    .map(([name]) => name)
    .filter((name) => currentName(name) === feature);
}

function currentName(name: string): string {
  return (Object.hasOwn(featureAliases, name) ? featureAliases[name] : undefined) ?? name;
}

function sourcesIn(tree: Branch, path: Path) {
  const found = at(tree, path);
  return found ? historyOf(found) : [];
}

/** Where a requirement stands, for what it makes of settings. */
export function requirementSources(requirements: Branch, path: Path) {
  const found = at(requirements, path);
  return found ? sourcesOf(found) : [];
}
