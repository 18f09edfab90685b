import type { Pair, SyntaxTree, Value } from './syntax.ts';

/**
 * What a text says, piece by piece in its order: keys, values and comments as they are written, without the blanks and
 * line ends between them. Texts with the same pieces differ in layout alone.
 */
export function contentOf(tree: SyntaxTree): string[] {
  const { text, sections, comments } = tree;
  const pieces: { at: number; piece: string }[] = [];
  const add = (at: number, piece: string) => pieces.push({ at, piece });
  const addKey = ({ parts }: Pair['key']) => {
    for (const { start, end } of parts) add(start, `.${text.slice(start, end)}`);
  };
  const addPair = ({ key, value }: Pair) => {
    addKey(key);
    addValue(value);
  };
  const addValue = (value: Value) => {
    const { start, end } = value;
    if (value.kind !== 'array' && value.kind !== 'inline-table') {
      add(start, text.slice(start, end));
      return;
    }
    add(start, text.charAt(start));
    if (value.kind === 'array') value.elements.forEach(addValue);
    else value.pairs.forEach(addPair);
    add(end - 1, text.charAt(end - 1));
  };
  for (const { header, pairs } of sections) {
    if (header) {
      add(header.start, header.array ? '[[]]' : '[]');
      addKey(header.key);
    }
    pairs.forEach(addPair);
  }
  for (const { start, end } of comments) add(start, text.slice(start, end).trimEnd());
  return pieces.sort((a, b) => a.at - b.at).map(({ piece }) => piece);
}
