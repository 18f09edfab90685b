import { CompletionItemKind } from 'vscode-languageserver-types';
import { takes } from '../../codex/describe.ts';
import type { Schema, TableSchema } from '../../codex/schema.ts';
import type { Item, KeyPath } from '../../toml/document.ts';
import { writeKey } from '../../toml/write.ts';
import type { Analysis } from '../analysis.ts';
import { type Entry, holeFor, type Template } from './entry.ts';
import { hasExclusions, refusedKeys } from './judge.ts';
import { isListOfTables } from './key-form.ts';
import { knownKeys } from './known-names.ts';
import { isReadAtRoot } from './offered.ts';
import type { HeaderPlace } from './place.ts';
import { missingControls } from './profile-values.ts';
import type { Fits } from './typed.ts';

/** One name of a header. */
interface Name {
  readonly text: string;
  /** Whether the author chooses it. */
  readonly open: boolean;
}

/** A table that may have a header of its own. */
interface Tabled {
  readonly path: KeyPath;
  readonly names: readonly Name[];
  readonly array: boolean;
  readonly schema: Schema;
}

/** How many names a header is offered with at once. */
const MAX_NAMES = 5;

/** Of more tables with names of the author's choosing, only those go on whose name is being typed. */
const MANY = 20;

/** What is needed wherever a header is looked for, and what is found. */
interface Search {
  readonly analysis: Analysis;
  readonly place: HeaderPlace;
  readonly found: Tabled[];
  /** Whether to look below a table with a name of the author's choosing, one of so many. */
  goesOn(name: string, depth: number, count: number): boolean;
}

/**
 * The headers that may stand at a place, of tables that the file does not have yet, and of those that fit; `incomplete`
 * where there are more once a name is typed.
 */
export function headerEntries(
  analysis: Analysis,
  place: HeaderPlace,
  fits: Fits,
): { entries: Entry[]; incomplete: boolean } {
  const { document, context, profile } = analysis;
  const brackets = place.header.array ? '[[' : '[';
  let incomplete = false;
  const goesOn: Search['goesOn'] = (name, depth, count) => {
    const typed = place.header.key.parts[depth]?.name ?? '';
    const isMeant = count <= MANY || (typed !== '' && name.startsWith(typed));
    incomplete ||= !isMeant;
    return isMeant;
  };
  const found: Tabled[] = [];
  findBelow({ analysis, place, found, goesOn }, context.schema, document.root, [], []);
  const entries = found.flatMap(({ path, names, array, schema }) => {
    const label = names.map(({ text, open }) => (open ? `<${text}>` : text)).join('.');
    if ((place.header.array && !array) || !fits(label)) return [];
    const lacks = missingControls(document, context.kind, profile, path).length > 0;
    const isOld = schema.deprecated !== undefined;
    return [
      {
        label,
        kind: CompletionItemKind.Module,
        detail: array ? 'one more table of a list' : takes(schema),
        group: lacks ? 1 : isOld ? 9 : 1 + names.length,
        insert: written(names, array),
        filter: `${brackets}${label}`,
        deprecated: isOld,
        path,
      },
    ];
  });
  return { entries, incomplete };
}

/** The tables below one; the item is what the file has of that. */
function findBelow(
  search: Search,
  table: TableSchema,
  item: Item | undefined,
  path: KeyPath,
  before: readonly Name[],
): void {
  if (before.length === MAX_NAMES) return;
  const { analysis, place, found, goesOn } = search;
  const { document, context } = analysis;
  const present = item?.children ?? new Map<string, Item>();
  const named = (text: string) => [...before, { text, open: false }];
  const tables: { name: string; schema: Schema }[] = [];
  for (const name of Object.keys(table.keys)) {
    const schema = table.keys[name];
    if (schema && (schema.type === 'table' || isListOfTables(schema)) && !schema.retired && !schema.refused) {
      tables.push({ name, schema });
    }
  }
  const refused = refusedKeys(context.kind, document.text, path, present, tables);
  for (const { name, schema } of tables) {
    if (refused.has(name) || (path.length === 0 && !isReadAtRoot(context, present, name))) continue;
    findAt(search, schema, present.get(name), [...path, name], named(name));
  }
  if (table.others?.type !== 'table') return;
  const text = table.othersName ?? 'key';
  found.push({
    path: [...path, `<${text}>`],
    names: [...before, { text, open: true }],
    array: false,
    schema: table.others,
  });
  for (const name of knownKeys(analysis, path)) {
    if (present.has(name) || Object.hasOwn(table.keys, name)) continue;
    found.push({ path: [...path, name], names: named(name), array: false, schema: table.others });
  }
  // What the file has under such names may go on.
  for (const [name, child] of present) {
    if (Object.hasOwn(table.keys, name) || isOnlyHere(child, place) || !goesOn(name, path.length, present.size))
      continue;
    findAt(search, table.others, child, [...path, name], named(name));
  }
}

function findAt(search: Search, schema: Schema, item: Item | undefined, path: KeyPath, names: readonly Name[]): void {
  const { place, found } = search;
  if (schema.type === 'table') {
    if (!canHaveHeader(item, place)) return;
    if (!item || !isDeclared(item, place)) found.push({ path, names, array: false, schema });
    // Below such a table more is known once it is there, or its name is typed.
    if (item || !hasExclusions(path)) findBelow(search, schema, item, path, names);
  } else if (schema.type === 'array' && schema.items.type === 'table') {
    if (item !== undefined && item.form !== 'array-of-tables' && !isOnlyHere(item, place)) return;
    const count = item?.elements.filter((one) => isAbove(one, place)).length ?? 0;
    const last = item?.elements[count - 1];
    found.push({ path: [...path, count], names, array: true, schema });
    if (count > 0) findBelow(search, schema.items, last, [...path, count - 1], names);
  }
}

/** Whether an element was begun above the header that is typed. */
function isAbove(element: Item, { header }: HeaderPlace): boolean {
  return element.headers.some(({ start }) => start < header.start);
}

/** Whether nothing but the header that is typed speaks of an item. */
function isOnlyHere({ names }: Item, { header }: HeaderPlace): boolean {
  return names.every(({ start, end }) => start >= header.start && end <= header.end);
}

/** A table that has its content in a statement takes no header. */
function canHaveHeader(item: Item | undefined, place: HeaderPlace): boolean {
  return !item || item.form === 'header' || item.form === 'implicit' || isOnlyHere(item, place);
}

function isDeclared(item: Item, { header }: HeaderPlace): boolean {
  return item.headers.some((other) => other !== header);
}

function written(names: readonly Name[], array: boolean): Template {
  const parts = names.flatMap(({ text, open }, index): Template => {
    const dot = index === 0 ? [] : ['.'];
    return [...dot, ...(open ? holeFor(text) : [writeKey(text)])];
  });
  return array ? ['[[', ...parts, ']]'] : ['[', ...parts, ']'];
}
