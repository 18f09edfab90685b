/** Tables of several layers, merged: every value knows where it comes from and what it took the place of. */
import { type Item, isTable } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { Layer } from './layer.ts';
import { type Plain, plainOf } from './plain.ts';

/** A value as one layer writes it. */
export interface Source {
  readonly layer: Layer;
  /** In the text of the layer: the statement, or the header of a table. */
  readonly span: Span;
  readonly value: Plain;
  /** The same in the document of the layer. */
  readonly item: Item;
}

/**
 * Why a value is what it is: a layer `set` it, requirements `required` it whatever layers say, or they do not allow
 * what layers say and Codex takes a `fallback`.
 */
export type How = 'set' | 'required' | 'fallback';

export interface Leaf {
  readonly kind: 'leaf';
  readonly value: Plain;
  /** What the value is from, the highest layer first; several where Codex joins lists. */
  readonly sources: readonly Source[];
  /** What would count without those, the highest layer first. */
  readonly overrides: readonly Source[];
  readonly how: How;
}

export interface Branch {
  readonly kind: 'branch';
  readonly children: ReadonlyMap<string, Tree>;
  /** Where the table is written: says where it comes from as long as it is empty. */
  readonly sources: readonly Source[];
}

export type Tree = Leaf | Branch;

export type Path = readonly string[];

export const emptyBranch: Branch = { kind: 'branch', children: new Map(), sources: [] };

/** A table of a layer. */
export function treeOf(layer: Layer, item: Item): Tree {
  const source = sourceOf(layer, item);
  if (!isTable(item)) return { kind: 'leaf', value: source.value, sources: [source], overrides: [], how: 'set' };
  return branchOf(layer, item, source);
}

/** The whole document of a layer. */
export function rootOf(layer: Layer): Branch {
  const { root } = layer.document;
  return branchOf(layer, root, { layer, span: { start: 0, end: 0 }, value: {}, item: root });
}

function branchOf(layer: Layer, item: Item, source: Source): Branch {
  const children = new Map([...item.children].map(([name, child]) => [name, treeOf(layer, child)]));
  return { kind: 'branch', children, sources: [source] };
}

/** An item as a source: its statement, else the first place where it has a name, else its value. */
export function sourceOf(layer: Layer, item: Item): Source {
  const first = item.form === 'array-of-tables' ? item.elements[0]?.headers[0] : undefined;
  const node = item.pair ?? item.headers[0] ?? first ?? item.names[0] ?? item.value;
  const span = { start: node?.start ?? 0, end: node?.end ?? 0 };
  return { layer, span, value: plainOf(item), item };
}

/** What stands at a path. */
export function at(tree: Tree | undefined, path: Path): Tree | undefined {
  let current = tree;
  for (const step of path) {
    if (current?.kind !== 'branch') return undefined;
    current = current.children.get(step);
  }
  return current;
}

/** The same tree with something else at a path; tables on the way are made. */
export function put(tree: Branch, [step, ...rest]: Path, value: Tree): Branch {
  if (step === undefined) return tree;
  const child = tree.children.get(step);
  const inner = rest.length === 0 ? value : put(child?.kind === 'branch' ? child : emptyBranch, rest, value);
  return { ...tree, children: new Map(tree.children).set(step, inner) };
}

/** The same tree with nothing at a path. */
export function without(tree: Branch, [step, ...rest]: Path): Branch {
  const child = step === undefined ? undefined : tree.children.get(step);
  if (step === undefined || child === undefined) return tree;
  if (rest.length > 0) return child.kind === 'branch' ? put(tree, [step], without(child, rest)) : tree;
  const children = new Map(tree.children);
  children.delete(step);
  return { ...tree, children };
}

/** The children of a table at a path. */
export function entriesAt(tree: Tree | undefined, path: Path): [string, Tree][] {
  const found = at(tree, path);
  return found?.kind === 'branch' ? [...found.children] : [];
}

/** The value of a tree. */
export function plainValue(tree: Tree): Plain {
  if (tree.kind === 'leaf') return tree.value;
  return Object.fromEntries([...tree.children].map(([name, child]) => [name, plainValue(child)]));
}

/** The value at a path, when there is one. */
export function valueAt(tree: Tree | undefined, path: Path): Plain | undefined {
  const found = at(tree, path);
  return found && plainValue(found);
}

/** Everything that a tree is from. */
export function sourcesOf(tree: Tree): Source[] {
  if (tree.kind === 'leaf') return [...tree.sources];
  return tree.children.size === 0 ? [...tree.sources] : [...tree.children.values()].flatMap(sourcesOf);
}

/** What a tree is from, and what that took the place of. */
export function historyOf(tree: Tree): Source[] {
  if (tree.kind === 'leaf') return [...tree.sources, ...tree.overrides];
  return tree.children.size === 0 ? [...tree.sources] : [...tree.children.values()].flatMap(historyOf);
}

/** The same tree, above what it takes the place of. */
export function over(tree: Tree, overridden: readonly Source[]): Tree {
  if (overridden.length === 0) return tree;
  if (tree.kind === 'leaf') return { ...tree, overrides: [...tree.overrides, ...overridden] };
  return { ...tree, children: new Map([...tree.children].map(([name, child]) => [name, over(child, overridden)])) };
}

/** A key and its value. */
export interface Setting extends Leaf {
  readonly path: Path;
}

/** Every key of a tree with its value, in the order of the alphabet; an empty table is a value too. */
export function flatten(tree: Tree, path: Path = []): Setting[] {
  if (tree.kind === 'leaf') return [{ ...tree, path }];
  if (tree.children.size === 0 && path.length > 0) {
    return [{ kind: 'leaf', path, value: {}, sources: tree.sources, overrides: [], how: 'set' }];
  }
  const names = [...tree.children.keys()].sort();
  return names.flatMap((name) => {
    const child = tree.children.get(name);
    return child ? flatten(child, [...path, name]) : [];
  });
}
