/** The names of permission profiles, MCP servers, model providers and roles, in one file and in those that count with it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver-types';
import type { FileKind } from '../codex/file-kind.ts';
import { type NameOccurrence, namesIn } from '../codex/names/occurrences.ts';
import type { TomlDocument } from '../toml/document.ts';
import type { KeyPart, Span, StringValue } from '../toml/syntax.ts';
import { overlaps, toRange } from './range.ts';

/** One of the files that count together. */
export interface NamedFile {
  /** The text as editors hold it; for a file that is not open it has the version 0 and is read from the disk. */
  readonly textDocument: TextDocument;
  readonly document: TomlDocument;
  readonly kind: FileKind;
  readonly isOpen: boolean;
}

/** What a file says, wherever it lies. */
type Said = Pick<NamedFile, 'document' | 'kind'>;

/** What a name is written as: a part of a key, or a string. */
export type Written = KeyPart | StringValue;

/** A name at a position, and the piece of text that is it. */
export interface NameAt extends NameOccurrence {
  readonly written: Written;
}

/** The name that stands at an offset. */
export function nameAt({ document, kind }: Said, offset: number): NameAt | undefined {
  const at: Span = { start: offset, end: offset };
  for (const occurrence of namesIn(document.root, kind)) {
    const written = writtenAs(occurrence).find((piece) => overlaps(piece, at));
    if (written) return { ...occurrence, written };
  }
  return undefined;
}

/** Every piece of text that is the name, where it stands once: a table has it in each of its headers. */
export function writtenAs({ as, item }: NameOccurrence): readonly Written[] {
  if (as === 'key') return item.names.filter(({ style }) => style !== 'missing');
  return item.value?.kind === 'string' ? [item.value] : [];
}

/** The places of one name in a file. */
export function placesOf({ document, kind }: Said, { sort, name }: Pick<NameOccurrence, 'sort' | 'name'>) {
  return [...namesIn(document.root, kind)].filter((other) => other.sort === sort && other.name === name);
}

/** The name without its quotes, where they hold it as it is; else all of it. */
export function innerSpan(text: string, { start, end }: Span, name: string): Span {
  const [quote = ''] = /^(?:"""|'''|"|')/.exec(text.slice(start, end)) ?? [];
  const inner = { start: start + quote.length, end: end - quote.length };
  return text.slice(inner.start, inner.end) === name ? inner : { start, end };
}

/** Every place of the name at an offset, in the file and in the others. */
export function references(
  own: NamedFile,
  others: () => readonly NamedFile[],
  offset: number,
  withDefinitions: boolean,
): Location[] | undefined {
  return locations(own, others, offset, (places) =>
    places
      .filter(({ role }) => withDefinitions || role === 'use')
      .flatMap(writtenAs)
      .sort((a, b) => a.start - b.start),
  );
}

/** Where the name at an offset is defined, in the file and in the others. */
export function definitions(
  own: NamedFile,
  others: () => readonly NamedFile[],
  offset: number,
): Location[] | undefined {
  return locations(own, others, offset, (places) =>
    places.filter(({ role }) => role === 'definition').flatMap((occurrence) => writtenAs(occurrence).slice(0, 1)),
  );
}

/** What is chosen of the places of the name at an offset, file by file; undefined where there is no name. */
function locations(
  own: NamedFile,
  others: () => readonly NamedFile[],
  offset: number,
  chosen: (places: NameOccurrence[]) => Written[],
): Location[] | undefined {
  const name = nameAt(own, offset);
  if (!name) return undefined;
  return [own, ...others()].flatMap((file) =>
    chosen(placesOf(file, name)).map((written) => locationOf(file, written, name.name)),
  );
}

function locationOf({ textDocument, document }: NamedFile, written: Written, name: string): Location {
  return { uri: textDocument.uri, range: toRange(textDocument, innerSpan(document.text, written, name)) };
}
