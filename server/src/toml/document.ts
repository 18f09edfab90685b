import { parse } from './parser.ts';
import type { Fault, Header, KeyPart, Pair, Section, SyntaxTree, TomlVersion, Value } from './syntax.ts';
import { TableBuilder } from './tables.ts';

/** Names for tables, numbers for array positions. */
export type KeyPath = readonly (string | number)[];

/**
 * How an item came to be:
 * `implicit` by a longer header, `header` by `[x]`, `dotted` by `x.y = …`, `inline` by `x = { … }`,
 * `array-of-tables` by `[[x]]`, `element` one table of those, `array` and `value` by `x = …`.
 */
export type ItemForm =
  | 'root'
  | 'implicit'
  | 'header'
  | 'dotted'
  | 'inline'
  | 'array-of-tables'
  | 'element'
  | 'array'
  | 'value';

/** One node of the logical view: the same item whichever way its key is written. */
export interface Item {
  /** From the root; a new array at every call. */
  readonly path: KeyPath;
  /** The last step of the path; the root has none. */
  readonly step: string | number | undefined;
  readonly parent: Item | undefined;
  readonly form: ItemForm;
  /** Every place where the last name of the path is written, in text order. */
  readonly names: readonly KeyPart[];
  /** The headers that declare this table. */
  readonly headers: readonly Header[];
  /** The sections whose pairs belong to this table. */
  readonly sections: readonly Section[];
  /** The statement that gives this item its value. */
  readonly pair: Pair | undefined;
  /** The value, where the item is written as one. */
  readonly value: Value | undefined;
  /** Keys of a table, in order of first definition. */
  readonly children: ReadonlyMap<string, Item>;
  /** Elements of an array or of an array of tables. */
  readonly elements: readonly Item[];
  /** Further definitions of a key that TOML allows once; `value` is the first. */
  readonly duplicates: readonly Pair[];
}

/** A part of the syntax tree that stands for an item. */
export type SyntaxNode = KeyPart | Pair | Value | Section;

/** A parsed document: the syntax tree and the logical view over it. */
export interface TomlDocument {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly root: Item;
  /** Syntax faults and duplicates, in text order. */
  readonly faults: readonly Fault[];
  /** The item that a key part, pair, value or section stands for. */
  itemOf(node: SyntaxNode): Item | undefined;
}

/** Parses text into a document. Never throws. An older version of the document spares reading what has not changed. */
export function parseDocument(text: string, version: TomlVersion = '1.1', older?: TomlDocument): TomlDocument {
  const tree = parse(text, version, older?.tree);
  const tables = new TableBuilder(tree);
  let index: ReadonlyMap<SyntaxNode, Item> | undefined;
  const faults = [...tree.faults, ...besides(tree.faults, tables.faults)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const itemOf = (node: SyntaxNode) => {
    index ??= indexItems([tables.root, ...tables.apart]);
    return index.get(node);
  };
  return { text, tree, root: tables.root, faults, itemOf };
}

/** A key that is no key for its quotes is not also one that is defined twice. */
function besides(faults: readonly Fault[], more: readonly Fault[]): readonly Fault[] {
  const keys = faults.filter(({ code }) => code === 'unterminated-string');
  if (keys.length === 0) return more;
  return more.filter(({ start, end }) => !keys.some((key) => key.start < end && start < key.end));
}

/** What the nodes of the tree stand for. Made when first asked for: typing needs it rarely, and it has an entry per node. */
function indexItems(roots: readonly Item[]): ReadonlyMap<SyntaxNode, Item> {
  const index = new Map<SyntaxNode, Item>();
  for (const root of roots) {
    for (const item of walkItems(root)) {
      // An element's name is the array's too: elements come later and take it.
      for (const node of [...item.names, ...item.sections, ...item.duplicates]) index.set(node, item);
      if (item.pair) index.set(item.pair, item);
      if (item.value) index.set(item.value, item);
    }
  }
  return index;
}

/** The item at a path, if the document defines it. */
export function find(root: Item, path: KeyPath): Item | undefined {
  let item: Item | undefined = root;
  for (const step of path) {
    item = typeof step === 'number' ? item?.elements[step] : item?.children.get(step);
    if (item === undefined) return undefined;
  }
  return item;
}

/** Whether the item is a table in any form. */
export function isTable(item: Item): boolean {
  return item.form !== 'array' && item.form !== 'value' && item.form !== 'array-of-tables';
}

/** The string that an item is, if it is one. */
export function textOf(item: Item | undefined): string | undefined {
  return item?.value?.kind === 'string' ? item.value.value : undefined;
}

/** The boolean that an item is, if it is one. */
export function flagOf(item: Item | undefined): boolean | undefined {
  return item?.value?.kind === 'boolean' ? item.value.value : undefined;
}

/** Every item below `root`, parents first, in order of definition. */
export function* walkItems(root: Item): Generator<Item> {
  const pending = [root];
  for (let item = pending.pop(); item; item = pending.pop()) {
    yield item;
    for (const child of [...item.children.values(), ...item.elements].reverse()) pending.push(child);
  }
}
