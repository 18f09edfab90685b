import { flag, strictTable } from '../requirements/build.ts';
import { requirementsSchema } from '../requirements/index.ts';
import type { Schema, StringSchema, TableSchema } from '../schema.ts';
import { featureHistories, isListed, strictPins } from './features.ts';
import { type FormerKey, formerKeys, keysSince } from './keys.ts';
import { type ValueHistory, valueHistories } from './values.ts';

/** From this asked release on Codex takes a bare date or time where it expects a string. */
export const datesSince = 148;

/** What a release reads in requirements.toml, as far as these root keys go. */
export function schemaIn(release: number, names: Iterable<string>): TableSchema {
  const keys: Record<string, Schema> = {};
  for (const name of names) {
    const schema = keyIn(release, name);
    if (schema) keys[name] = schema;
  }
  return { ...requirementsSchema, keys };
}

function keyIn(release: number, name: string): Schema | undefined {
  const former = formerIn(release, name);
  if (former) return former.schema;
  const newest = Object.hasOwn(requirementsSchema.keys, name) ? requirementsSchema.keys[name] : undefined;
  if (!newest || !isKnown(name, release)) return undefined;
  return asIn(release, name, newest);
}

function formerIn(release: number, place: string): FormerKey | undefined {
  return formerKeys.find((key) => key.place === place && key.since <= release && release <= key.last);
}

/** What is said of all events of hooks, or of all model providers, is said once. */
export function general(place: string): string {
  return place
    .replace(/^hooks\.[A-Z]\w*\[\]/, 'hooks.<Event>[]')
    .replace(/^model_providers\.amazon-bedrock(?:-runtime)?/, 'model_providers.<id>');
}

/** Whether a release knows a key, given that it knows the table around it. */
function isKnown(place: string, release: number): boolean {
  return (keysSince.get(place) ?? keysSince.get(general(place)) ?? 0) <= release;
}

/** A schema as a release has it; the place is that of the value. */
function asIn(release: number, place: string, schema: Schema): Schema {
  switch (schema.type) {
    case 'string':
      return stringIn(release, place, schema);
    case 'array':
      return { ...schema, items: asIn(release, `${place}[]`, schema.items) };
    case 'anyOf':
      return {
        ...schema,
        options: schema.options
          .filter((option) => isOption(release, place, option))
          .map((option) => asIn(release, place, option)),
      };
    case 'table':
      return place === 'features' || place === 'feature_requirements'
        ? pinsIn(release, place, schema)
        : tableIn(release, place, schema);
    default:
      return schema;
  }
}

function stringIn(release: number, place: string, schema: StringSchema): StringSchema {
  const dated = release < datesSince ? { ...schema, undated: true as const } : schema;
  if (!schema.values) return dated;
  const histories = valueHistories.filter(({ places }) => places.includes(general(place)));
  if (histories.length === 0) return dated;
  const takes = ({ since, last = release }: ValueHistory) => since <= release && release <= last;
  const history = (value: string) => histories.find((one) => one.value === value);
  const former = histories.filter((one) => takes(one) && !schema.values?.includes(one.value));
  const values = schema.values.filter((value) => takes(history(value) ?? { places: [], value, since: 0 }));
  return { ...dated, values: [...values, ...former.map(({ value }) => value)] };
}

/** A form of a value that is a table came with the keys that make it. */
function isOption(release: number, place: string, option: Schema | undefined): boolean {
  if (option?.type !== 'table') return true;
  const keys = Object.keys(option.keys);
  const has = (key: string) => isKnown(`${place}.${key}`, release);
  const needed = (option.required ?? []).every(
    (key) => has(key) && isOption(release, `${place}.${key}`, option.keys[key]),
  );
  return needed && (keys.length === 0 || keys.some(has));
}

function tableIn(release: number, place: string, schema: TableSchema): TableSchema {
  const keys: Record<string, Schema> = {};
  for (const [key, inner] of Object.entries(schema.keys)) {
    const at = `${place}.${key}`;
    if (isKnown(at, release)) keys[key] = formerIn(release, at)?.schema ?? asIn(release, at, inner);
  }
  for (const former of formerKeys) {
    const key = former.place.startsWith(`${place}.`) ? former.place.slice(place.length + 1) : '';
    if (key !== '' && formerIn(release, former.place)) keys[key] = former.schema;
  }
  const at = `${place}.<${schema.othersName ?? 'key'}>`;
  const { others, ...rest } = schema;
  return others && isKnown(at, release) ? { ...rest, keys, others: asIn(release, at, others) } : { ...rest, keys };
}

/** For a time Codex refused the file for the pin of a feature that it did not list. */
function pinsIn(release: number, place: string, schema: TableSchema): TableSchema {
  if (release > strictPins.last) return tableIn(release, place, schema);
  const names = [...featureHistories.keys()].filter((name) => isListed(name, release));
  return strictTable(schema.description, Object.fromEntries(names.map((name) => [name, flag('The pin.')])));
}
