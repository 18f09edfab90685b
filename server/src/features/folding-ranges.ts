import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { lineStartAt } from '../toml/characters.ts';
import { startsLine } from '../toml/lines.ts';
import type { Pair, Span, Value } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';

/** What can be folded: tables, values of several lines, and blocks of comments. Whole lines, the first one stays. */
export function foldingRanges({ document, textDocument }: Analysis): FoldingRange[] {
  const { text, tree } = document;
  const lineOf = (offset: number) => textDocument.positionAt(offset).line;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  const addPair = ({ value }: Pair) => addValue(value);
  const addValue = (value: Value) => {
    const { start, end } = value;
    add(lineOf(start), lineOf(end) - (closesAlone(text, value) ? 1 : 0));
    if (value.kind === 'array') value.elements.forEach(addValue);
    if (value.kind === 'inline-table') value.pairs.forEach(addPair);
  };
  for (const { header, pairs } of tree.sections) {
    const last = pairs.at(-1);
    if (header && last) add(lineOf(header.start), lineOf(last.end));
    pairs.forEach(addPair);
  }
  for (const { start, end } of commentBlocks(text, tree.comments)) {
    add(lineOf(start), lineOf(end), FoldingRangeKind.Comment);
  }
  ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  // A line folds one thing, the largest that begins on it.
  return ranges.filter(({ startLine }, index) => startLine !== ranges[index - 1]?.startLine);
}

/** Whether what ends a value stands on a line of its own, which then stays in sight. */
function closesAlone(text: string, { start, end }: Span): boolean {
  const line = lineStartAt(text, end);
  return line > start && /^\s*(?:[\]}]|"""|''')$/.test(text.slice(line, end));
}

/** Comments on lines of their own, with nothing between them. */
export function commentBlocks(text: string, comments: readonly Span[]): Span[] {
  const blocks: Span[] = [];
  for (const { start, end } of comments) {
    const last = blocks.at(-1);
    const follows = last && startsLine(text, start) && /^\r?\n[ \t]*$/.test(text.slice(last.end, start));
    if (follows) blocks[blocks.length - 1] = { start: last.start, end };
    else if (startsLine(text, start)) blocks.push({ start, end });
  }
  return blocks;
}
