/** How a higher layer and a lower one become one: the rules of Codex as data, by key. */
import type { Evidence } from './layer.ts';
import { isPlainArray, isSame, type Plain } from './plain.ts';
import { type Branch, historyOf, type Leaf, over, type Path, sourcesOf, type Tree } from './tree.ts';

/**
 * What becomes of two values of one key. Tables always merge key by key, and where nothing else is said the higher
 * value replaces the lower one.
 */
export type Merge =
  /** The higher value, as a whole even where both are tables. */
  | 'replace-table'
  /** Both lists, the higher one first. */
  | 'append-higher-first'
  /** Both lists, the lower one first. */
  | 'append-lower-first'
  /** What either list has. */
  | 'unite'
  /** False in either layer is false. */
  | 'false-wins';

/** A rule for the keys of a path; `*` stands for any name. */
export interface MergeRule {
  readonly path: Path;
  readonly merge: Merge;
  readonly evidence: Evidence;
}

/** The keys of requirements that layers do not simply replace. */
export const requirementMerges: readonly MergeRule[] = [
  { path: ['rules', 'prefix_rules'], merge: 'append-higher-first', evidence: 'documented' },
  { path: ['hooks', '*'], merge: 'append-higher-first', evidence: 'documented' },
  { path: ['permissions', 'filesystem', 'deny_read'], merge: 'unite', evidence: 'documented' },
  { path: ['auto_review', 'required_on_models'], merge: 'unite', evidence: 'documented' },
  { path: ['apps', '*', 'enabled'], merge: 'false-wins', evidence: 'documented' },
];

/** The settings that layers do not simply replace: Codex runs the hooks of all layers. */
export const configMerges: readonly MergeRule[] = [
  { path: ['hooks', '*'], merge: 'append-lower-first', evidence: 'observed' },
];

/** Merges two trees of the same path. */
export function mergeTrees(lower: Tree, higher: Tree, rules: readonly MergeRule[], path: Path = []): Tree {
  const merge = ruleAt(rules, path)?.merge;
  if (lower.kind === 'branch' && higher.kind === 'branch' && merge !== 'replace-table') {
    return mergeBranches(lower, higher, rules, path);
  }
  const joined = lower.kind === 'leaf' && higher.kind === 'leaf' ? join(lower, higher, merge) : undefined;
  return joined ?? over(higher, historyOf(lower));
}

/** Merges tables; the result is a table. */
export function mergeBranches(lower: Branch, higher: Branch, rules: readonly MergeRule[], path: Path = []): Branch {
  const children = new Map(lower.children);
  for (const [name, child] of higher.children) {
    const below = children.get(name);
    children.set(name, below ? mergeTrees(below, child, rules, [...path, name]) : child);
  }
  return { kind: 'branch', children, sources: [...higher.sources, ...lower.sources] };
}

function ruleAt(rules: readonly MergeRule[], path: Path): MergeRule | undefined {
  return rules.find(
    (rule) => rule.path.length === path.length && rule.path.every((step, i) => step === '*' || step === path[i]),
  );
}

/** One value of two; undefined where the higher one replaces the lower one. */
function join(lower: Leaf, higher: Leaf, merge: Merge | undefined): Leaf | undefined {
  if (merge === 'false-wins') {
    if (lower.value !== false || higher.value === false) return undefined;
    return { ...lower, overrides: [...historyOf(higher), ...lower.overrides] };
  }
  if (merge === undefined || !isPlainArray(lower.value) || !isPlainArray(higher.value)) return undefined;
  const [first, second] = merge === 'append-lower-first' ? [lower, higher] : [higher, lower];
  const values = [...listOf(first), ...listOf(second)];
  return {
    kind: 'leaf',
    value: merge === 'unite' ? distinct(values) : values,
    sources: [...sourcesOf(higher), ...sourcesOf(lower)],
    overrides: [...higher.overrides, ...lower.overrides],
    how: 'set',
  };
}

function listOf({ value }: Leaf): readonly Plain[] {
  return isPlainArray(value) ? value : [];
}

function distinct(values: readonly Plain[]): Plain[] {
  return values.filter((value, index) => values.findIndex((other) => isSame(other, value)) === index);
}
