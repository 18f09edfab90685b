import { parseDocument, type TomlDocument } from '../../toml/document.ts';
import { isRefused, readAs } from './read.ts';
import { askedReleases } from './releases.ts';
import { mayHaveDates } from './schema.ts';

/** The first asked release that reads requirements.toml at all. */
export const firstReader = 77;

/** The last asked release that reads TOML 1.0: no line breaks in inline tables, no `\e`. */
export const lastOfToml10 = 77;

/** Whether an asked release reads requirements.toml as TOML 1.0. */
export function readsToml10(release: number): boolean {
  return firstReader <= release && release <= lastOfToml10;
}

/** Whether an asked release loads a requirements document; it may ignore all of it. */
export function isAccepted(document: TomlDocument, release: number): boolean {
  if (release < firstReader) return true;
  const read = readsToml10(release) ? parseDocument(document.text, '1.0') : document;
  if (read.faults.length > 0) return false;
  const { issues, refusals } = readAs(read.root, release, mayHaveDates(document.text));
  return !issues.some(isRefused) && refusals.every(({ later }) => later);
}

/** The asked releases that refuse a requirements document. */
export function refusingReleases(document: TomlDocument): readonly number[] {
  return askedReleases.filter((release) => !isAccepted(document, release));
}
