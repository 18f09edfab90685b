import { changeBetween } from './change.ts';
import type { Span } from './syntax.ts';

/** Replaces a span of UTF-16 offsets with new text. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** Applies edits that do not overlap, in any order; edits at one place keep the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.start) + edit.newText;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at);
}

/** The one edit that turns `before` into `after`, cut down to what differs; undefined when nothing does. */
export function differenceOf(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const { start, end, newEnd } = changeBetween(before, after);
  return { start, end, newText: after.slice(start, newEnd) };
}
