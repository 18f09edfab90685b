import { lineEndFrom, nextLineFrom } from './characters.ts';
import { find, type Item, isTable, type KeyPath, type TomlDocument } from './document.ts';
import { attachedCommentStart, indentationAt, lineEndingOf, trailingComment } from './lines.ts';
import { afterLineComment, commaAfter } from './list-edit.ts';
import type { Header, InlineTable, Pair, Section, Span } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';
import { writeKey, writeKeyPath } from './write.ts';

/**
 * Adds a key with a value (TOML text, `\n` line ends) where TOML and the file's own style want it: root keys before the
 * first header, else the existing table in the form it has, else a new table at the end.
 * Undefined when the key exists already or a part of its path is no table.
 */
export function insertKey(document: TomlDocument, path: KeyPath, value: string): TextEdit | undefined {
  if (path.length === 0 || find(document.root, path)) return undefined;
  const { item: table, depth } = nearest(document.root, path.slice(0, -1));
  if (!isTable(table)) return undefined;
  const rest = path.slice(depth);
  // A position can only lead to an element that is there.
  if (rest.some(isPosition)) return undefined;
  const text = `${writeKeyPath(rest)} = ${value}`;
  switch (table.form) {
    case 'inline':
      return table.value?.kind === 'inline-table' ? intoInlineTable(document, table.value, text) : undefined;
    case 'dotted':
      return besideDotted(document, table, rest, value);
    case 'implicit':
      return newTable(document, path, value, rest.length === 1 || path.some(isPosition) ? table : undefined);
    default:
      // A header at the end of the file would extend the last element of an array of tables, whichever is meant.
      if (rest.length > 1 && !path.some(isPosition)) return newTable(document, path, value);
      return intoSection(document, table, text);
  }
}

/** Does the same for root keys, of which there may be many: they all go to one place. */
export function insertingRootKeys(document: TomlDocument): (name: string, value: string) => TextEdit | undefined {
  const { root } = document;
  const gap = gapIn(document, root);
  return (name, value) => (gap && !root.children.has(name) ? filled(gap, `${writeKey(name)} = ${value}`) : undefined);
}

/**
 * Adds a key of a table that is not there yet as one line among the root keys, `table.key = value`: several such lines
 * do not need each other, as lines below a new header do. Undefined when the table is there.
 */
export function insertDotted(document: TomlDocument, path: KeyPath, value: string): TextEdit | undefined {
  if (find(document.root, path.slice(0, 1)) || path.some(isPosition)) return undefined;
  return intoSection(document, document.root, `${writeKeyPath(path)} = ${value}`);
}

/** Adds an empty table `[path]`; undefined when something stands there already. */
export function insertTable(document: TomlDocument, path: KeyPath): TextEdit | undefined {
  if (find(document.root, path)) return undefined;
  const { item } = nearest(document.root, path.slice(0, -1));
  if (item.form === 'inline' || item.form === 'dotted' || path.some(isPosition)) return insertKey(document, path, '{}');
  return isTable(item) ? appended(document, `[${writeKeyPath(path)}]`) : undefined;
}

function isPosition(step: string | number): boolean {
  return typeof step === 'number';
}

function nearest(root: Item, path: KeyPath): { item: Item; depth: number } {
  let item = root;
  for (const [depth, step] of path.entries()) {
    const next = typeof step === 'number' ? item.elements[step] : item.children.get(step);
    if (!next) return { item, depth };
    item = next;
  }
  return { item, depth: path.length };
}

/** A place for a line, with what is written around it there. */
interface Gap extends Span {
  readonly before: string;
  readonly after: string;
  readonly eol: string;
}

function filled({ start, end, before, after, eol }: Gap, line: string): TextEdit {
  return { start, end, newText: `${before}${line.replaceAll('\n', eol)}${after}` };
}

function intoSection(document: TomlDocument, table: Item, line: string): TextEdit | undefined {
  const gap = gapIn(document, table);
  return gap && filled(gap, line);
}

function gapIn(document: TomlDocument, table: Item): Gap | undefined {
  const section = table.sections[0];
  if (!section) return undefined;
  const last = section.pairs.at(-1);
  if (last) return gapBelow(document, last);
  return section.header ? gapAfter(document, section.header.end, '') : gapOfFirst(document);
}

/** That of the first root key of a document. */
function gapOfFirst(document: TomlDocument): Gap {
  const header = document.tree.sections[1]?.header;
  if (!header) return gapAtEnd(document, { apart: false });
  const eol = lineEndingOf(document.text);
  const start = startAbove(document, header);
  return { start, end: start, before: '', after: `${eol}${eol}`, eol };
}

