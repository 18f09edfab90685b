import type { Item, TomlDocument } from './document.ts';
import type { Key, Pair, Span, Value } from './syntax.ts';

/** What stands at an offset: the item, and the span of the key part or value that is touched. */
export interface Location {
  readonly item: Item;
  readonly on: 'key' | 'header' | 'value';
  readonly span: Span;
}

/** The innermost item at an offset; undefined between statements and in what the logical view leaves out. */
export function locate(document: TomlDocument, offset: number): Location | undefined {
  const { sections } = document.tree;
  // Two sections touch an offset where a header follows without a line break.
  for (let index = firstUpTo(sections, offset); (sections[index]?.start ?? Infinity) <= offset; index++) {
    const { header, pairs = [] } = sections[index] ?? {};
    if (header && touches(header, offset)) return atKey(document, header.key, offset, 'header');
    const pair = touching(pairs, offset);
    if (pair) return atPair(document, pair, offset);
  }
  return undefined;
}

/** The first of several spans, in text order and apart from each other, that an offset is in or at the edge of. */
export function touching<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  const span = spans[firstUpTo(spans, offset)];
  return span && touches(span, offset) ? span : undefined;
}

/** The index of the first span that does not end before an offset: files have thousands. */
function firstUpTo(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function atKey(document: TomlDocument, key: Key, offset: number, on: Location['on']): Location | undefined {
  const part = key.parts.find((candidate) => touches(candidate, offset)) ?? key.parts.at(-1);
  const item = part && document.itemOf(part);
  return item && { item, on, span: part };
}

function atPair(document: TomlDocument, pair: Pair, offset: number): Location | undefined {
  if (offset <= pair.key.end) return atKey(document, pair.key, offset, 'key');
  return atValue(document, pair.value, offset) ?? atKey(document, pair.key, pair.key.end, 'key');
}

function atValue(document: TomlDocument, value: Value, offset: number): Location | undefined {
  if (!touches(value, offset)) return undefined;
  const inner = value.kind === 'array' ? touching(value.elements, offset) : undefined;
  if (inner) return atValue(document, inner, offset);
  const pair = value.kind === 'inline-table' ? touching(value.pairs, offset) : undefined;
  if (pair) return atPair(document, pair, offset);
  const item = document.itemOf(value);
  return item && { item, on: 'value', span: value };
}
