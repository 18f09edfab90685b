import type { Span } from './syntax.ts';

/** The one stretch in which two versions of a text differ: `start` to `end` in the older, `start` to `newEnd` in the newer. */
export interface Change extends Span {
  readonly newEnd: number;
}

/** The smallest stretch that turns one text into another; empty for equal texts. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + BLOCK <= shorter && isSameBlock(before, start, after, start)) start += BLOCK;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  let newEnd = after.length;
  while (Math.min(end, newEnd) - BLOCK >= start && isSameBlock(before, end - BLOCK, after, newEnd - BLOCK)) {
    end -= BLOCK;
    newEnd -= BLOCK;
  }
  while (end > start && newEnd > start && before.charCodeAt(end - 1) === after.charCodeAt(newEnd - 1)) {
    end--;
    newEnd--;
  }
  return { start, end, newEnd };
}

/** So many characters are compared at once: of long texts that takes a tenth of the time. */
const BLOCK = 1024;

function isSameBlock(before: string, at: number, after: string, newAt: number): boolean {
  return before.slice(at, at + BLOCK) === after.slice(newAt, newAt + BLOCK);
}

/** Where a span lies after a change; undefined for one that the change touches. */
export function afterChange<T extends Span>(span: T, { start, end, newEnd }: Change): T | undefined {
  if (span.end <= start) return span;
  if (span.start < end) return undefined;
  const shift = newEnd - end;
  return shift === 0 ? span : { ...span, start: span.start + shift, end: span.end + shift };
}
