import { lineEndFrom, lineStartAt, nextLineFrom } from './characters.ts';
import { type Item, type KeyPath, type TomlDocument, walkItems } from './document.ts';
import { commentsWithin, endsLine, lineEndingOf, startsLine, trailingComment, wholeLines } from './lines.ts';
import { type List, removeEntries } from './list-edit.ts';
import type { Header, InlineTable, Key, Pair, Section, Span, Value } from './syntax.ts';
import { applyEdits, differenceOf, type TextEdit } from './text-edit.ts';
import { writeKeyPath } from './write.ts';

/**
 * Removes an item wherever the document defines it: its key, its tables, their headers, and all below it.
 * Comments stay, on lines of their own. Edits do not overlap.
 */
export function removeItem(document: TomlDocument, item: Item): TextEdit[] {
  return tidy(
    document.text,
    statementsOf(document, item).flatMap((statement) => removeStatement(document, statement)),
  );
}

/** Empties a table but keeps it: `[x]` stays, tables below it go. Comments stay. */
export function emptyTable(document: TomlDocument, table: Item): TextEdit[] {
  const { value } = table;
  if (value?.kind === 'inline-table') {
    if (value.pairs.length === 0) return [];
    return [{ start: value.start, end: value.end, newText: emptyInlineTable(document, value) }];
  }
  const statements = statementsOf(document, table).filter(
    (statement) => !(statement.kind === 'header' && table.headers.includes(statement.header)),
  );
  const [first, ...others] = statements;
  if (!first) return [];
  if (table.form === 'root' || table.headers.length > 0) {
    return tidy(
      document.text,
      statements.flatMap((statement) => removeStatement(document, statement)),
    );
  }
  const rest = first.kind === 'entries' ? [{ ...first, entries: first.entries.slice(1) }, ...others] : others;
  const removed = rest.flatMap((statement) => removeStatement(document, statement));
  return [retainAsEmpty(document, table, first), ...tidy(document.text, removed)];
}

/** Removes one statement of a line, or a pair of an inline table; its comments stay. */
export function removePair(document: TomlDocument, pair: Pair): TextEdit {
  const list = inlineTableOf(document, pair);
  const statement: Statement = list ? { kind: 'entries', list, entries: [pair] } : { kind: 'pair', pair };
  const after = applyEdits(document.text, tidy(document.text, removeStatement(document, statement)));
  return differenceOf(document.text, after) ?? { start: pair.start, end: pair.start, newText: '' };
}

/** What an item is written with: whole lines, or entries of an inline table or array. */
type Statement =
  | { readonly kind: 'pair'; readonly pair: Pair }
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'entries'; readonly list: List; readonly entries: readonly Span[] };

/** A table that only its keys or sub-tables declare becomes an empty one in the place of the first of them. */
function retainAsEmpty(document: TomlDocument, table: Item, first: Statement): TextEdit {
  if (first.kind === 'header') {
    const { start, end } = first.header;
    return { start, end, newText: `[${writeKeyPath(table.path)}]` };
  }
  const { start, end } = first.kind === 'pair' ? first.pair : (first.entries[0] ?? first.list);
  const name = table.names.find((part) => part.start >= start && part.end <= end);
  const newText = `${document.text.slice(start, name?.end)} = ${emptyInlineTable(document, { start, end })}`;
  return { start, end, newText };
}

/** An inline table that holds nothing but the comments of a span. */
function emptyInlineTable({ text, tree }: TomlDocument, span: Span): string {
  const eol = lineEndingOf(text);
  const comments = commentsWithin(tree, span).map(({ start, end }) => text.slice(start, end) + eol);
  return comments.length === 0 ? '{}' : `{ ${comments.join('')}}`;
}

function statementsOf(document: TomlDocument, item: Item): Statement[] {
  return [...document.tree.sections].flatMap((section) => sectionStatements(document, section, item));
}

function sectionStatements(document: TomlDocument, section: Section, item: Item): Statement[] {
  const { header, pairs } = section;
  const whole = item.form === 'root' || (header !== undefined && passesThrough(document, header.key, item));
  if (whole) {
    const lines = pairs.map((pair) => ({ kind: 'pair', pair }) as const);
    return header ? [{ kind: 'header', header }, ...lines] : lines;
  }
  return pairs.flatMap((pair) =>
    passesThrough(document, pair.key, item)
      ? [{ kind: 'pair', pair } as const]
      : entryStatements(document, pair.value, item),
  );
}

