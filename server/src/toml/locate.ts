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
  for (const { header, pairs } of document.tree.sections) {
    if (header && touches(header, offset)) return atKey(document, header.key, offset, 'header');
    const pair = pairs.find((candidate) => touches(candidate, offset));
    if (pair) return atPair(document, pair, offset);
  }
  return undefined;
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
  const inner = value.kind === 'array' ? value.elements.find((element) => touches(element, offset)) : undefined;
  if (inner) return atValue(document, inner, offset);
  const pair = value.kind === 'inline-table' ? value.pairs.find((candidate) => touches(candidate, offset)) : undefined;
  if (pair) return atPair(document, pair, offset);
  const item = document.itemOf(value);
  return item && { item, on: 'value', span: value };
}
