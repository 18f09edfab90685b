import type { Range, TextEdit } from 'vscode-languageserver-types';
import { fileReferences } from '../codex/file-reference.ts';
import { kindsWithOwnKey, namesIn } from '../codex/names/occurrences.ts';
import { type NameSort, nameSorts } from '../codex/names/sorts.ts';
import { codexVersion } from '../codex/version.ts';
import type { TextEdit as Edit } from '../toml/text-edit.ts';
import { writeKeyLike, writeString } from '../toml/write.ts';
import { toTextEdits } from './edits.ts';
import { innerSpan, type NamedFile, nameAt, placesOf, type Written, writtenAs } from './names.ts';
import { toRange } from './range.ts';

/** What is renamed, or why it cannot be. */
export type Prepared = { readonly range: Range; readonly placeholder: string } | { readonly refused: string };

/** The edits of one file. */
export interface FileEdits {
  readonly file: NamedFile;
  readonly edits: readonly TextEdit[];
}

/** The edits of all files, or why there are none. */
export type Renamed = readonly FileEdits[] | { readonly refused: string };

/** What a rename at an offset would replace; undefined where no name stands. */
export function prepareRename(own: NamedFile, offset: number): Prepared | undefined {
  const found = nameAt(own, offset);
  if (!found) return undefined;
  const { sort, name, written } = found;
  if (nameSorts[sort].builtIn.includes(name))
    return { refused: `\`${name}\` is ${nameSorts[sort].one} of Codex itself.` };
  const range = toRange(own.textDocument, innerSpan(own.document.text, written, name));
  return { range, placeholder: name };
}

/** Gives the name at an offset another one, in the file and in the others; undefined where no name stands. */
export function rename(
  own: NamedFile,
  others: () => readonly NamedFile[],
  offset: number,
  newName: string,
): Renamed | undefined {
  const found = nameAt(own, offset);
  const prepared = prepareRename(own, offset);
  if (!found || !prepared) return undefined;
  if ('refused' in prepared) return prepared;
  const files = [own, ...others()];
  const refused = reasonAgainst(found.sort, newName, files);
  if (found.name === newName) return [];
  if (refused !== undefined) return { refused };
  return files.flatMap((file) => {
    const edits = placesOf(file, found).flatMap((occurrence) =>
      writtenAs(occurrence).map((written) => editOf(file.document.text, written, found.name, newName)),
    );
    edits.sort((a, b) => a.start - b.start);
    return edits.length > 0 ? [{ file, edits: toTextEdits(file.textDocument, edits) }] : [];
  });
}

/** Why a name cannot be given to something of a sort in these files. */
function reasonAgainst(sort: NameSort, name: string, files: readonly NamedFile[]): string | undefined {
  const { one, builtIn, form } = nameSorts[sort];
  const says = `Codex ${codexVersion}`;
  if (name.trim() === '') return 'A name must not be empty.';
  if (/\p{Cc}/u.test(name)) return 'A name must stand on one line.';
  if (builtIn.includes(name)) return `\`${name}\` is ${one} of Codex itself.`;
  if (form && !form.pattern.test(name)) return `${says} ${form.words}.`;
  const [kind] = kindsWithOwnKey(
    sort,
    name,
    files.map((file) => file.kind),
  );
  if (kind) return `${says} reads \`${name}\` in ${fileReferences[kind].name} as a key of its own, and not as ${one}.`;
  for (const file of files) {
    // What cannot be read may hold the name in a place that nobody sees.
    if (file.document.faults.length > 0)
      return `${fileName(file)} has syntax errors. Put them right first, so that no place of the name is missed.`;
    const taken = [...namesIn(file.document.root, file.kind)].some(
      (other) => other.sort === sort && other.as === 'key' && other.name === name,
    );
    if (taken) return `There is ${one} \`${name}\` in ${fileName(file)} already.`;
  }
  return undefined;
}

function fileName({ textDocument: { uri } }: NamedFile): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Replaces what differs: the quotes of a name stay where they can hold the new one. */
function editOf(text: string, written: Written, name: string, newName: string): Edit {
  const inner = innerSpan(text, written, name);
  const newText = writeLike(written, newName);
  const quote = text.charAt(written.start);
  const keepsQuotes = inner.start > written.start && newText.startsWith(quote);
  return keepsQuotes
    ? { ...inner, newText: newText.slice(1, -1) }
    : { start: written.start, end: written.end, newText };
}

function writeLike(written: Written, name: string): string {
  if (!('kind' in written)) return writeKeyLike(written, name);
  return writeString(name, written.style.endsWith('literal') ? "'" : '"');
}
