import { lineEndFrom, lineStartAt, nextLineFrom } from './characters.ts';
import { type Item, type KeyPath, type TomlDocument, walkItems } from './document.ts';
import { commentsWithin, endsLine, lineEndingOf, startsLine, trailingComment, wholeLines } from './lines.ts';
import type { Header, InlineTable, Key, Pair, Section, Span } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';
import { writeKeyPath } from './write.ts';

/**
 * Removes an item wherever the document defines it: its key, its tables, their headers, and all below it.
 * Comments stay, on lines of their own. Edits do not overlap.
 */
export function removeItem(document: TomlDocument, item: Item): TextEdit[] {
  return tidy(
    document.text,
    statementsOf(document, item).map((statement) => removeStatement(document, statement)),
  );
}

/** Empties a table but keeps it: `[x]` stays, tables below it go. Comments stay. */
export function emptyTable(document: TomlDocument, table: Item): TextEdit[] {
  const { value } = table;
  if (value?.kind === 'inline-table') {
    if (value.pairs.length === 0) return [];
    const comments = commentsWithin(document.tree, value);
    const eol = lineEndingOf(document.text);
    const kept = comments.map(({ start, end }) => `${document.text.slice(start, end)}${eol}`).join('');
    return [{ start: value.start, end: value.end, newText: kept === '' ? '{}' : `{ ${kept}}` }];
  }
  const statements = statementsOf(document, table).filter(
    (statement) => !(statement.kind === 'header' && table.headers.includes(statement.header)),
  );
  const [first, ...others] = statements;
  if (!first) return [];
  const removed = (table.headers.length > 0 ? statements : others).map((statement) =>
    removeStatement(document, statement),
  );
  const retained = table.headers.length > 0 ? [] : [retainAsEmpty(document, table, first)];
  return [...retained, ...tidy(document.text, removed)];
}

/** Removes one statement of a line, or a pair of an inline table; its comments stay. */
export function removePair(document: TomlDocument, pair: Pair): TextEdit {
  const holder = inlineTableOf(document, pair);
  const edit = removeStatement(document, holder ? { kind: 'inline', pair, table: holder } : { kind: 'pair', pair });
  return tidy(document.text, [edit])[0] ?? edit;
}

type Statement =
  | { readonly kind: 'pair'; readonly pair: Pair }
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'inline'; readonly pair: Pair; readonly table: InlineTable };

/** A table that only its keys or sub-tables declare becomes an empty one in the place of the first of them. */
function retainAsEmpty(document: TomlDocument, table: Item, first: Statement): TextEdit {
  if (first.kind === 'header') {
    return { start: first.header.start, end: first.header.end, newText: `[${writeKeyPath(table.path)}]` };
  }
  const depth = first.pair.key.parts.findIndex((part) => document.itemOf(part) === table);
  const name = first.pair.key.parts[depth];
  const key = document.text.slice(first.pair.start, name?.end ?? first.pair.key.end);
  return { start: first.pair.start, end: first.pair.end, newText: `${key} = {}` };
}

function statementsOf(document: TomlDocument, item: Item): Statement[] {
  return [...document.tree.sections].flatMap((section) => sectionStatements(document, section, item));
}

function sectionStatements(document: TomlDocument, section: Section, item: Item): Statement[] {
  const { header, pairs } = section;
  const whole = header !== undefined && passesThrough(document, header.key, item);
  if (whole) return [{ kind: 'header', header }, ...pairs.map((pair) => ({ kind: 'pair', pair }) as const)];
  return pairs.flatMap((pair) =>
    passesThrough(document, pair.key, item)
      ? [{ kind: 'pair', pair } as const]
      : inlineStatements(document, pair, item),
  );
}

function inlineStatements(document: TomlDocument, pair: Pair, item: Item): Statement[] {
  const table = pair.value;
  const leads = document.itemOf(pair)?.path.every((step, index) => step === item.path[index]) ?? false;
  if (!leads || table.kind !== 'inline-table') return [];
  return table.pairs.flatMap((inner) =>
    passesThrough(document, inner.key, item)
      ? [{ kind: 'inline', pair: inner, table } as const]
      : inlineStatements(document, inner, item),
  );
}

function passesThrough(document: TomlDocument, key: Key, item: Item): boolean {
  return key.parts.some((part) => document.itemOf(part) === item);
}

function removeStatement(document: TomlDocument, statement: Statement): TextEdit {
  if (statement.kind === 'inline') return removeInline(document, statement.pair, statement.table);
  return statement.kind === 'header' ? removeLines(document, statement.header) : removeLines(document, statement.pair);
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

function removeInline(document: TomlDocument, pair: Pair, table: InlineTable): TextEdit {
  const index = table.pairs.indexOf(pair);
  const previous = table.pairs[index - 1];
  const next = table.pairs[index + 1];
  const span = next ? { start: pair.start, end: next.start } : { start: previous?.end ?? pair.start, end: pair.end };
  const { text, tree } = document;
  const comments = commentsWithin(tree, span).map(({ start, end }) => text.slice(start, end) + lineEndingOf(text));
  return { ...span, newText: comments.length > 0 ? ` ${comments.join('')}` : '' };
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