function entryStatements(document: TomlDocument, list: Value, item: Item): Statement[] {
  if (list.kind === 'array') {
    const entries = list.elements.filter((element) => belongs(document.itemOf(element), item));
    if (entries.length > 0) return [{ kind: 'entries', list, entries }];
    return list.elements.flatMap((element) => entryStatements(document, element, item));
  }
  if (list.kind !== 'inline-table') return [];
  const entries = list.pairs.filter((pair) => passesThrough(document, pair.key, item));
  if (entries.length > 0) return [{ kind: 'entries', list, entries }];
  return list.pairs.flatMap((pair) => entryStatements(document, pair.value, item));
}

function passesThrough(document: TomlDocument, key: Key, item: Item): boolean {
  return key.parts.some((part) => belongs(document.itemOf(part), item));
}

/** Whether an item is another or lies below it. */
function belongs(inner: Item | undefined, outer: Item): boolean {
  let item = inner;
  while (item && item !== outer) item = item.parent;
  return item !== undefined;
}

function removeStatement(document: TomlDocument, statement: Statement): TextEdit[] {
  if (statement.kind === 'entries') return removeEntries(document, statement.list, statement.entries);
  return [
    removeLines(document, statement.kind === 'header' ? statement.header : wholePair(document.text, statement.pair)),
  ];
}

/** Without its `=` a statement ends before the rest of its line, which says nothing alone. */
function wholePair(text: string, { start, end, equals }: Pair): Span {
  const rest = equals === undefined ? /^[^#\r\n]*/.exec(text.slice(end)) : undefined;
  return { start, end: end + (rest?.[0].trimEnd().length ?? 0) };
}

function removeLines(document: TomlDocument, span: Span): TextEdit {
  const { text, tree } = document;
  const comment = trailingComment(tree, span.end);
  const comments = [...commentsWithin(tree, span), ...(comment ? [comment] : [])];
  if (!startsLine(text, span.start) || !(comment || endsLine(text, span.end))) {
    return { start: span.start, end: span.end, newText: '' };
  }
  if (comments.length > 0) {
    const kept = comments.map(({ start, end }) => text.slice(start, end)).join(lineEndingOf(text));
    return { start: span.start, end: comment?.end ?? span.end, newText: kept };
  }
  return { ...wholeLines(text, span), newText: '' };
}

/** Joins removals that touch, and takes the blank lines below each along where one above it remains. */
function tidy(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const touches = last?.newText === '' && edit.newText === '' && text.slice(last.end, edit.start).trim() === '';
    if (last && touches) joined[joined.length - 1] = { start: last.start, end: edit.end, newText: '' };
    else joined.push(edit);
  }
  return joined.map((edit) => (edit.newText === '' && isWholeLines(text, edit) ? withBlankLines(text, edit) : edit));
}

function isWholeLines(text: string, { start, end }: Span): boolean {
  return (start <= 1 || text.charAt(start - 1) === '\n') && (end === text.length || text.charAt(end - 1) === '\n');
}

/** Also takes the line end before it, when the last line goes from a file that ends without one. */
function withBlankLines(text: string, lines: Span): TextEdit {
  const above = lineStartAt(text, Math.max(0, lines.start - 1));
  const blankAbove = lines.start <= 1 || text.slice(above, lines.start).trim() === '';
  let { start, end } = lines;
  while (blankAbove && end < text.length && text.slice(end, lineEndFrom(text, end)).trim() === '') {
    end = nextLineFrom(text, end);
  }
  if (end === text.length && start > 1 && !text.endsWith('\n')) {
    start = text.charAt(start - 2) === '\r' ? start - 2 : start - 1;
  }
  return { start, end, newText: '' };
}

function inlineTableOf(document: TomlDocument, pair: Pair): InlineTable | undefined {
  for (const { value } of walkItems(document.root)) {
    if (value?.kind === 'inline-table' && value.pairs.includes(pair)) return value;
  }
  return undefined;
}

/** Whether a path lies at or below another. */
export function isWithin(path: KeyPath, outer: KeyPath): boolean {
  return outer.every((step, index) => step === path[index]);
}
