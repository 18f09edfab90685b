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
  form: ItemForm;
  /** Every place where the last name of the path is written, in text order. */
  readonly names: KeyPart[];
  /** The headers that declare this table. */
  readonly headers: Header[];
  /** The sections whose pairs belong to this table. */
  readonly sections: Section[];
  /** The statement that gives this item its value. */
  pair: Pair | undefined;
  /** The value, where the item is written as one. */
  value: Value | undefined;
  /** Keys of a table, in order of first definition. */
  children: ReadonlyMap<string, Item>;
  /** Elements of an array or of an array of tables. */
  readonly elements: Item[];
  /** Further definitions of a key that TOML allows once; `value` is the first. */
  readonly duplicates: Pair[];
}

/** A parsed document: the syntax tree and the logical view over it. */
export interface TomlDocument {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly root: Item;
  /** Syntax faults and duplicates, in text order. */
  readonly faults: readonly Fault[];
  /** The item that a key part, pair, value or section stands for. */
  itemOf(node: KeyPart | Pair | Value | Section): Item | undefined;
}

/** Parses text into a document. Never throws. */
export function parseDocument(text: string, version: TomlVersion = '1.1'): TomlDocument {
  const tree = parse(text, version);
  const tables = new TableBuilder(tree);
  const faults = [...tree.faults, ...tables.faults].sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, tree, root: tables.root, faults, itemOf: (node) => tables.itemOf.get(node) };
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

/** Every item below `root`, parents first, in order of definition. */
export function* walkItems(root: Item): Generator<Item> {
  const pending = [root];
  for (let item = pending.pop(); item; item = pending.pop()) {
    yield item;
    for (const child of [...item.children.values(), ...item.elements].reverse()) pending.push(child);
  }
}
