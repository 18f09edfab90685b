import { lineEndFrom } from './characters.ts';
import type { TomlDocument } from './document.ts';
import {
  commentsWithin,
  endsLine,
  indentationAt,
  lineEndingOf,
  skipBlanks,
  startsLine,
  trailingComment,
  wholeLines,
} from './lines.ts';
import type { ArrayValue, InlineTable, Span } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';

/** What holds entries parted by commas. */
export type List = ArrayValue | InlineTable;

export function entriesOf(list: List): readonly Span[] {
  return list.kind === 'array' ? list.elements : list.pairs;
}

/** Takes entries out with their commas; comments stay. With `followed`, others come in at the end, so its comma stays. */
export function removeEntries(
  document: TomlDocument,
  list: List,
  removed: readonly Span[],
  { followed } = { followed: false },
): TextEdit[] {
  const entries = entriesOf(list);
  const bare = list.closed && commentsWithin(document.tree, list).length === 0;
  if (removed.length === entries.length && bare && !followed) {
    return [{ start: list.start + 1, end: list.end - 1, newText: '' }];
  }
  const gone = new Set(removed);
  const edits: TextEdit[] = [];
  for (let from = 0; from < entries.length; from++) {
    let to = from;
    while (gone.has(entries[to] ?? list)) to++;
    if (to > from) edits.push(...removeRun(document, list, from, to, followed));
    from = to;
  }
  return edits;
}

/** Takes the entries from index `from` to before `to` out. */
function removeRun(document: TomlDocument, list: List, from: number, to: number, followed: boolean): TextEdit[] {
  const { text, tree } = document;
  const entries = entriesOf(list);
  const [previous, first = list, last = list] = [entries[from - 1], entries[from], entries[to - 1]];
  const comma = commaAfter(document, list, last);
  const { start, end } = { start: first.start, end: comma === undefined ? last.end : comma + 1 };
  const before = previous && commaAfter(document, list, previous);
  const orphan = to === entries.length && comma === undefined && !followed ? before : undefined;
  const noComma = orphan === undefined ? [] : [{ start: orphan, end: orphan + 1, newText: '' }];
  const comments = commentsWithin(tree, { start, end }).map((comment) => text.slice(comment.start, comment.end));
  if (comments.length > 0) {
    const gap = lineEndingOf(text) + indentationAt(text, start);
    const newText = comments.join(gap) + (endsLine(text, end) ? '' : gap);
    return [...noComma, { start, end: skipBlanks(text, end), newText }];
  }
  if (startsLine(text, start) && endsLine(text, end)) {
    return [...noComma, { ...wholeLines(text, { start, end }), newText: '' }];
  }
  const left = orphan ?? (before === undefined ? start : before + 1);
  const closeTo = text.slice(left + noComma.length, start).trim() === '' && !trailingComment(tree, end);
  if (previous && to === entries.length && closeTo) {
    return [{ start: left, end, newText: '' }];
  }
  return [...noComma, { start, end: skipBlanks(text, end), newText: '' }];
}

/** The offset of the comma that follows an entry of a list. */
export function commaAfter({ text, tree }: TomlDocument, list: List, entry: Span): number | undefined {
  const entries = entriesOf(list);
  const end = entries[entries.indexOf(entry) + 1]?.start ?? (list.closed ? list.end - 1 : list.end);
  const comments = commentsWithin(tree, { start: entry.end, end });
  for (let at = entry.end; at < end; at++) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end;
    else if (text.charAt(at) === ',') return at;
  }
  return undefined;
}

/** The end of the line when only a comment follows there, else the offset itself. */
export function afterLineComment({ text, tree }: TomlDocument, list: List, offset: number): number {
  const at = skipBlanks(text, offset);
  const comment = tree.comments.find(({ start }) => start === at);
  return comment && comment.end < list.end ? lineEndFrom(text, comment.start) : offset;
}
