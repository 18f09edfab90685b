import type { Analysis } from '../../features/analysis.ts';
import type { Span } from '../../toml/syntax.ts';
import { visible, widthOf } from './visible.ts';

/** The first line of a finding as a terminal can show it, and where the finding lies on it, in columns. */
export interface Excerpt {
  /** The number of the line, from 1. */
  readonly line: number;
  readonly text: string;
  /** How many columns stand before the underlined ones. */
  readonly before: number;
  /** At least one. */
  readonly underlined: number;
  /** The number of the last line, from 1, where the finding goes on. */
  readonly lastLine: number;
}

/** More than this of a line is cut off around the finding. */
const WIDTH = 100;
const AROUND = 30;

/** The line on which a span begins. */
export function excerptOf(document: Analysis['textDocument'], span: Span): Excerpt {
  const [start, end] = [document.positionAt(span.start), document.positionAt(span.end)];
  const lineStart = span.start - start.character;
  const nextLine = document.offsetAt({ line: start.line + 1, character: 0 });
  const line = document
    .getText()
    .slice(lineStart, nextLine)
    .replace(/\r?\n?$/, '');
  const from = Math.min(start.character, line.length);
  const to = Math.min(end.line > start.line ? line.length : Math.max(end.character, from), line.length);
  const [cutStart, cutEnd] = line.length > WIDTH ? window(line, from, to) : [0, line.length];
  const head = `${cutStart > 0 ? '…' : ''}${visible(line.slice(cutStart, from))}`;
  const middle = visible(line.slice(from, Math.min(to, cutEnd)));
  const tail = `${visible(line.slice(Math.min(to, cutEnd), cutEnd))}${cutEnd < line.length ? '…' : ''}`;
  return {
    line: start.line + 1,
    text: `${head}${middle}${tail}`.trimEnd(),
    before: widthOf(head),
    underlined: Math.max(1, widthOf(middle)),
    lastLine: end.line + 1,
  };
}

/** The part of a long line that is shown; never half of a character. */
function window(line: string, from: number, to: number): [number, number] {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(line.length, Math.max(start + WIDTH, Math.min(to + AROUND, from + WIDTH)));
  return [whole(line, start), whole(line, end)];
}

function whole(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line.charAt(at)) ? at - 1 : at;
}
