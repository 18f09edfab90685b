import { lazyFor } from '../toml/lazy.ts';
import { choicesOf } from './choices.ts';
import { featureAliases, features, findFeature } from './features.ts';
import { featureTables } from './requirements/features.ts';
import type { ArraySchema, Feature, Schema, StringSchema, TableSchema } from './schema.ts';

/** A name that may stand in a table. */
export interface KeyCandidate {
  /** As it is written, or `<id>` for a name of the author's choosing. */
  readonly name: string;
  readonly isPlaceholder: boolean;
  /** Of several shapes the first. */
  readonly schema: Schema;
  /** Whether Codex rejects the table without it, whichever shape the table has. */
  readonly required: boolean;
  /** What to write instead, or what the name means now. */
  readonly deprecated?: string | undefined;
  /** Codex has dropped the key and skips it. */
  readonly retired?: true | undefined;
  /** The feature that a pin is for, also under an older name. */
  readonly feature?: Feature | undefined;
}

/** A value that may stand at a place. */
export interface ValueCandidate {
  /** TOML. */
  readonly text: string;
  /** Offsets in the text where something is left to fill in; none where the value is complete. */
  readonly holes: readonly number[];
  /** What the value means. */
  readonly note?: string;
}

/**
 * The names that may stand in the table at a path, in the order of the reference, and of fixed names those that fit.
 * Features that the reference says nothing more about follow, those of use first, then their older names.
 */
export function keyCandidates(
  root: Schema,
  path: readonly (string | number)[],
  fits: (name: string) => boolean = () => true,
): readonly KeyCandidate[] {
  const tables = tablesAt(root, path);
  const [table, ...others] = tables;
  const candidates = table && others.length === 0 ? namesOfOne(table) : namesOfAny(tables);
  return candidates.filter(({ name, isPlaceholder }) => isPlaceholder || fits(name));
}

/** The names of a table that has one shape: it may have hundreds. */
const namesOfOne = lazyFor((table: TableSchema) => namesOfAny([table]));

/** The names of all shapes that a table may have. */
function namesOfAny(tables: readonly TableSchema[]): readonly KeyCandidate[] {
  const names = new Map<string, KeyCandidate>();
  for (const candidate of tables.flatMap(namesOf)) {
    const { name } = candidate;
    if (!names.has(name)) names.set(name, isRequired(tables, name) ? { ...candidate, required: true } : candidate);
  }
  return [...names.values()];
}

/** The values that may stand at a path: the words and switches Codex takes, and beginnings of all else. */
export function valueCandidates(root: Schema, path: readonly (string | number)[]): ValueCandidate[] {
  const found = schemasAt(root, path).flatMap(valuesOf);
  const first = new Map<string, ValueCandidate>();
  for (const candidate of found) if (!first.has(candidate.text)) first.set(candidate.text, candidate);
  return [...first.values()];
}

/** Every shape that a table at a path may have. */
export function tablesAt(root: Schema, path: readonly (string | number)[]): readonly TableSchema[] {
  return schemasAt(root, path).filter((schema) => schema.type === 'table');
}

/** Every shape that a value at a path may have. */
function schemasAt(schema: Schema, path: readonly (string | number)[]): readonly Schema[] {
  if (schema.type === 'anyOf') return schema.options.flatMap((option) => schemasAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  const next = stepInto(schema, step);
  return next ? schemasAt(next, rest) : [];
}

function stepInto(schema: Schema, step: string | number): Schema | undefined {
  if (schema.type === 'array') return typeof step === 'number' ? schema.items : undefined;
  if (schema.type !== 'table' || typeof step === 'number') return undefined;
  return Object.hasOwn(schema.keys, step) ? schema.keys[step] : schema.others;
}

function namesOf(table: TableSchema): readonly KeyCandidate[] {
  if (pinTables.includes(table)) return pinsIn(table);
  const known = Object.entries(table.keys).map(([name, schema]) => candidate(name, schema));
  if (!table.others) return known;
  return [...known, { ...candidate(`<${table.othersName ?? 'key'}>`, table.others), isPlaceholder: true }];
}

const pinTables: readonly TableSchema[] = Object.values(featureTables);

function pinsIn({ keys, others }: TableSchema): readonly KeyCandidate[] {
  const known = Object.entries(keys).map(([name, schema]) => candidate(name, schema, findFeature(name)));
  return others ? [...known, ...featureNames(keys, others)] : known;
}

function candidate(
  name: string,
  schema: Schema,
  feature?: Feature,
  { deprecated, retired }: Pick<Schema, 'deprecated' | 'retired'> = schema,
): KeyCandidate {
  return { name, isPlaceholder: false, schema, required: false, deprecated, retired, feature };
}

function featureNames(keys: TableSchema['keys'], pin: Schema): KeyCandidate[] {
  const current = features
    .filter(({ name }) => !Object.hasOwn(keys, name))
    .map((feature) => candidate(feature.name, pin, feature));
  const older = Object.entries(featureAliases).map(([name, now]) =>
    candidate(name, pin, findFeature(name), { deprecated: `An older name of \`${now}\`.` }),
  );
  return [...current, ...older];
}

function isRequired(tables: readonly TableSchema[], name: string): boolean {
  return tables.every(({ required }) => required?.includes(name));
}

function valuesOf(schema: Schema): ValueCandidate[] {
  switch (schema.type) {
    case 'string':
      return schema.values ? choicesOf(schema).map((value) => word(value, schema)) : [beginning(schema)];
    case 'boolean':
      return [
        { text: 'true', holes: [] },
        { text: 'false', holes: [] },
      ];
    case 'integer':
      return schema.min !== undefined && schema.min === schema.max ? [{ text: `${schema.min}`, holes: [] }] : [];
    case 'array':
    case 'table':
      return [beginning(schema)];
    default:
      return [];
  }
}

function word(value: string, { valueNotes }: StringSchema): ValueCandidate {
  const note = valueNotes && Object.hasOwn(valueNotes, value) ? valueNotes[value] : undefined;
  return { text: `"${value}"`, holes: [], ...(note !== undefined && { note }) };
}

/** Marks a hole; no name or value of the reference contains it. */
const HOLE = '\0';

function beginning(schema: Schema): ValueCandidate {
  const [first = '', ...rest] = skeleton(schema).split(HOLE);
  const holes: number[] = [];
  let text = first;
  for (const part of rest) {
    holes.push(text.length);
    text += part;
  }
  return { text, holes };
}

/** The least that Codex wants: required keys and nothing in them. */
function skeleton(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return `"${HOLE}"`;
    case 'array':
      return `[${wantsElement(schema) ? skeleton(schema.items) : HOLE}]`;
    case 'table': {
      const pairs = Object.entries(schema.keys).filter(([key]) => schema.required?.includes(key));
      if (pairs.length === 0) return `{${HOLE}}`;
      return `{ ${pairs.map(([key, inner]) => `${key} = ${skeleton(inner)}`).join(', ')} }`;
    }
    case 'anyOf':
      return schema.options[0] ? skeleton(schema.options[0]) : HOLE;
    default:
      return HOLE;
  }
}

/** Whether a list is begun with an element: one that must be there, or whose required keys say what to write. */
function wantsElement({ items, minItems }: ArraySchema): boolean {
  return items.type === 'table' && (minItems !== undefined || (items.required?.length ?? 0) > 0);
}
