import { CompletionItemKind } from 'vscode-languageserver-types';
import { type KeyCandidate, type ValueCandidate, valueCandidates } from '../../codex/candidates.ts';
import type { Schema } from '../../codex/schema.ts';
import { insertKey } from '../../toml/insert.ts';
import { lineEndingOf } from '../../toml/lines.ts';
import { writeKey } from '../../toml/write.ts';
import type { Analysis } from '../analysis.ts';
import type { Entry } from './entry.ts';
import { headerForm } from './key-form.ts';
import { detailOf, firstLine } from './keys.ts';
import { offeredKeys } from './offered.ts';
import type { KeyPlace } from './place.ts';
import { profileValues, titles } from './profile-values.ts';

const rootGroup = 8;

/** Whether root keys can be asked for at a place that belongs to another table. */
export function isBelowHeader({ section, inline, dotted, word, followedBy }: KeyPlace): boolean {
  return section.header !== undefined && !inline && dotted === 0 && word.quote === undefined && !followedBy;
}

/**
 * Root keys asked for below a header. Tables get a header here; what has a value goes above the first header, with a
 * value that is complete, since the cursor stays where it is. Where there is none to choose, the cursor has to go there.
 */
export function rootEntries(analysis: Analysis, place: KeyPlace): readonly Entry[] {
  const { document, context } = analysis;
  const typed = document.text.slice(place.word.start, place.word.end).toLowerCase();
  const eol = lineEndingOf(document.text);
  const atRoot: KeyPlace = { ...place, table: [], item: document.root };
  return offeredKeys(analysis, atRoot, (name) => hasWord(name, typed))
    .filter(({ deprecated }) => deprecated === undefined)
    .flatMap((candidate) => {
      const insert = headerForm(atRoot, candidate, eol);
      if (insert) return [header(candidate, insert)];
      const values = valueCandidates(context.schema, [candidate.name]);
      const complete = statements(analysis, place, candidate, values);
      return complete.length > 0 ? complete : opened(analysis, place, candidate, values);
    });
}

/** Whether a word of a name begins with what is typed. */
function hasWord(name: string, typed: string): boolean {
  return name.startsWith(typed) || name.includes(`_${typed}`);
}

function header(candidate: KeyCandidate, insert: Entry['insert']): Entry {
  return {
    label: `[${candidate.name}]`,
    kind: CompletionItemKind.Module,
    detail: detailOf(candidate),
    group: rootGroup,
    insert,
    filter: candidate.name,
    goesOn: true,
    path: [candidate.name],
  };
}

/** A root key with each of the values that it can have. */
function statements(
  { document, context, profile }: Analysis,
  { word }: KeyPlace,
  { name }: KeyCandidate,
  known: readonly ValueCandidate[],
): Entry[] {
  const asked = profileValues(context.kind, [name], profile).map(({ text, profiles }) => ({
    text,
    detail: `the value of ${titles(profiles)}`,
  }));
  const plain = known
    .filter(({ holes }) => holes.length === 0)
    .map(({ text, note }) => ({ text, detail: note ?? 'above the first header' }));
  const values = new Map([...plain, ...asked].map((value) => [value.text, value]));
  const ordered = [...asked, ...plain].map(({ text }) => text);
  return [...new Set(ordered)].flatMap((text) => {
    const elsewhere = insertKey(document, [name], text);
    if (!elsewhere || elsewhere.end > word.start) return [];
    return {
      label: `${writeKey(name)} = ${firstLine(text)}`,
      kind: CompletionItemKind.Snippet,
      detail: values.get(text)?.detail ?? '',
      group: rootGroup,
      insert: [],
      filter: name,
      elsewhere,
      path: [name],
    };
  });
}

/** A root key with a value that is to be typed: between its quotes or brackets, or in the place of a number. */
function opened(
  { document }: Analysis,
  { word }: KeyPlace,
  { name, schema }: KeyCandidate,
  values: readonly ValueCandidate[],
): Entry[] {
  const text = openValue(schema, values);
  const elsewhere = text === undefined ? undefined : insertKey(document, [name], text);
  if (text === undefined || !elsewhere || elsewhere.end > word.start) return [];
  const start = elsewhere.start + elsewhere.newText.lastIndexOf(text);
  const isNumber = /^\d/.test(text);
  return [
    {
      label: `${writeKey(name)} = ${text}`,
      kind: CompletionItemKind.Snippet,
      detail: 'above the first header',
      group: rootGroup,
      insert: [],
      filter: name,
      elsewhere,
      select: isNumber ? { start, end: start + text.length } : { start: start + 1, end: start + 1 },
      path: [name],
    },
  ];
}

/** How a value begins that nobody can list; undefined where it is not plain how. */
function openValue(schema: Schema, values: readonly ValueCandidate[]): string | undefined {
  if (schema.type === 'integer') return String(Math.max(0, schema.min ?? 0));
  return values.find(({ text }) => text === '""' || text === '[]')?.text;
}
