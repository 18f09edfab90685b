import { diffArrays } from 'diff';
import { differenceOf, type TextEdit } from '../toml/text-edit.ts';

/**
 * The edits that turn one text into another, line by line, so that cursors and markers between them stay.
 * Empty when the texts are equal.
 */
export function changesBetween(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let removed = '';
  let added = '';
  const flush = () => {
    const edit = differenceOf(removed, added);
    if (edit) edits.push({ start: at + edit.start, end: at + edit.end, newText: edit.newText });
    at += removed.length;
    removed = '';
    added = '';
  };
  for (const change of diffArrays(linesOf(before), linesOf(after))) {
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
