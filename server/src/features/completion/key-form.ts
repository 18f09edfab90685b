import { type KeyCandidate, tablesAt, type ValueCandidate, valueCandidates } from '../../codex/candidates.ts';
import type { Schema } from '../../codex/schema.ts';
import type { KeyPath } from '../../toml/document.ts';
import { lazy, lazyFor } from '../../toml/lazy.ts';
import { writeKey, writeKeyPath, writeString } from '../../toml/write.ts';
import { holeFor, type Insertion, insertion, type Template, template } from './entry.ts';
import type { KeyPlace } from './place.ts';

/** How a key is written where it is typed, and whether something is to be chosen right after it. */
interface KeyForm {
  readonly insert: Insertion;
  readonly goesOn: boolean;
}

/** Writes keys as a place wants them: with a header of their own, dotted, or with the beginning of their value. */
export function keyForms(root: Schema, place: KeyPlace, eol: string): (candidate: KeyCandidate) => KeyForm {
  const { table, inline, followedBy, word } = place;
  const { quote } = word;
  const mayHaveHeader = canHaveHeader(place);
  const isPlain = lazy(() => quote === undefined && tablesAt(root, table).length === 1);
  return (candidate) => {
    const { name, schema } = candidate;
    if (followedBy !== undefined) return { insert: insertion(nameOf(candidate, quote)), goesOn: false };
    const header = mayHaveHeader ? headerForm(table, candidate, eol) : undefined;
    if (header) return { insert: header, goesOn: true };
    if (schema.type === 'table' && !inline) {
      return { insert: insertion([...nameOf(candidate, quote), '.']), goesOn: true };
    }
    return isPlain() ? plainForm(candidate) : statementForm(candidate, quote, valueCandidates(root, [...table, name]));
  };
}

/** A key without quotes in a table of one shape: that is the same wherever the table is. */
const plainForm = lazyFor((candidate: KeyCandidate) =>
  statementForm(candidate, undefined, valueCandidates(candidate.schema, [])),
);

function statementForm(
  candidate: KeyCandidate,
  quote: '"' | "'" | undefined,
  values: readonly ValueCandidate[],
): KeyForm {
  const { schema } = candidate;
  const insert = insertion([...nameOf(candidate, quote), ' = ', ...beginning(schema, values)]);
  return { insert, goesOn: canChoose(schema) };
}

/** The header that a key gets of its own in a table; undefined where it gets none. */
export function headerForm(table: KeyPath, candidate: KeyCandidate, eol: string): Insertion | undefined {
  const { schema } = candidate;
  const isList = isListOfTables(schema) && deservesHeader(table, schema);
  if (!isList && schema.type !== 'table') return undefined;
  const name = nameOf(candidate, undefined);
  const before = table.some((step) => typeof step === 'string') ? `${writeKeyPath(table)}.` : '';
  if (schema.type !== 'table') return insertion([`[[${before}`, ...name, `]]${eol}`]);
  const inner = schema.others;
  if (candidate.isPlaceholder || Object.keys(schema.keys).length > 0 || inner?.type !== 'table') {
    return insertion([`[${before}`, ...name, `]${eol}`]);
  }
  // A table of tables under names of the author's choosing needs no header of its own.
  return insertion([`[${before}`, ...name, '.', ...holeFor(schema.othersName ?? 'key'), `]${eol}`]);
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
function beginning(schema: Schema, values: readonly ValueCandidate[]): Template {
  if (schema.type === 'boolean' || takesAnything(schema)) return begun.anything;
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
