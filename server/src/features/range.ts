import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../toml/syntax.ts';

/** A span of offsets as a range of lines and characters (both from 0, UTF-16). */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  const from = document.positionAt(start);
  return { start: from, end: end === start ? from : document.positionAt(end) };
}

/** Whether two spans share a character or touch. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
