import type { Item } from '../../toml/document.ts';
import { ofAnyProvider } from '../built-in-providers.ts';
import { flag, strictTable } from '../requirements/build.ts';
import { requirementsSchema } from '../requirements/index.ts';
import type { Schema, StringSchema, TableSchema } from '../schema.ts';
import { featureHistories, isListed, strictPins } from './features.ts';
import { type FormerKey, formerKeys, formerNeeds, keysSince, strictSince } from './keys.ts';
import { isSettled } from './last-change.ts';
import { type ValueHistory, valueHistories } from './values.ts';

/** From this asked release on Codex takes a bare date or time where it expects a string. */
export const datesSince = 148;

/** Who reads a file: a release, and whether it minds bare dates, which is not asked where there are none. */
interface Reader {
  readonly release: number;
  readonly undated: boolean;
}

/** Something to want a schema for: an item of a document. */
interface Want {
  readonly children: ReadonlyMap<string, Want>;
  readonly elements: readonly Want[];
}

/** What a schema is wanted for; undefined where it is wanted whole. */
type Wanted = readonly Want[] | undefined;

/**
 * What a release reads in requirements.toml, as far as these root keys go. What has not changed since is the newest
 * one's own schema.
 */
export function schemaIn(release: number, names: Iterable<string>): TableSchema {
  return rootIn({ release, undated: release < datesSince }, names, undefined);
}

/** The same as far as a document goes: of keys that it does not have nothing is worked out. */
export function schemaFor(root: Item, release: number, hasDates: boolean): TableSchema {
  return rootIn({ release, undated: hasDates && release < datesSince }, root.children.keys(), [root]);
}

function rootIn(reader: Reader, names: Iterable<string>, wanted: Wanted): TableSchema {
  const keys: Record<string, Schema> = {};
  for (const name of names) {
    const schema = keyIn(reader, name, below(wanted, name));
    if (schema) keys[name] = schema;
  }
  return { ...requirementsSchema, keys };
}

function below(wanted: Wanted, key: string): Wanted {
  return wanted?.flatMap(({ children }) => children.get(key) ?? []);
}

/** Whether a text may have a bare date or time. */
export function mayHaveDates(text: string): boolean {
  return /\d(?:-\d\d-|:)\d/.test(text);
}

function keyIn(reader: Reader, name: string, wanted: Wanted): Schema | undefined {
  const { release } = reader;
  const former = formerIn(release, name);
  if (former) return former.schema;
  const newest = isRootKey(name, release) ? requirementsSchema.keys[name] : undefined;
  return newest && asIn(reader, name, newest, wanted);
}

/** Whether a release that reads requirements.toml knows a root key of it. */
export function isRootKey(name: string, release: number): boolean {
  if (formerIn(release, name)) return true;
  return Object.hasOwn(requirementsSchema.keys, name) && isKnown(name, release);
}

export function formerIn(release: number, place: string): FormerKey | undefined {
  return formerKeys.find((key) => key.place === place && key.since <= release && release <= key.last);
}

/** What is said of all events of hooks, or of all model providers, is said once. */
export function general(place: string): string {
  if (!/^(?:hooks|model_providers)\./.test(place)) return place;
  return ofAnyProvider(place.replace(/^hooks\.[A-Z]\w*\[\]/, 'hooks.<Event>[]'));
}

/** Whether a release knows a key, given that it knows the table around it. */
export function isKnown(place: string, release: number): boolean {
  return (keysSince.get(place) ?? keysSince.get(general(place)) ?? 0) <= release;
}

