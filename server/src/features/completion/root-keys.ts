import { CompletionItemKind } from 'vscode-languageserver-types';
import { type KeyCandidate, type ValueCandidate, valueCandidates } from '../../codex/candidates.ts';
import type { FileKind } from '../../codex/file-kind.ts';
import type { Schema } from '../../codex/schema.ts';
import type { ProfileId } from '../../risk/profiles.ts';
import type { KeyPath } from '../../toml/document.ts';
import { insertingRootKeys } from '../../toml/insert.ts';
import { lazy, lazyBy, lazyFor } from '../../toml/lazy.ts';
import { lineEndingOf } from '../../toml/lines.ts';
import type { Span } from '../../toml/syntax.ts';
import type { TextEdit } from '../../toml/text-edit.ts';
import { writeKey } from '../../toml/write.ts';
import type { Analysis } from '../analysis.ts';
import type { Entry, Insertion } from './entry.ts';
import { headerForm } from './key-form.ts';
import { detailOf, firstLine } from './keys.ts';
import { offeredKeys } from './offered.ts';
import type { KeyPlace } from './place.ts';
import { profileValues, titles } from './profile-values.ts';

const rootGroup = 8;

/** What a root key inserts where the cursor is. */
const nothing: Insertion = { text: '' };

/** Writes a root key with a value above the first header; undefined where that is not above the cursor. */
type Above = (name: string, text: string) => TextEdit | undefined;

/** A root key with a value, as far as it is the same in every document. */
interface Draft {
  readonly name: string;
  /** TOML. */
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  readonly path: KeyPath;
  /** What is to be selected in the value, where that is to be typed. */
  readonly select?: Span;
}

/** Whether root keys can be asked for at a place that belongs to another table. */
export function isBelowHeader({ section, inline, dotted, word, followedBy }: KeyPlace): boolean {
  return section.header !== undefined && !inline && dotted === 0 && word.quote === undefined && !followedBy;
}

/**
 * Root keys asked for below a header. Tables get a header here; what has a value goes above the first header, with a
 * value that is complete, since the cursor stays where it is. Where there is none to choose, the cursor has to go there.
 */
export function rootEntries(analysis: Analysis, place: KeyPlace): readonly Entry[] {
  const { document, context, profile } = analysis;
  const typed = document.text.slice(place.word.start, place.word.end).toLowerCase();
  const eol = lineEndingOf(document.text);
  const inserting = insertingRootKeys(document);
  const above: Above = (name, text) => {
    const edit = inserting(name, text);
    return edit && edit.end <= place.word.start ? edit : undefined;
  };
  const atRoot: KeyPlace = { ...place, table: [], item: document.root };
  const keyOf = rootKeys(context.kind)(profile);
  const entries: Entry[] = [];
  for (const candidate of offeredKeys(analysis, atRoot, (name) => hasWord(name, typed))) {
    if (candidate.deprecated !== undefined) continue;
    const key = keyOf(candidate);
    const header = place.last ? key.header(eol) : undefined;
    const found = header ? [header] : key.drafts().map((draft) => statement(draft, above));
    for (const entry of found) if (entry) entries.push(entry);
  }
  return entries;
}

/** Whether a word of a name begins with what is typed. */
function hasWord(name: string, typed: string): boolean {
  return name.startsWith(typed) || name.includes(`_${typed}`);
}

/** A root key below a header. */
interface RootKey {
  /** Its own header, which it gets where nothing but headers follows. */
  header(eol: string): Entry | undefined;
  /** With each of the values that it can have; where nobody can list them, with one that is to be typed. */
  drafts(): readonly Draft[];
}

/** One for each candidate of a schema: there are many of them, and most are offered in every file. */
const rootKeys = lazyBy((kind: FileKind) =>
  lazyBy((profile: ProfileId) =>
    lazyFor(
      (candidate: KeyCandidate): RootKey => ({
        header: lazyBy((eol) => header(candidate, eol)),
        drafts: lazy(() => drafts(candidate, kind, profile)),
      }),
    ),
  ),
);

function header(candidate: KeyCandidate, eol: string): Entry | undefined {
  const insert = headerForm([], candidate, eol);
  return (
    insert && {
      label: `[${candidate.name}]`,
      kind: CompletionItemKind.Module,
      detail: detailOf(candidate),
      group: rootGroup,
      insert,
      filter: candidate.name,
      goesOn: true,
      path: [candidate.name],
    }
  );
}

function drafts({ name, schema }: KeyCandidate, kind: FileKind, profile: ProfileId): readonly Draft[] {
  const known = valueCandidates(schema, []);
  const details = new Map<string, string>();
  for (const { text, profiles } of profileValues(kind, [name], profile)) {
    details.set(text, `the value of ${titles(profiles)}`);
  }
  for (const { text, holes, note } of known) {
    if (holes.length === 0 && !details.has(text)) details.set(text, note ?? 'above the first header');
  }
  if (details.size > 0) return Array.from(details, ([value, detail]) => draft(name, value, detail));
  const value = openValue(schema, known);
  if (value === undefined) return [];
  // Between its quotes or brackets, or in the place of a number.
  const select = /^\d/.test(value) ? { start: 0, end: value.length } : { start: 1, end: 1 };
  return [{ ...draft(name, value, 'above the first header'), select }];
}

function draft(name: string, value: string, detail: string): Draft {
  return { name, value, label: `${writeKey(name)} = ${firstLine(value)}`, detail, path: [name] };
}

function statement({ name, value, label, detail, path, select }: Draft, above: Above): Entry | undefined {
  const elsewhere = above(name, value);
  if (!elsewhere) return undefined;
  const entry: Entry = {
    label,
    kind: CompletionItemKind.Snippet,
    detail,
    group: rootGroup,
    insert: nothing,
    filter: name,
    elsewhere,
    path,
  };
  if (!select) return entry;
  const at = elsewhere.start + elsewhere.newText.lastIndexOf(value);
  return { ...entry, select: { start: at + select.start, end: at + select.end } };
}

/** How a value begins that nobody can list; undefined where it is not plain how. */
function openValue(schema: Schema, values: readonly ValueCandidate[]): string | undefined {
  if (schema.type === 'integer') return String(Math.max(0, schema.min ?? 0));
  return values.find(({ text }) => text === '""' || text === '[]')?.text;
}