/** Where to write what goes above a header: above its comments too, unless they open the file and speak of it all. */
function startAbove({ text, tree }: TomlDocument, header: Header): number {
  const above = attachedCommentStart(tree, header.start);
  const opens = above === (text.startsWith('\ufeff') ? 1 : 0);
  return opens ? header.start - indentationAt(text, header.start).length : above;
}

function gapBelow(document: TomlDocument, pair: Pair): Gap {
  return gapAfter(document, pair.end, indentationAt(document.text, pair.start));
}

function gapAfter({ text, tree }: TomlDocument, offset: number, indentation: string): Gap {
  const eol = lineEndingOf(text);
  const end = trailingComment(tree, offset)?.end ?? lineEndFrom(text, offset);
  const next = nextLineFrom(text, end);
  const isOpen = next === text.length && !text.endsWith('\n');
  const [before, after] = isOpen ? [eol + indentation, ''] : [indentation, eol];
  return { start: next, end: next, before, after, eol };
}

function intoInlineTable(document: TomlDocument, table: InlineTable, line: string): TextEdit | undefined {
  if (!table.closed) return undefined;
  const { text } = document;
  const eol = lineEndingOf(text);
  const written = line.replaceAll('\n', eol);
  const last = table.pairs.at(-1);
  if (!last) {
    const end = table.end - 1;
    const empty = text.slice(table.start + 1, end).trim() === '';
    return empty
      ? { start: table.start, end: table.end, newText: `{ ${written} }` }
      : { start: end, end, newText: `${written} ` };
  }
  if (!text.slice(table.start, last.start).includes('\n')) {
    return { start: last.end, end: last.end, newText: `, ${written}` };
  }
  const comma = commaAfter(document, table, last);
  const end = afterLineComment(document, table, comma === undefined ? last.end : comma + 1);
  const pair = eol + indentationAt(text, last.start) + written;
  if (comma !== undefined) return { start: end, end, newText: `${pair},` };
  return { start: last.end, end, newText: `,${text.slice(last.end, end)}${pair}` };
}

/** A table written with dotted keys grows by one more of them, spelled like the last. */
function besideDotted(document: TomlDocument, table: Item, rest: KeyPath, value: string): TextEdit | undefined {
  const depth = table.path.length;
  const found = lastPairThrough(document, table);
  if (!found) return undefined;
  const { pair, base, holder } = found;
  const upTo = pair.key.parts[depth - base - 1];
  if (!upTo) return undefined;
  const line = `${document.text.slice(pair.key.start, upTo.end)}.${writeKeyPath(rest)} = ${value}`;
  return holder ? intoInlineTable(document, holder, line) : filled(gapBelow(document, pair), line);
}

function lastPairThrough(document: TomlDocument, table: Item) {
  let owner: Item | undefined = table.parent;
  while (owner && owner.form === 'dotted') owner = owner.parent;
  if (!owner) return undefined;
  const base = owner.path.length;
  const holder = owner.value?.kind === 'inline-table' ? owner.value : undefined;
  const pairs = holder ? holder.pairs : owner.sections.flatMap((section: Section) => section.pairs);
  const pair = pairs.findLast(({ key }) => {
    const part = key.parts[table.path.length - base - 1];
    return part !== undefined && document.itemOf(part) === table;
  });
  return pair && { pair, base, holder };
}

function newTable(document: TomlDocument, path: KeyPath, value: string, before?: Item): TextEdit {
  const key = path.at(-1);
  const lines = `[${writeKeyPath(path.slice(0, -1))}]\n${writeKey(String(key))} = ${value}`;
  const sub = before && firstSubHeader(document, before);
  if (!sub) return appended(document, lines);
  const eol = lineEndingOf(document.text);
  const start = startAbove(document, sub);
  return { start, end: start, newText: `${lines}\n\n`.replaceAll('\n', eol) };
}

/** The first header below a table that has none of its own. */
function firstSubHeader({ tree, itemOf }: TomlDocument, table: Item): Header | undefined {
  const within = (header: Header) => header.key.parts.some((part) => itemOf(part) === table);
  return tree.sections.find(({ header }) => header && within(header))?.header;
}

function appended(document: TomlDocument, lines: string): TextEdit {
  return filled(gapAtEnd(document, { apart: true }), lines);
}

/** The end of the file, after a blank line when `apart`; a file without final line end stays without. */
function gapAtEnd({ text }: TomlDocument, { apart }: { readonly apart: boolean }): Gap {
  const eol = lineEndingOf(text);
  const end = text.length;
  const content = text.replace('\ufeff', '');
  if (content.trim() === '') return { start: end - content.length, end, before: '', after: eol, eol };
  const closed = text.endsWith('\n');
  const blank = /\n[ \t]*\r?\n$/.test(text);
  const before = (closed ? '' : eol) + (apart && !blank ? eol : '');
  return { start: end, end, before, after: closed ? eol : '', eol };
}
