/** Documents from the reference: every place with values that fit and values that do not. */
import { builtInProviders, changeableOf } from '../../../server/src/codex/built-in-providers.ts';
import { walk } from '../../../server/src/codex/lookup.ts';
import type { Schema } from '../../../server/src/codex/schema.ts';
import type { Document } from './index.ts';
import { documentWith, type Kind, named, requirements, sample, without } from './sample.ts';
import { isTable, type Table, type Value, ways, writeToml } from './write.ts';

interface Place {
  readonly id: string;
  readonly path: readonly string[];
  readonly schema: Schema;
  readonly kind: Kind;
}

/** Every place of the reference, and the shapes of those that may have several. */
function places(kind: Kind): Place[] {
  const all = [{ path: [], schema: kind.schema as Schema }, ...walk(kind.schema)];
  return all
    .filter(({ path }) => !isFixed(path))
    .flatMap(({ path, schema }) => {
      // The name of a feature has a dot in it.
      const id = path.map((step) => (step.includes('.') ? JSON.stringify(step) : step)).join('.');
      const place = { id, path: named(path, kind), schema, kind };
      const shapes = schema.type === 'anyOf' ? schema.options : [];
      return [
        place,
        ...shapes.map((shape, index) => ({ ...place, id: `${id} (${index + 1}, ${shape.type})`, schema: shape })),
      ];
    });
}

/** Whether nothing at a place fits: a key of a built-in provider that cannot be changed. */
function isFixed([root, id = '', key]: readonly string[]): boolean {
  const isOfBuiltIn = root === 'model_providers' && builtInProviders.includes(id);
  return isOfBuiltIn && key !== undefined && !changeableOf(id).includes(key);
}

/** Places whose schema has not been met before: many tables stand in several places. */
function distinct(all: readonly Place[]): Place[] {
  const seen = new Set<Schema>();
  return all.filter(({ schema }) => !seen.has(schema) && seen.add(schema));
}

/** Values of other types, by what is expected. */
const wrong: Readonly<Record<Exclude<Schema['type'], 'any'>, readonly Value[]>> = {
  string: [7, ['own'], {}],
  integer: ['7', 1.5, [7]],
  number: ['7', [7]],
  boolean: ['true', 1, [true]],
  array: ['own', {}],
  table: ['own', 7, [false], []],
  anyOf: [7, true],
};

/** Documents differ in how they are written, each always in the same way. */
function written(id: string, table: Table, asksIgnored?: true): Document {
  const sum = [...id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const way = ways[sum % ways.length] ?? 'headers';
  return { id, text: writeToml(table, way), ...(asksIgnored && { asksIgnored }) };
}

export function* shapes(kind: Kind = requirements): Generator<Document> {
  const all = places(kind);
  const inside = all.filter(({ path }) => path.length > 0);
  for (const place of inside) yield* fitting(place);
  for (const place of distinct(inside)) yield* others(place);
  for (const place of distinct(all)) yield* unknown(place);
  for (const place of inside.filter(({ path, schema }) => path.length === 1 && schema.type !== 'any'))
    yield* inEveryWay(place);
}

/** A value that fits, and one of another type, at every place there is. */
function* fitting({ id, path, schema, kind }: Place): Generator<Document> {
  yield written(`${id}: fits`, documentWith(path, sample(schema, path, kind), kind));
  const value = schema.type === 'any' ? undefined : wrong[schema.type][0];
  if (value !== undefined) yield written(`${id}: ${JSON.stringify(value)}`, documentWith(path, value, kind));
}

function* others({ id, path, schema, kind }: Place): Generator<Document> {
  const at = (name: string, value: Value) => written(`${id}: ${name}`, documentWith(path, value, kind));
  if (schema.type === 'any') return;
  for (const value of wrong[schema.type].slice(1)) yield at(JSON.stringify(value), value);
  if (schema.type === 'string' && schema.values) {
    for (const value of schema.values) yield at(`value ${value}`, value);
    for (const value of ['sometimes', schema.values[0]?.toUpperCase() ?? '', ''])
      yield at(`no value "${value}"`, value);
    if (schema.values[0] !== undefined) yield at('table for a value', { [schema.values[0]]: {} });
  }
  if (schema.type === 'string' && !schema.values) yield at('empty', '');
  if (schema.type === 'integer') yield* limits(schema.min, schema.max, at);
  if (schema.type === 'number') {
    yield at('fraction', 1.5);
    if (schema.min !== undefined) yield at('too small', schema.min - 1);
  }
  if (schema.type === 'boolean') for (const value of [true, false]) yield at(String(value), value);
  if (schema.type === 'array') yield at('empty', []);
  if (schema.type === 'table') {
    yield at('empty', {});
    for (const key of schema.required ?? []) yield written(`${id}: without ${key}`, without(path, schema, key, kind));
  }
}

function* limits(min: number | undefined, max: number | undefined, at: (name: string, value: Value) => Document) {
  yield at('largest', max ?? 1_000_000);
  if (max !== undefined) yield at('too large', max + 1);
  if (min === undefined) return;
  yield at('smallest', min);
  yield at('too small', min - 1);
}

/** A key that the table does not know. */
function* unknown({ id, path, schema, kind }: Place): Generator<Document> {
  if (schema.type !== 'table' || schema.others) return;
  const table = sample(schema, path, kind);
  if (!isTable(table)) return;
  for (const [name, value] of Object.entries({ colour: 1, 'own-table': { a: { b: 1 } } })) {
    yield written(`${id}: unknown ${name}`, documentWith(path, { ...table, [name]: value }, kind), true);
  }
}

/** A root key with all that can stand in it at once. */
function* inEveryWay({ id, path, schema, kind }: Place): Generator<Document> {
  for (const way of ways) {
    yield {
      id: `${id}: all in ${way}`,
      text: writeToml(documentWith(path, rich(schema, path, kind), kind), way),
      asksIgnored: true,
    };
  }
}

/** A table with a value for each of its keys that may stand beside the others. */
function rich(schema: Schema, path: readonly string[], kind: Kind): Value {
  const value = sample(schema, path, kind);
  if (schema.type !== 'table' || !isTable(value)) return value;
  const free = Object.entries(schema.keys).filter(([, inner]) => !inner.deprecated && inner.type !== 'any');
  const own = free.map(([key, inner]) => [key, sample(inner, [...path, key], kind)] as const);
  return { ...Object.fromEntries(own), ...value };
}
