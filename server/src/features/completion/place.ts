import { lineEndFrom } from '../../toml/characters.ts';
import { find, type Item, isTable, type KeyPath, type TomlDocument } from '../../toml/document.ts';
import type { Header, Pair, Section, Span } from '../../toml/syntax.ts';
import { openAt, type Word } from './scan.ts';

/** Where a name is being typed. */
export interface KeyPlace {
  readonly at: 'key';
  /** The table that the name is for. */
  readonly table: KeyPath;
  /** The table as far as it is there. */
  readonly item: Item | undefined;
  /** How many names of the same key stand before it. */
  readonly dotted: number;
  readonly inline: boolean;
  readonly word: Word;
  /** What of the word stands before the cursor. */
  readonly typed: string;
  /** What the key goes on with. */
  readonly followedBy: '=' | '.' | undefined;
  /** The section that holds the statement. */
  readonly section: Section;
  /** Whether it is the last statement of its section, so that a header may follow here. */
  readonly last: boolean;
}

/** Where a value is being typed. */
export interface ValuePlace {
  readonly at: 'value';
  readonly path: KeyPath;
  readonly element: boolean;
  readonly word: Word;
}

/** Where the name of a table is being typed. */
export interface HeaderPlace {
  readonly at: 'header';
  readonly header: Header;
  /** From the first bracket to the last. */
  readonly span: Span;
  /** What of the name stands before the cursor. */
  readonly typed: string;
}

export type Place = KeyPlace | ValuePlace | HeaderPlace;

/** What can be completed at an offset; undefined in comments, after values and where a line makes no sense. */
export function placeAt(document: TomlDocument, offset: number): Place | undefined {
  const section = sectionAt(document, offset);
  if (!section || (offset === 0 && document.text.startsWith('\ufeff'))) return undefined;
  const { header, pairs } = section;
  if (header && offset <= lineEndFrom(document.text, header.start)) return inHeader(document.text, header, offset);
  const pair = pairs.findLast(({ start }) => start <= offset);
  const from = pair
    ? readFrom(document, pair, offset)
    : header
      ? lineEndFrom(document.text, header.end)
      : bodyStart(document.text);
  const open = openAt(document.text, from, offset);
  if (!open) return undefined;
  const base = document.itemOf(section)?.path ?? [];
  if (open.at === 'value') return { ...open, path: [...base, ...open.path] };
  const { word, inline, before } = open;
  const followedBy = following(document.text, word.end, inline);
  if (followedBy === 'other') return undefined;
  const table = [...base, ...open.table, ...before];
  return {
    at: 'key',
    table,
    item: find(document.root, table),
    dotted: before.length,
    inline,
    word,
    typed: document.text.slice(word.start, offset),
    followedBy,
    section,
    last: !pairs.some(({ start }) => start > word.end),
  };
}

/** Where to read on from for what is open: in a text without faults nothing is after the line of a statement. */
function readFrom({ text, tree }: TomlDocument, { start, end }: Pair, offset: number): number {
  const after = tree.faults.length === 0 && end < offset ? lineEndFrom(text, end) : offset;
  return after < offset ? after : start;
}

function bodyStart(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

/** Names that a table has already, the one being typed aside. */
export function namesBeside({ item, word }: Pick<KeyPlace, 'item' | 'word'>): ReadonlySet<string> {
  const names = new Set<string>();
  if (!item || !isTable(item)) return names;
  for (const [name, child] of item.children) {
    if (child.names.some((part) => part.start !== word.start)) names.add(name);
  }
  return names;
}

function sectionAt({ tree }: TomlDocument, offset: number): Section | undefined {
  return tree.sections.findLast(({ header, start }) => !header || start < offset);
}

function inHeader(text: string, header: Header, offset: number): HeaderPlace | undefined {
  const brackets = header.array ? 2 : 1;
  const close = /[ \t]*\]{0,2}/y;
  close.lastIndex = header.key.end;
  close.test(text);
  const end = Math.max(close.lastIndex, header.end);
  const inside = header.start + brackets <= offset && offset <= header.key.end;
  if (!inside) return undefined;
  return { at: 'header', header, span: { start: header.start, end }, typed: text.slice(header.key.start, offset) };
}

/** What stands after a name on its line. */
function following(text: string, offset: number, inline: boolean): KeyPlace['followedBy'] | 'other' {
  const rest = text.slice(offset, lineEndFrom(text, offset)).trimStart();
  const char = rest.charAt(0);
  if (char === '=' || char === '.') return char;
  const ends = inline ? ['', '#', '}', ',', ']'] : ['', '#'];
  return ends.includes(char) ? undefined : 'other';
}
