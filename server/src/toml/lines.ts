import { isLineEnd, lineEndFrom, lineStartAt, nextLineFrom } from './characters.ts';
import type { Span, SyntaxTree } from './syntax.ts';

/** The line end that the text uses: that of its first line. */
export function lineEndingOf(text: string): '\n' | '\r\n' {
  const lf = text.indexOf('\n');
  return lf > 0 && text.charAt(lf - 1) === '\r' ? '\r\n' : '\n';
}

/** The blanks at the start of the line that holds `offset`. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStartAt(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The comments that lie within a span, in order. */
export function commentsWithin(tree: SyntaxTree, span: Span): Span[] {
  return tree.comments.filter((comment) => comment.start >= span.start && comment.end <= span.end);
}

/** The comment that follows on the line of `offset`, with nothing but blanks between. */
export function trailingComment(tree: SyntaxTree, offset: number): Span | undefined {
  const start = skipBlanks(tree.text, offset);
  return tree.text.charAt(start) === '#' ? tree.comments.find((comment) => comment.start === start) : undefined;
}

export function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at;
}

/** Whether only blanks stand before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStartAt(text, offset), offset).replace('\ufeff', '').trim() === '';
}

/** Whether only blanks follow `offset` on its line. */
export function endsLine(text: string, offset: number): boolean {
  return isLineEnd(text, skipBlanks(text, offset));
}

/** Whole lines from that of `start` to that of `end`, the last line end included. A byte order mark stays out. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const from = lineStartAt(text, start);
  return { start: from === 0 && text.startsWith('\ufeff') ? 1 : from, end: nextLineFrom(text, end) };
}

/** The start of the block of comment lines directly above the line of `offset`; the line itself when there is none. */
export function attachedCommentStart(tree: SyntaxTree, offset: number): number {
  const { text } = tree;
  let start = wholeLines(text, { start: offset, end: offset }).start;
  for (;;) {
    if (start <= 1) return start;
    const previous = lineStartAt(text, start - 1);
    const line = text.slice(previous, lineEndFrom(text, previous)).replace('\ufeff', '').trimStart();
    if (!line.startsWith('#') || !tree.comments.some(({ start: at }) => at >= previous && at < start)) return start;
    start = previous === 0 && text.startsWith('\ufeff') ? 1 : previous;
  }
}
