import { type Item, textOf } from '../../toml/document.ts';
import { schemaAt } from '../lookup.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { suggest } from '../suggest.ts';

/** Something that has the right shape and that Codex refuses all the same. */
export interface Refusal {
  /** Where a person has to look. */
  readonly item: Item;
  /** The end of the sentence "Codex refuses the file: …", without full stop. */
  readonly reason: string;
  /**
   * Where Codex still loads the file: it looks into a permission profile only once it is the default, and into the
   * files of an exporter when a session starts.
   */
  readonly later?: 'as default' | 'at the start';
  /** The keys of which one is missing: in the item, or beside it. */
  readonly lacks?: readonly string[];
}

/** A rule of Codex over more than one key, or over the inside of a value. */
export type Constraint = (root: Item) => Iterable<Refusal>;

/** The same where it differs between releases. */
export type DatedConstraint = (root: Item, release: number) => Iterable<Refusal>;

/** The items of a table with their keys; none for what is no table. */
export function entriesOf(item: Item | undefined): [string, Item][] {
  return [...(item?.children ?? [])];
}

/**
 * The words of a list as they are meant: a misspelt one has a finding of its own, and may be the very one that seems to
 * be missing. Undefined when one of them could mean anything.
 */
export function meantWords(list: Item): string[] | undefined {
  const words = list.elements.flatMap((element) => {
    const word = textOf(element);
    const schema = schemaAt(requirementsSchema, element.path);
    const values = schema?.type === 'string' ? (schema.values ?? []) : [];
    const meant = word === undefined || values.includes(word) ? word : suggest(word, values);
    return meant === undefined ? [] : [meant];
  });
  return words.length === list.elements.length ? words : undefined;
}

/** Refuses a string of nothing but blanks. */
export function* notBlank(item: Item | undefined, name: string): Generator<Refusal> {
  if (item && textOf(item)?.trim() === '') yield { item, reason: `\`${name}\` must not be empty` };
}

/** Refuses a text of more bytes, as UTF-8. */
export function* notLonger(item: Item | undefined, name: string, most: number): Generator<Refusal> {
  const text = textOf(item) ?? '';
  if (!item || new TextEncoder().encode(text).length <= most) return;
  yield { item, reason: `\`${name}\` must not exceed ${most} bytes` };
}

/** Whether a text is a word of HTTP: the name of a header or cookie, or a scheme of signing in. */
export function isToken(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text);
}

/** Whether a path is written the way of Windows: `C:\\x`, `\\\\server\\x`. */
export function isWindowsPath(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path);
}

export function windowsPathReason(path: string): string {
  return `on Linux and macOS it cannot read the Windows path \`${path}\`; keep such paths in a file for Windows alone`;
}
