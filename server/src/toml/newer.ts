import type { InlineTable, Key, Span, SyntaxTree, Value } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';

/** Something that TOML 1.1 has and 1.0 has not. */
export interface Newer extends Span {
  readonly kind: 'line-break' | 'trailing-comma' | 'escape' | 'time';
  /** What makes TOML 1.0 of it that means the same; undefined where comments stand in the way. */
  readonly older: readonly TextEdit[] | undefined;
}

/** What only TOML 1.1 has, in the order of the text. The line breaks of an inline table count once. */
export function newerToml({ sections, text }: SyntaxTree): Newer[] {
  const found: Newer[] = [];
  for (const { header, pairs } of sections) {
    if (header) inKey(header.key, text, found);
    for (const { key, value } of pairs) {
      inKey(key, text, found);
      inValue(value, text, found);
    }
  }
  return found;
}

function inKey({ parts }: Key, text: string, found: Newer[]): void {
  for (const part of parts) if (part.style === 'basic') inString(part, text, found);
}

function inValue(value: Value, text: string, found: Newer[]): void {
  switch (value.kind) {
    case 'string':
      if (value.style === 'basic' || value.style === 'multiline-basic') inString(value, text, found);
      return;
    case 'datetime':
      inTime(value, text, found);
      return;
    case 'array':
      for (const element of value.elements) inValue(element, text, found);
      return;
    case 'inline-table':
      inTable(value, text, found);
      for (const { key, value: inner } of value.pairs) {
        inKey(key, text, found);
        inValue(inner, text, found);
      }
      return;
  }
}

function inString({ start, end }: Span, text: string, found: Newer[]): void {
  const written = text.slice(start, end);
  if (!written.includes('\\e') && !written.includes('\\x')) return;
  for (const { 0: sequence, 1: hex, index } of written.matchAll(/\\(?:e|x([\da-fA-F]{2})|[\s\S])/g)) {
    if (sequence !== '\\e' && hex === undefined) continue;
    const at = { start: start + index, end: start + index + sequence.length };
    found.push({ kind: 'escape', ...at, older: [{ ...at, newText: `\\u00${hex ?? '1b'}` }] });
  }
}

/** An hour and a minute without seconds. */
function inTime({ start, end }: Span, text: string, found: Newer[]): void {
  const [minutes] = /^(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d(?!:)/.exec(text.slice(start, end)) ?? [];
  if (minutes === undefined) return;
  const at = start + minutes.length;
  found.push({ kind: 'time', start, end, older: [{ start: at, end: at, newText: ':00' }] });
}

function inTable(table: InlineTable, text: string, found: Newer[]): void {
  const { start, end, pairs } = table;
  // Most tables have neither, and this is looked for after every keystroke.
  if (!/\n|,\s*\}$/.test(text.slice(start, end))) return;
  const gaps = [start + 1, ...pairs.map((pair) => pair.end)].map((from, index) => {
    const gap = { start: from, end: pairs[index]?.start ?? end - 1 };
    return { ...gap, written: text.slice(gap.start, gap.end), isLast: index === pairs.length };
  });
  const comma = gaps.at(-1)?.written.search(/,/) ?? -1;
  const middles = pairs
    .map(({ key, value }) => ({ start: key.end, end: value.start, written: text.slice(key.end, value.start) }))
    .filter(({ written }) => written.includes('\n'));
  if (middles.length > 0 || gaps.some(({ written }) => written.includes('\n'))) {
    const between = gaps
      .filter(({ written, isLast }) => written.includes('\n') || (isLast && written.includes(',')))
      .map((gap) => ({
        start: gap.start,
        end: gap.end,
        newText: !gap.isLast && gap.written.includes(',') ? ', ' : ' ',
      }));
    const edits = [...between, ...middles.map(({ start, end }) => ({ start, end, newText: ' = ' }))];
    edits.sort((a, b) => a.start - b.start);
    const isCommented = [...gaps, ...middles].some(({ written }) => written.includes('#'));
    found.push({ kind: 'line-break', start, end: start + 1, older: isCommented ? undefined : edits });
  } else if (comma >= 0) {
    const at = (pairs.at(-1)?.end ?? start) + comma;
    found.push({ kind: 'trailing-comma', start: at, end: at + 1, older: [{ start: at, end: at + 1, newText: '' }] });
  }
}
