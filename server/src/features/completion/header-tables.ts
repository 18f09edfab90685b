import type { Schema, TableSchema } from '../../codex/schema.ts';
import type { Item, KeyPath } from '../../toml/document.ts';
import { lazyBy, lazyFor } from '../../toml/lazy.ts';
import type { Analysis } from '../analysis.ts';
import { hasExclusions, refusedKeys } from './judge.ts';
import { isListOfTables } from './key-form.ts';
import { knownKeys } from './known-names.ts';
import { isReadAtRoot } from './offered.ts';
import type { HeaderPlace } from './place.ts';

/** A table that may have a header of its own. */
export interface Tabled {
  readonly path: KeyPath;
  /** Its names, with dots between them. */
  readonly label: string;
  /** The table in which the author chooses the last name. */
  readonly chosenIn?: TableSchema;
  readonly array: boolean;
  readonly schema: Schema;
}

/** What is needed wherever a header is looked for. */
export interface Search {
  readonly analysis: Analysis;
  readonly place: HeaderPlace;
  /** Takes what is found. */
  add(found: Tabled): void;
  /** Whether to look below a table with a name of the author's choosing, one of so many. */
  goesOn(name: string, depth: number, count: number): boolean;
}

/** How many names a header is offered with at once. */
const MAX_NAMES = 5;

/** How many names a path has beside its positions. */
export function namesIn(path: KeyPath): number {
  return path.filter((step) => typeof step === 'string').length;
}

/** The tables that may have a header at a place, of those that the file does not have yet. */
export function findTables(search: Search): void {
  const { document, context } = search.analysis;
  findBelow(search, context.schema, document.root, [], '');
}

/** The tables below one that the file has. */
function findBelow(search: Search, table: TableSchema, item: Item, path: KeyPath, label: string): void {
  if (namesIn(path) === MAX_NAMES) return;
  const { analysis, place, goesOn } = search;
  const { document, context } = analysis;
  const { children: present } = item;
  const tables = tablesIn(table).filter(({ name, schema }) => takesHeader(schema, present.get(name), place));
  const refused = refusedKeys(context.kind, document.text, path, present, tables);
  for (const { name, schema } of tables) {
    if (refused.has(name) || (path.length === 0 && !isReadAtRoot(context, present, name))) continue;
    const child = present.get(name);
    if (child) findAt(search, schema, child, [...path, name], joined(label, name));
    else if (path.length === 0) for (const found of absentAtRoot(table)(name)) offer(search, found);
    else for (const found of absent(schema, [...path, name], joined(label, name))) offer(search, found);
  }
  const { others, keys } = table;
  if (others?.type !== 'table') return;
  offer(search, chosen(table, others, path, label), present);
  // What the file has under such names may go on.
  for (const [name, child] of present) {
    if (Object.hasOwn(keys, name) || isOnlyHere(child, place) || !goesOn(name, path.length, present.size)) continue;
    if (takesHeader(others, child, place)) findAt(search, others, child, [...path, name], joined(label, name));
  }
}

function findAt(search: Search, schema: Schema, item: Item, path: KeyPath, label: string): void {
  const { place, add } = search;
  if (schema.type === 'table') {
    if (!isDeclared(item, place)) add({ path, label, array: false, schema });
    findBelow(search, schema, item, path, label);
  } else if (schema.type === 'array' && schema.items.type === 'table') {
    const count = item.elements.filter((one) => isAbove(one, place)).length;
    const last = item.elements[count - 1];
    add({ path: [...path, count], label, array: true, schema });
    if (last) findBelow(search, schema.items, last, [...path, count - 1], label);
  }
}

/** The tables at and below a root key that the file does not have: of those there are most, and they are the same in all. */
const absentAtRoot = lazyFor(({ keys }: TableSchema) =>
  lazyBy((name: string): readonly Tabled[] => {
    const schema = keys[name];
    return schema ? absent(schema, [name], name) : [];
  }),
);

/** The same at any place. */
function absent(schema: Schema, path: KeyPath, label: string): readonly Tabled[] {
  if (schema.type !== 'table') return [{ path: [...path, 0], label, array: true, schema }];
  const own: Tabled = { path, label, array: false, schema };
  // Below such a table more is known once it is there, or its name is typed.
  if (hasExclusions(path) || namesIn(path) === MAX_NAMES) return [own];
  const below = tablesIn(schema).flatMap((inner) =>
    absent(inner.schema, [...path, inner.name], joined(label, inner.name)),
  );
  return schema.others?.type === 'table'
    ? [own, ...below, chosen(schema, schema.others, path, label)]
    : [own, ...below];
}

/** A table under a name of the author's choosing. */
function chosen(table: TableSchema, schema: TableSchema, path: KeyPath, label: string): Tabled {
  const name = `<${table.othersName ?? 'key'}>`;
  return { path: [...path, name], label: joined(label, name), chosenIn: table, array: false, schema };
}

/** Hands on what is found; beside a name to be chosen also the names that are known and not there. */
function offer({ analysis, add }: Search, found: Tabled, present?: ReadonlyMap<string, Item>): void {
  add(found);
  const { path, label, chosenIn, schema } = found;
  if (!chosenIn) return;
  const table = path.slice(0, -1);
  const before = label.slice(0, label.length - String(path.at(-1)).length);
  for (const name of knownKeys(analysis, table)) {
    if (present?.has(name) || Object.hasOwn(chosenIn.keys, name)) continue;
    add({ path: [...table, name], label: `${before}${name}`, array: false, schema });
  }
}

function joined(label: string, name: string): string {
  return label === '' ? name : `${label}.${name}`;
}

/** The keys of a table that may have headers of their own. */
const tablesIn = lazyFor(({ keys }: TableSchema): readonly { readonly name: string; readonly schema: Schema }[] =>
  Object.entries(keys)
    .map(([name, schema]) => ({ name, schema }))
    .filter(({ schema }) => (schema.type === 'table' || isListOfTables(schema)) && !schema.retired && !schema.refused),
);

/** Whether an element was begun above the header that is typed. */
function isAbove(element: Item, { header }: HeaderPlace): boolean {
  return element.headers.some(({ start }) => start < header.start);
}

/** Whether nothing but the header that is typed speaks of an item. */
function isOnlyHere({ names }: Item, { header }: HeaderPlace): boolean {
  return names.every(({ start, end }) => start >= header.start && end <= header.end);
}

/** A table or a list of tables that has its content in a statement takes no header. */
function takesHeader({ type }: Schema, item: Item | undefined, place: HeaderPlace): boolean {
  if (!item || isOnlyHere(item, place)) return true;
  return type === 'array' ? item.form === 'array-of-tables' : item.form === 'header' || item.form === 'implicit';
}

function isDeclared(item: Item, { header }: HeaderPlace): boolean {
  return item.headers.some((other) => other !== header);
}
