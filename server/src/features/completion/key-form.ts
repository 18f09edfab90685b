import { type KeyCandidate, valueCandidates } from '../../codex/candidates.ts';
import { schemaAt } from '../../codex/lookup.ts';
import type { Schema } from '../../codex/schema.ts';
import type { KeyPath } from '../../toml/document.ts';
import { writeKey, writeKeyPath, writeString } from '../../toml/write.ts';
import { holeFor, type Template, template } from './entry.ts';
import type { KeyPlace } from './place.ts';

/** How a key is written where it is typed, and whether something is to be chosen right after it. */
export interface KeyForm {
  readonly insert: Template;
  readonly goesOn: boolean;
}

/** Writes a key as the place wants it: with a header of its own, dotted, or with the beginning of its value. */
export function keyForm(
  root: Schema,
  place: Pick<KeyPlace, 'table' | 'inline' | 'dotted' | 'word' | 'followedBy' | 'last'>,
  candidate: KeyCandidate,
  eol: string,
): KeyForm {
  const { schema } = candidate;
  const name = nameOf(candidate, place.word.quote);
  if (place.followedBy !== undefined) return { insert: name, goesOn: false };
  const header = headerForm(place, candidate, eol);
  if (header) return { insert: header, goesOn: true };
  if (schema.type === 'table' && !place.inline) return { insert: [...name, '.'], goesOn: true };
  return { insert: [...name, ' = ', ...beginning(root, place.table, candidate)], goesOn: canChoose(schema) };
}

/** The header that a key gets of its own where it is typed; undefined where it gets none. */
export function headerForm(
  place: Pick<KeyPlace, 'table' | 'inline' | 'dotted' | 'word' | 'last'>,
  candidate: KeyCandidate,
  eol: string,
): Template | undefined {
  const { table } = place;
  const { schema } = candidate;
  const isList = isListOfTables(schema) && deservesHeader(table, schema);
  if ((!isList && schema.type !== 'table') || !canHaveHeader(place)) return undefined;
  const name = nameOf(candidate, undefined);
  const before = table.some((step) => typeof step === 'string') ? `${writeKeyPath(table)}.` : '';
  if (schema.type !== 'table') return [`[[${before}`, ...name, `]]${eol}`];
  const inner = schema.others;
  if (candidate.isPlaceholder || Object.keys(schema.keys).length > 0 || inner?.type !== 'table') {
    return [`[${before}`, ...name, `]${eol}`];
  }
  // A table of tables under names of the author's choosing needs no header of its own.
  return [`[${before}`, ...name, '.', ...holeFor(schema.othersName ?? 'key'), `]${eol}`];
}

function nameOf({ name, isPlaceholder }: KeyCandidate, quote: '"' | "'" | undefined): Template {
  if (!isPlaceholder) return [quote ? writeString(name, quote) : writeKey(name)];
  return holeFor(name.slice(1, -1), quote);
}

/** A header ends the table above it: nothing of that may follow. */
function canHaveHeader({ inline, dotted, word, last }: Pick<KeyPlace, 'inline' | 'dotted' | 'word' | 'last'>): boolean {
  return !inline && dotted === 0 && word.quote === undefined && last;
}

/** Whether a list has nothing but tables. */
export function isListOfTables(schema: Schema): boolean {
  return schema.type === 'array' && schema.items.type === 'table';
}

/** Deep in a list, only tables with much in them get headers of their own. */
function deservesHeader(table: KeyPath, schema: Schema): boolean {
  if (!table.some((step) => typeof step === 'number')) return true;
  return schema.type === 'array' && schema.items.type === 'table' && Object.keys(schema.items.keys).length > 4;
}

/** Beginnings of values, with the place where they go on; what stands for anything goes on at its end. */
const begun = {
  anything: [],
  string: template('""', [1]),
  array: template('[]', [1]),
  table: template('{  }', [2]),
} satisfies Record<string, Template>;

/** The beginning of a value where there is only one kind of it; nothing where there are several to choose from. */
function beginning(root: Schema, table: KeyPath, { name, schema }: KeyCandidate): Template {
  if (schema.type === 'boolean' || takesAnything(schema)) return begun.anything;
  const isPlain = schemaAt(root, table)?.type === 'table';
  if (isPlain && (schema.type === 'string' || schema.type === 'array')) return begun[schema.type];
  const values = valueCandidates(root, [...table, name]);
  const [first] = values;
  const opens = new Set(values.map(({ text }) => text.charAt(0)));
  const [open] = opens;
  if (opens.size !== 1 || !first) return begun.anything;
  if (open === '{') return begun.table;
  if (open === '[') return begun.array;
  if (open === '"') return begun.string;
  return values.length === 1 ? [first.text] : begun.anything;
}

/** Whether there are values that no list could name. */
function takesAnything(schema: Schema): boolean {
  if (schema.type === 'anyOf') return schema.options.some(takesAnything);
  if (schema.type === 'integer') return schema.min === undefined || schema.min !== schema.max;
  return schema.type === 'number' || schema.type === 'any';
}

function canChoose(schema: Schema): boolean {
  if (schema.type === 'array') return schema.items.type !== 'string' || schema.items.values !== undefined;
  return schema.type === 'boolean' || schema.type === 'anyOf' || schema.type === 'table' || schema.type === 'string';
}
