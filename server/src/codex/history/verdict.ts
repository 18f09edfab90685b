import { parseDocument, type TomlDocument } from '../../toml/document.ts';
import { applyEdits } from '../../toml/text-edit.ts';
import { isRefused, readAs } from './read.ts';
import { askedReleases } from './releases.ts';
import { mayHaveDates } from './schema.ts';

/** The first asked release that reads requirements.toml at all. */
export const firstReader = 77;

/** The last asked release that reads TOML 1.0: no line breaks in inline tables, no `\e`. */
export const lastOfToml10 = 77;

/** The last asked release that minds an integer of more than 64 bits only where it looks at the value. */
const lastOfWideIntegers = 136;

/** The text with another number, and no integer, in the place of each integer of more than 64 bits. */
function withoutWideIntegers({ text, faults }: TomlDocument): string {
  const isInteger = (word: string) =>
    /^(?:[-+]?[1-9](?:_?\d)*|0x[\da-fA-F](?:_?[\da-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*)$/.test(word);
  const wide = faults.filter(({ code, start, end }) => code === 'invalid-value' && isInteger(text.slice(start, end)));
  return applyEdits(
    text,
    wide.map(({ start, end }) => ({ start, end, newText: '0.0' })),
  );
}

/** Whether an asked release reads requirements.toml as TOML 1.0. */
export function readsToml10(release: number): boolean {
  return firstReader <= release && release <= lastOfToml10;
}

/** Whether an asked release loads a requirements document; it may ignore all of it. */
export function isAccepted(document: TomlDocument, release: number): boolean {
  if (release < firstReader) return true;
  const text = release > lastOfWideIntegers ? document.text : withoutWideIntegers(document);
  const version = readsToml10(release) ? '1.0' : '1.1';
  const read = text === document.text && version === '1.1' ? document : parseDocument(text, version);
  if (read.faults.length > 0) return false;
  const { issues, refusals } = readAs(read.root, release, mayHaveDates(document.text));
  return !issues.some(isRefused) && refusals.every(({ later }) => later);
}

/** The asked releases that refuse a requirements document. */
export function refusingReleases(document: TomlDocument): readonly number[] {
  return askedReleases.filter((release) => !isAccepted(document, release));
}
