import { CompletionItemKind } from 'vscode-languageserver-types';
import type { KeyCandidate } from '../../codex/candidates.ts';
import { featureState, takes } from '../../codex/describe.ts';
import { profileTitle } from '../../risk/profiles.ts';
import { lazyFor } from '../../toml/lazy.ts';
import { lineEndingOf } from '../../toml/lines.ts';
import { writeKey } from '../../toml/write.ts';
import type { Analysis } from '../analysis.ts';
import type { Entry } from './entry.ts';
import { keyForms } from './key-form.ts';
import { offeredKeys } from './offered.ts';
import type { KeyPlace } from './place.ts';
import { askedIn, missingControls, type ProfileValue, titles } from './profile-values.ts';
import type { Fits } from './typed.ts';

/** The order in which keys are shown. */
const groups = { statement: 0, missing: 1, required: 2, known: 3, own: 4, deprecated: 6 } as const;

/** The keys that may be written at a place, of those that fit; the missing controls of the target profile first. */
export function keyEntries(analysis: Analysis, place: KeyPlace, fits: Fits): readonly Entry[] {
  const { document, context, profile } = analysis;
  const { table } = place;
  const offered = offeredKeys(analysis, place, fits);
  if (offered.length === 0) return [];
  const eol = lineEndingOf(document.text);
  const asked = askedIn(context.kind, table, profile);
  const missing = missingControls(context, table).map(({ path }) => path);
  const lacking = new Set(missing.map((path) => path[table.length]));
  const controls = new Set(missing.filter((path) => path.length === table.length + 1).map((path) => path.at(-1)));
  const formOf = keyForms(context.schema, place, eol);
  const entries: Entry[] = [];
  for (const candidate of offered) {
    const { name, schema, feature } = candidate;
    const path = [...table, name];
    const value = asked.get(name);
    if (value && controls.has(name)) entries.push(...statement(value, place, path, eol));
    const isOld = candidate.deprecated !== undefined || feature?.stage === 'removed';
    const { insert, goesOn } = formOf(candidate);
    entries.push({
      label: name,
      kind: schema.type === 'table' ? CompletionItemKind.Module : CompletionItemKind.Property,
      detail: detailOf(candidate),
      risk: value && `${profileTitle(profile)}: ${firstLine(value.text)}`,
      group: groupOf(candidate, lacking.has(name), isOld),
      insert,
      filter: filterOf(name, place),
      deprecated: isOld,
      goesOn,
      path,
    });
  }
  return entries;
}

function groupOf({ required, isPlaceholder }: KeyCandidate, lacks: boolean, isOld: boolean): number {
  if (lacks) return groups.missing;
  if (required) return groups.required;
  if (isOld) return groups.deprecated;
  return isPlaceholder ? groups.own : groups.known;
}

/** What the typed text is compared with: where it has a quote, the name must have one too. */
export function filterOf(name: string, { word }: Pick<KeyPlace, 'word'>): string {
  return word.quote ? `${word.quote}${name}${word.quote}` : name;
}

/** What a key takes; of a feature also how far it has come. */
export const detailOf = lazyFor(({ schema, feature }: KeyCandidate) =>
  feature ? `${featureState(feature)} · ${takes(schema)}` : takes(schema),
);

/** A missing control as it would stand: the key with the value of the target profile. */
function statement(
  value: ProfileValue,
  place: KeyPlace,
  path: readonly (string | number)[],
  eol: string,
): readonly Entry[] {
  if (place.followedBy || place.word.quote) return [];
  const key = writeKey(String(path.at(-1)));
  return [
    {
      label: `${key} = ${firstLine(value.text)}`,
      kind: CompletionItemKind.Snippet,
      detail: `the value of ${titles(value.profiles)}`,
      group: groups.statement,
      insert: { text: `${key} = ${value.text.replaceAll('\n', eol)}` },
      filter: key,
      path,
    },
  ];
}

/** A value on one line, cut where it has more of them. */
export function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : `${text.slice(0, end)}…`;
}