/** A schema as a release has it; the place is that of the value. */
function asIn(reader: Reader, place: string, schema: Schema, wanted: Wanted): Schema {
  if (!reader.undated && !isPins(place) && isSettled(place, reader.release)) return schema;
  switch (schema.type) {
    case 'string':
      return stringIn(reader, place, schema);
    case 'array':
      return {
        ...schema,
        items: asIn(
          reader,
          `${place}[]`,
          schema.items,
          wanted?.flatMap(({ elements }) => elements),
        ),
      };
    case 'anyOf':
      return {
        ...schema,
        options: schema.options
          .filter((option) => isOption(reader.release, place, option))
          .map((option) => asIn(reader, place, option, wanted)),
      };
    case 'table':
      return isPins(place) ? pinsIn(reader, place, schema, wanted) : tableIn(reader, place, schema, wanted);
    default:
      return schema;
  }
}

export function isPins(place: string): boolean {
  return place === 'features' || place === 'feature_requirements';
}

function stringIn({ release, undated }: Reader, place: string, schema: StringSchema): StringSchema {
  const dated = undated ? { ...schema, undated: true as const } : schema;
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
export function isOption(release: number, place: string, option: Schema | undefined): boolean {
  if (option?.type !== 'table') return true;
  const keys = Object.keys(option.keys);
  const has = (key: string) => isKnown(`${place}.${key}`, release);
  const needed = (option.required ?? []).every(
    (key) => has(key) && isOption(release, `${place}.${key}`, option.keys[key]),
  );
  return needed && (keys.length === 0 || keys.some(has));
}

function tableIn(reader: Reader, place: string, schema: TableSchema, wanted: Wanted): TableSchema {
  const { release } = reader;
  const keys: Record<string, Schema> = {};
  for (const key of keysOf(schema, wanted)) {
    const at = `${place}.${key}`;
    const inner = schema.keys[key];
    if (inner && isKnown(at, release)) {
      keys[key] = formerIn(release, at)?.schema ?? asIn(reader, at, inner, below(wanted, key));
    }
  }
  for (const former of formerKeys) {
    const key = former.place.startsWith(`${place}.`) ? former.place.slice(place.length + 1) : '';
    if (key !== '' && formerIn(release, former.place)) keys[key] = former.schema;
  }
  const at = `${place}.<${schema.othersName ?? 'key'}>`;
  const { others, ...rest } = schema;
  const table = { ...rest, keys, ...habitsIn(release, place, schema) };
  return others && isKnown(at, release) ? { ...table, others: asIn(reader, at, others, childrenOf(wanted)) } : table;
}

/** The keys of a table that are wanted. */
function keysOf({ keys }: TableSchema, wanted: Wanted): Iterable<string> {
  if (!wanted) return Object.keys(keys);
  return new Set(wanted.flatMap(({ children }) => [...children.keys()].filter((key) => Object.hasOwn(keys, key))));
}

/** Keys that only newer releases know by name are among those of the author's choosing in older ones. */
function childrenOf(wanted: Wanted): Wanted {
  return wanted?.flatMap(({ children }) => [...children.values()]);
}

/** What a table needs, and what it does with unknown keys, as far as that has changed. */
function habitsIn(release: number, place: string, { required = [] }: TableSchema): Partial<TableSchema> {
  const isHere = (table: string) => table === place || table === general(place);
  const needs = formerNeeds.filter(({ table, last }) => isHere(table) && release <= last).map(({ key }) => key);
  return {
    ...(release < (strictSince.get(general(place)) ?? 0) && { unknownKeys: 'ignored' as const }),
    ...(needs.length > 0 && { required: [...required, ...needs] }),
  };
}

/** For a time Codex refused the file for the pin of a feature that it did not list. */
function pinsIn(reader: Reader, place: string, schema: TableSchema, wanted: Wanted): TableSchema {
  const { release } = reader;
  if (release > strictPins.last) return tableIn(reader, place, schema, wanted);
  const names = wanted?.flatMap(({ children }) => [...children.keys()]) ?? [...featureHistories.keys()];
  const listed = names.filter((name) => isListed(name, release));
  return strictTable(schema.description, Object.fromEntries(listed.map((name) => [name, flag('The pin.')])));
}
