import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { TomlDocument } from '../toml/document.ts';
import type { Key, Pair, Span, Value } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';
import { commentBlocks } from './folding-ranges.ts';
import { toRange } from './range.ts';

/** What "expand selection" selects step by step at each position. */
export function selectionRanges(
  { document, textDocument }: Analysis,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    let selection: SelectionRange | undefined;
    for (const span of spansAround(document, textDocument.offsetAt(position))) {
      selection = { range: toRange(textDocument, span), ...(selection && { parent: selection }) };
    }
    return selection ?? { range: { start: position, end: position } };
  });
}

/** Everything that an offset lies in, from the whole text to the name or the text in quotes. */
export function spansAround({ text, tree }: TomlDocument, offset: number): Span[] {
  const around: Span[] = [];
  for (const span of [{ start: 0, end: text.length }, ...aroundInSections(), ...aroundInComments()]) {
    const outer = around.at(-1);
    const isSame = span.start === outer?.start && span.end === outer.end;
    // A comment may touch what stands before it.
    const isInside = !outer || (outer.start <= span.start && span.end <= outer.end);
    if (isInside && !isSame) around.push(span);
  }
  return around;

  function holds({ start, end }: Span): boolean {
    return start <= offset && offset <= end;
  }

  function* aroundInSections(): Iterable<Span> {
    for (const { header, pairs } of tree.sections) {
      const end = pairs.at(-1)?.end ?? header?.end ?? 0;
      const section = header && { start: header.start, end };
      if (section && holds(section)) yield section;
      if (header && holds(header)) {
        yield header;
        yield* aroundInKey(header.key);
      }
      const pair = pairs.find(holds);
      if (pair) yield* aroundInPair(pair);
    }
  }

  function* aroundInPair(pair: Pair): Iterable<Span> {
    yield pair;
    if (holds(pair.key)) yield* aroundInKey(pair.key);
    else if (holds(pair.value)) yield* aroundInValue(pair.value);
  }

  function* aroundInKey(key: Key): Iterable<Span> {
    if (!holds(key)) return;
    yield key;
    const part = key.parts.find(holds);
    if (part) yield part;
  }

  function* aroundInValue(value: Value): Iterable<Span> {
    yield value;
    if (value.kind === 'string') {
      const quotes = value.style.startsWith('multiline') ? 3 : 1;
      const inside = { start: value.start + quotes, end: value.end - quotes };
      if (inside.start <= inside.end && holds(inside)) yield inside;
    }
    const element = value.kind === 'array' ? value.elements.find(holds) : undefined;
    if (element) yield* aroundInValue(element);
    const pair = value.kind === 'inline-table' ? value.pairs.find(holds) : undefined;
    if (pair) yield* aroundInPair(pair);
  }

  function* aroundInComments(): Iterable<Span> {
    const comment = tree.comments.find(holds);
    const block = comment && commentBlocks(text, tree.comments).find(holds);
    if (block) yield block;
    if (comment) yield comment;
  }
}
