import type { TomlDocument } from './document.ts';
import { indentationAt, lineEndingOf, startsLine } from './lines.ts';
import { afterLineComment, commaAfter, removeEntries } from './list-edit.ts';
import type { ArrayValue, Value } from './syntax.ts';
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
  const kept = array.elements.filter(keep);
  if (kept.length === array.elements.length && add.length === 0) return [];
  const added = add.map((value) => writeString(value, quoteOf(document.text, array)));
  const source = document.text.slice(array.start, array.end);
  if (source.includes('\n')) return editLines(document, array, kept, added);
  const written = kept.map(({ start, end }) => document.text.slice(start, end));
  const newText = writeArray(source, array, [...written, ...added], document.text);
  return [{ start: array.start, end: array.end, newText }];
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
  kept: readonly Value[],
  added: readonly string[],
): TextEdit[] {
  const removed = array.elements.filter((element) => !kept.includes(element));
  const edits = removeEntries(document, array, removed, { followed: added.length > 0 });
  return added.length === 0 ? edits : [...edits, ...addLines(document, array, kept.at(-1), added)];
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
