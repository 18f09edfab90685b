/** What the history says of config.toml, as a reference of one release. */
import { configSchema } from '../../server/src/codex/config/index.ts';
import { general } from '../../server/src/codex/history/schema.ts';
import {
  formerChoices,
  settingsSince,
  settingWords,
  unaskedSettings,
} from '../../server/src/codex/history/settings.ts';
import type { Schema, StringSchema, TableSchema } from '../../server/src/codex/schema.ts';
import type { Finding } from './report.ts';

/** The settings that a release knows, with the words that it takes. */
export function settingsIn(release: number): TableSchema {
  return tableIn(configSchema, '', release);
}

/** Whether the history speaks of what a report names: which names and words a release knows, but not their types. */
export function isOfHistory(finding: Finding): boolean {
  if (!('kind' in finding)) return true;
  const [path = ''] = finding.subject.split(' = ');
  return finding.kind !== 'different' && !unaskedSettings.test(general(path.replaceAll('.[]', '[]')));
}

function isKnown(place: string, release: number): boolean {
  return (settingsSince.get(general(place)) ?? 0) <= release;
}

function schemaIn(schema: Schema, place: string, release: number): Schema {
  switch (schema.type) {
    case 'string':
      return wordsIn(schema, place, release);
    case 'array':
      return { ...schema, items: schemaIn(schema.items, `${place}[]`, release) };
    case 'anyOf':
      return { ...schema, options: schema.options.map((option) => schemaIn(option, place, release)) };
    case 'table':
      return tableIn(schema, place, release);
    default:
      return schema;
  }
}

function tableIn(schema: TableSchema, place: string, release: number): TableSchema {
  const at = (key: string) => (place === '' ? key : `${place}.${key}`);
  const known = Object.entries(schema.keys).filter(([key]) => isKnown(at(key), release));
  const keys = Object.fromEntries(known.map(([key, inner]) => [key, schemaIn(inner, at(key), release)]));
  const { others, othersName = 'key' } = schema;
  return { ...schema, keys, ...(others && { others: schemaIn(others, at(`<${othersName}>`), release) }) };
}

function wordsIn(schema: StringSchema, place: string, release: number): StringSchema {
  const former = formerChoices.find((choice) => choice.place === general(place) && release <= choice.last);
  if (former) return { ...schema, values: former.words };
  if (!schema.values) return schema;
  const histories = settingWords.filter(({ places }) => places.includes(general(place)));
  const isTaken = ({ since, last = release }: (typeof histories)[number]) => since <= release && release <= last;
  const values = schema.values.filter((word) => histories.every((one) => one.value !== word || isTaken(one)));
  const gone = histories.filter((one) => isTaken(one) && !values.includes(one.value)).map(({ value }) => value);
  return { ...schema, values: [...values, ...gone] };
}
