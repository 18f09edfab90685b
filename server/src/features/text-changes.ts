import { diffArrays } from 'diff';
import { changeBetween } from '../toml/change.ts';
import { lineStartAt, nextLineFrom } from '../toml/characters.ts';
import { differenceOf, type TextEdit } from '../toml/text-edit.ts';

/** How many lines between the first and the last change are compared one by one: beyond that it takes seconds. */
const MAX_LINES = 20_000;

/**
 * The edits that turn one text into another, line by line, so that cursors and markers between them stay.
 * Empty when the texts are equal; a single one where far too much lies between the first and the last change.
 */
export function changesBetween(before: string, after: string): TextEdit[] {
  const { start, end, newEnd } = changeBetween(before, after);
  const from = lineStartAt(before, start);
  const rest = before.length - nextLineFrom(before, end);
  const lines = linesOf(before.slice(from, before.length - rest));
  const newLines = linesOf(after.slice(from, after.length - rest));
  if (Math.max(lines.length, newLines.length) > MAX_LINES) return [{ start, end, newText: after.slice(start, newEnd) }];
  return changesOfLines(lines, newLines, from);
}

function changesOfLines(before: readonly string[], after: readonly string[], from: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = from;
  let removed = '';
  let added = '';
  const flush = () => {
    const edit = differenceOf(removed, added);
    if (edit) edits.push({ start: at + edit.start, end: at + edit.end, newText: edit.newText });
    at += removed.length;
    removed = '';
    added = '';
  };
  for (const change of diffArrays([...before], [...after])) {
    const text = change.value.join('');
    if (change.added) added += text;
    else if (change.removed) removed += text;
    else {
      flush();
      at += text.length;
    }
  }
  flush();
  return edits;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
