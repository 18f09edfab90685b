import { changeBetween } from './change.ts';
import type { Section, Span, SyntaxTree } from './syntax.ts';

/** What of an older tree holds for a newer text as well. */
export interface Reusable {
  /** The sections before the change, up to the last header that is as it was. Reading goes on there. */
  readonly sections: readonly Section[];
  readonly comments: readonly Span[];
  readonly resume: number;
  /** The tree of the rest of the text from a header on, if it lies after the change and has not moved. */
  rest(header: number): Omit<SyntaxTree, 'text' | 'looksAhead' | 'reuses'> | undefined;
}

/** Nodes keep the text alive that they were read from: after so many versions everything is read anew. */
const MAX_REUSES = 100;

/** What can be taken over from an older tree; undefined where that is nothing. */
export function reusable(older: SyntaxTree, text: string): Reusable | undefined {
  // The end of one statement may then depend on any other.
  if (older.looksAhead || older.reuses >= MAX_REUSES) return undefined;
  const { start, end, newEnd } = changeBetween(older.text, text);
  // A fault may hide how the text goes on.
  const sound = Math.min(start, older.faults[0]?.start ?? start);
  const count = Math.max(
    0,
    older.sections.findLastIndex(({ header }) => header && header.start < sound),
  );
  const resume = older.sections[count]?.header?.start ?? 0;
  return {
    sections: older.sections.slice(0, count),
    comments: older.comments.slice(0, firstFrom(older.comments, resume)),
    resume,
    rest(header) {
      // What an open bracket before it makes of the rest is not what it is by itself.
      const isSound = header < (older.faults[0]?.start ?? Number.POSITIVE_INFINITY);
      if (end !== newEnd || header < end || !isSound) return undefined;
      const index = older.sections.findIndex((section) => section.header?.start === header);
      if (index < 0) return undefined;
      return {
        sections: older.sections.slice(index),
        comments: older.comments.slice(firstFrom(older.comments, header)),
        faults: older.faults,
      };
    },
  };
}

/** The index of the first span that starts at an offset or later. */
function firstFrom(spans: readonly Span[], offset: number): number {
  const index = spans.findIndex(({ start }) => start >= offset);
  return index < 0 ? spans.length : index;
}
