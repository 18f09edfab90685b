import { lineEndFrom } from './characters.ts';
import type { TomlDocument } from './document.ts';
import { commentsWithin, endsLine, indentationAt, lineEndingOf, skipBlanks, startsLine, wholeLines } from './lines.ts';
import type { ArrayValue, Span, Value } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';
import { type Quote, writeString } from './write.ts';

/**
 * Changes which elements an array has: those for which `keep` is false go, the strings of `add` follow the rest.
 * Kept elements, comments and line breaks stay as they are. Undefined when the array is not closed yet.
 */
export function editElements(
  document: TomlDocument,
  array: ArrayValue,
  keep: (element: Value) => boolean,
  add: readonly string[],
): TextEdit[] | undefined {
  if (!array.closed) return undefined;
  const added = add.map((value) => writeString(value, quoteOf(document.text, array)));
  const source = document.text.slice(array.start, array.end);
  if (source.includes('\n')) return editLines(document, array, keep, added);
  const kept = array.elements.filter(keep).map(({ start, end }) => document.text.slice(start, end));
  const newText = writeArray(source, array, [...kept, ...added], document.text);
  return newText === source ? [] : [{ start: array.start, end: array.end, newText }];
}

/** Puts other strings in the place of one element; none removes it. */
export function replaceElement(
  document: TomlDocument,
  array: ArrayValue,
  element: Value,
  strings: readonly string[],
): TextEdit[] | undefined {
  if (strings.length === 0) return editElements(document, array, (other) => other !== element, []);
  const written = strings.map((value) => writeString(value, quoteAt(document.text, element)));
  return [{ start: element.start, end: element.end, newText: written.join(', ') }];
}

function quoteOf(text: string, array: ArrayValue): Quote {
  const first = array.elements.find(({ kind }) => kind === 'string');
  return first ? quoteAt(text, first) : '"';
}

function quoteAt(text: string, element: Value): Quote {
  return text.charAt(element.start) === "'" ? "'" : '"';
}

/** A one-line array with other elements, spaced as it was. */
function writeArray(source: string, array: ArrayValue, elements: readonly string[], text: string): string {
  const [first, second] = array.elements;
  const last = array.elements.at(-1);
  if (!first || !last) return `[${elements.join(', ')}]`;
  const separator = second ? text.slice(first.end, second.start) : ', ';
  if (elements.length === 0) return '[]';
  const open = source.slice(0, first.start - array.start);
  const close = source.slice(last.end - array.start);
  return open + elements.join(separator) + close;
}

function editLines(
  document: TomlDocument,
  array: ArrayValue,
  keep: (element: Value) => boolean,
  added: readonly string[],
): TextEdit[] {
  const removed = array.elements.filter((element) => !keep(element));
  const edits = removed.map((element) => removeElement(document, array, element));
  return added.length === 0
    ? edits
    : [...edits, ...addLines(document, array, array.elements.filter(keep).at(-1), added)];
}

function removeElement(document: TomlDocument, array: ArrayValue, element: Value): TextEdit {
  const { text, tree } = document;
  const comma = commaAfter(document, array, element);
  const span = { start: element.start, end: comma === undefined ? element.end : comma + 1 };
  const inside = commentsWithin(tree, span).map(({ start, end }) => text.slice(start, end) + lineEndingOf(text));
  if (inside.length > 0) return { ...span, newText: inside.join('') };
  if (startsLine(text, span.start) && endsLine(text, span.end)) return { ...wholeLines(text, span), newText: '' };
  return { start: span.start, end: skipBlanks(text, span.end), newText: '' };
}

function addLines(
  document: TomlDocument,
  array: ArrayValue,
  last: Value | undefined,
  added: readonly string[],
): TextEdit[] {
  const { text } = document;
  const eol = lineEndingOf(text);
  const model = last ?? array.elements[0];
  const indentation =
    model && startsLine(text, model.start) ? indentationAt(text, model.start) : `${indentationAt(text, array.start)}  `;
  const final = array.elements.at(-1);
  const trailing = final === undefined || commaAfter(document, array, final) !== undefined;
  const lines = added.map((value) => eol + indentation + value).join(',') + (trailing ? ',' : '');
  const comma = last && commaAfter(document, array, last);
  const anchor = last ? (comma === undefined ? last.end : comma + 1) : array.start + 1;
  const at = afterLineComment(document, array, anchor);
  const needsComma = last !== undefined && comma === undefined;
  if (needsComma && at === anchor) return [{ start: at, end: at, newText: `,${lines}` }];
  const insertion = { start: at, end: at, newText: lines };
  return needsComma ? [{ start: anchor, end: anchor, newText: ',' }, insertion] : [insertion];
}

/** The end of the line when only a comment follows there, else the offset itself. */
function afterLineComment({ text, tree }: TomlDocument, array: ArrayValue, offset: number): number {
  const at = skipBlanks(text, offset);
  const comment = tree.comments.find(({ start }) => start === at);
  return comment && comment.end < array.end ? lineEndFrom(text, comment.start) : offset;
}

function commaAfter({ text, tree }: TomlDocument, array: ArrayValue, element: Value): number | undefined {
  const next = array.elements[array.elements.indexOf(element) + 1];
  const end = next?.start ?? array.end - 1;
  const within: Span = { start: element.end, end };
  const comments = commentsWithin(tree, within);
  for (let at = element.end; at < end; at++) {
    const comment = comments.find(({ start }) => start === at);
    if (comment) at = comment.end;
    else if (text.charAt(at) === ',') return at;
  }
  return undefined;
}
