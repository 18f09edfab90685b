/** What the history says of config.toml, as a reference of one release. */
import { configSchema } from '../../server/src/codex/config/index.ts';
import { general } from '../../server/src/codex/history/schema.ts';
import {
  profileSettingsSince,
  settingsAway,
  settingsSince,
  settingWords,
} from '../../server/src/codex/history/settings.ts';
import { formerChoices, formerForms, formerSettings } from '../../server/src/codex/history/settings-former.ts';
import type { Schema, StringSchema, TableSchema } from '../../server/src/codex/schema.ts';
import type { Finding } from './report.ts';

/** The settings that a release knows, with the words that it takes. */
export function settingsIn(release: number): TableSchema {
  return tableIn(configSchema, '', release);
}

/** Whether the history speaks of what a report names: which names and words a release knows, but not their types. */
export function isOfHistory(finding: Finding): boolean {
  return !('kind' in finding) || finding.kind !== 'different';
}

function isKnown(place: string, release: number): boolean {
  const setting = withoutProfile(general(place));
  if (settingsAway.get(setting)?.includes(release)) return false;
  const ofProfiles = setting === place ? undefined : profileSettingsSince.get(setting);
  return Math.max(settingsSince.get(setting) ?? 0, ofProfiles ?? 0) <= release;
}

/** A profile takes what stands at the top of the file. */
function withoutProfile(place: string): string {
  return place.replace(/^profiles\.<name>\./, '');
}

function schemaIn(schema: Schema, place: string, release: number): Schema {
  switch (schema.type) {
    case 'string':
      return wordsIn(schema, place, release);
    case 'array':
      return { ...schema, items: schemaIn(schema.items, `${place}[]`, release) };
    case 'anyOf':
      return {
        ...schema,
        options: schema.options
          .filter((option) => isForm(option, place, release))
          .map((option) => schemaIn(option, place, release)),
      };
    case 'table':
      return tableIn(schema, place, release);
    default:
      return schema;
  }
}

function isForm({ type }: Schema, place: string, release: number): boolean {
  const form = type === 'table' ? 'table' : 'value';
  return !formerForms.some(
    (one) => one.place === withoutProfile(place) && one.form === form && one.since <= release && release <= one.last,
  );
}

function tableIn(schema: TableSchema, place: string, release: number): TableSchema {
  const at = (key: string) => (place === '' ? key : `${place}.${key}`);
  const known = Object.entries(schema.keys).filter(([key]) => isKnown(at(key), release));
  const keys = Object.fromEntries([
    ...known.map(([key, inner]) => [key, schemaIn(inner, at(key), release)] as const),
    ...formerKeys(at('')).flatMap(([key, [since, last]]) =>
      since <= release && release <= last ? ([[key, given]] as const) : [],
    ),
  ]);
  const { others, othersName = 'key' } = schema;
  return { ...schema, keys, ...(others && { others: schemaIn(others, at(`<${othersName}>`), release) }) };
}

const given: Schema = { type: 'any', description: 'A setting that Codex has given up.' };

/** What is directly below a place and the newest release does not know. */
function formerKeys(before: string) {
  const inside = [...formerSettings].filter(([place]) => place.startsWith(before));
  return inside
    .map(([place, known]) => [place.slice(before.length), known] as const)
    .filter(([key]) => !key.includes('.'));
}

function wordsIn(schema: StringSchema, place: string, release: number): StringSchema {
  const former = formerChoices.find(
    (choice) => choice.place === withoutProfile(general(place)) && release <= choice.last,
  );
  if (former) return { ...schema, values: former.words };
  if (!schema.values) return schema;
  const histories = settingWords.filter(({ places }) => places.includes(withoutProfile(general(place))));
  const isTaken = ({ since, last = release }: (typeof histories)[number]) => since <= release && release <= last;
  const values = schema.values.filter((word) => histories.every((one) => one.value !== word || isTaken(one)));
  const gone = histories.filter((one) => isTaken(one) && !values.includes(one.value)).map(({ value }) => value);
  return { ...schema, values: [...values, ...gone] };
}
