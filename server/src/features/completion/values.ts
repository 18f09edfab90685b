import { CompletionItemKind } from 'vscode-languageserver-types';
import { type ValueCandidate, valueCandidates } from '../../codex/candidates.ts';
import { takes } from '../../codex/describe.ts';
import { schemaAt } from '../../codex/lookup.ts';
import { denyReadStarters } from '../../risk/deny-read-starters.ts';
import { lineEndFrom } from '../../toml/characters.ts';
import { find, type KeyPath, textOf } from '../../toml/document.ts';
import { lineEndingOf } from '../../toml/lines.ts';
import { writeString } from '../../toml/write.ts';
import type { Analysis } from '../analysis.ts';
import { type Entry, insertion, template } from './entry.ts';
import { isRefusedValue } from './judge.ts';
import { firstLine } from './keys.ts';
import { knownNames } from './known-names.ts';
import type { ValuePlace } from './place.ts';
import { controlAt, profileValues, riskOfWord, titles } from './profile-values.ts';

/** The order in which values are shown. */
const groups = { profile: 0, wanted: 1, known: 2, beginning: 3 } as const;

/** The values that may be written at a place, those of the target profile first. */
export function valueEntries(analysis: Analysis, place: ValuePlace): readonly Entry[] {
  const { text } = analysis.document;
  const after = text.slice(place.word.end, lineEndFrom(text, place.word.end)).trimStart().charAt(0);
  if (!['', '#', ',', ']', '}'].includes(after)) return [];
  const listed = place.element ? siblingsOf(analysis, place) : new Set<string>();
  const entries = [
    ...(place.element || place.word.quote ? [] : wholeValues(analysis, place)),
    ...words(analysis, place),
    ...candidates(analysis, place),
  ];
  const distinct = new Map<string, Entry>();
  for (const entry of entries) if (!distinct.has(entry.label)) distinct.set(entry.label, entry);
  return [...distinct.values()].filter(({ value }) => value === undefined || !listed.has(value));
}

/** The strings that the list has already, the one being typed aside. */
function siblingsOf({ document }: Analysis, { path, word }: ValuePlace): ReadonlySet<string> {
  const elements = find(document.root, path.slice(0, -1))?.elements ?? [];
  return new Set(elements.flatMap((item) => (item.value?.start === word.start ? [] : (textOf(item) ?? []))));
}

/** What the profiles ask for. */
function wholeValues(analysis: Analysis, place: ValuePlace): Entry[] {
  const { kind, profile, document } = analysis;
  if (!kind) return [];
  const eol = lineEndingOf(document.text);
  // A word is among the words that Codex takes.
  const whole = profileValues(kind, place.path, profile).filter(({ text }) => !isWord(text));
  return whole.map(({ text, profiles }, index) => ({
    label: firstLine(text),
    kind: CompletionItemKind.Snippet,
    detail: `the value of ${titles(profiles)}`,
    risk: titles(profiles),
    group: index === 0 && profiles.includes(profile) ? groups.profile : groups.wanted,
    insert: { text: `${gap(analysis, place)}${text.replaceAll('\n', eol)}` },
    filter: text,
    path: place.path,
  }));
}

/** Names and patterns that go by no schema. */
function words(analysis: Analysis, place: ValuePlace): Entry[] {
  const { context, profile } = analysis;
  const names = knownNames(analysis, place.path);
  const control = place.element ? controlAt(context.kind, place.path.slice(0, -1)) : undefined;
  const wanted = control?.kind === 'patterns' ? control.profiles[profile] : [];
  const starters = control?.kind === 'patterns' ? denyReadStarters : [];
  const wantedSet = new Set(wanted);
  return [...names, ...new Set([...wanted, ...starters])].map((word) =>
    wordEntry(analysis, place, word, {
      detail: wantedSet.has(word) ? 'a pattern of the profile' : names.includes(word) ? 'a name' : 'a pattern',
      group: wantedSet.has(word) ? groups.wanted : groups.known,
    }),
  );
}

function candidates(analysis: Analysis, place: ValuePlace): Entry[] {
  const { context, profile } = analysis;
  const { path } = place;
  const asked = profileValues(context.kind, path, profile);
  const listed = listedBy(analysis, place);
  const known = valueCandidates(context.schema, path);
  const isFixed = path.length <= 2 && path.every((step) => typeof step === 'string');
  const judged = isFixed
    ? known.filter(({ text, holes }) => holes.length > 0 || !isRefusedValue(context.kind, path, text))
    : known;
  const schema = schemaAt(context.schema, path);
  return (judged.length > 0 ? judged : known).flatMap((candidate) => {
    const { text, holes, note } = candidate;
    const word = stringOf(candidate);
    if (word !== undefined) {
      const isAsked = listed.includes(word) || asked[0]?.text === text;
      const group = isAsked ? groups.wanted : groups.known;
      return [wordEntry(analysis, place, word, { detail: note ?? 'a value', group })];
    }
    if (place.word.quote) return [];
    const isWanted = asked[0]?.text === text;
    return [
      {
        label: text,
        kind: holes.length > 0 ? CompletionItemKind.Struct : CompletionItemKind.Value,
        detail: note ?? (schema ? takes(schema) : ''),
        risk: switchRisk(analysis, path, text),
        group: isWanted ? groups.wanted : holes.length > 0 ? groups.beginning : groups.known,
        insert: insertion([gap(analysis, place), ...template(text, holes)]),
        filter: text,
        goesOn: holes.length > 0 && !text.startsWith('"'),
        path,
      },
    ];
  });
}

function isWord(text: string): boolean {
  return text.startsWith('"') && !text.startsWith('"""');
}

/** The words of a list that the target profile has. */
function listedBy({ context: { kind }, profile }: Analysis, { path, element }: ValuePlace): readonly string[] {
  const control = element ? controlAt(kind, path.slice(0, -1)) : undefined;
  return control?.kind === 'allowlist' ? control.profiles[profile] : [];
}

function switchRisk({ context: { kind }, profile }: Analysis, path: KeyPath, text: string): string | undefined {
  const value = profileValues(kind, path, profile).find((one) => one.text === text);
  return value && titles(value.profiles);
}

function stringOf({ text, holes }: ValueCandidate): string | undefined {
  return holes.length === 0 && text.startsWith('"') ? text.slice(1, -1) : undefined;
}

function wordEntry(
  analysis: Analysis,
  place: ValuePlace,
  word: string,
  { detail, group }: Pick<Entry, 'detail' | 'group'>,
): Entry {
  const { quote } = place.word;
  const written = writeString(word, quote ?? '"');
  return {
    label: word,
    kind: CompletionItemKind.EnumMember,
    detail,
    risk: riskOfWord(analysis.context.kind, place.path, word),
    group,
    insert: { text: `${gap(analysis, place)}${written}` },
    filter: quote ? written : word,
    path: place.path,
    value: word,
  };
}

/** A blank between `=` or `,` and a value that is typed right after it. */
function gap({ document }: Analysis, { word }: ValuePlace): string {
  const before = document.text.charAt(word.start - 1);
  return before === '=' || before === ',' ? ' ' : '';
}
