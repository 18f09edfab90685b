import { choicesOf } from './choices.ts';
import type { FileKind } from './file-kind.ts';
import { fileReferences } from './file-reference.ts';
import type { Feature, IntegerSchema, Schema, TableSchema } from './schema.ts';
import { codexVersion } from './version.ts';

/** What a schema takes, in words: `a list of strings`, `true or false`, `one of \`allow\`, \`deny\``. */
export function expected(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.values ? oneOf(choicesOf(schema)) : schema.path ? 'a path in quotes' : 'a string';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${plural(schema.items)}`;
    case 'table':
      return 'a table';
    case 'anyOf':
      return schema.options.map(expected).join(' or ');
    case 'any':
      return 'any value';
  }
}

/** The same with its limits: `a list of strings, not empty`, `a whole number from 0 to 65535`. */
export function takes(schema: Schema): string {
  if (schema.type === 'integer' || schema.type === 'number') return `${expected(schema)}${range(schema)}`;
  return schema.type === 'array' && schema.minItems ? `${expected(schema)}, not empty` : expected(schema);
}

function range({ min, max }: Pick<IntegerSchema, 'min' | 'max'>): string {
  if (min !== undefined && min === max) return `, ${min}`;
  if (max !== undefined) return ` from ${min ?? 0} to ${max}`;
  return min === undefined ? '' : `, at least ${min}`;
}

/** What Codex does with a file of a kind that it cannot take, in the words after "Codex". */
export function rejects(kind: FileKind): string {
  return kind === 'agent-role' ? fileReferences[kind].refuses : 'rejects the file';
}

/** What Codex does with a key besides reading its value, in sentences. */
export function conditions(schema: Schema, kind: FileKind = 'config'): string[] {
  const { onlyWith } = schema;
  return [
    ...(onlyWith
      ? [`Codex ${codexVersion} looks at it only where \`${onlyWith.key}\` is ${either(onlyWith.values)}.`]
      : []),
    ...(schema.type === 'table' ? tableConditions(kind === 'agent-role' ? inRole(schema) : schema, kind) : []),
  ];
}

/** Of unknown keys inside a role file Codex says nothing. */
function inRole({ unknownOnlyStrictly: _, ...table }: TableSchema): TableSchema {
  return { ...table, unknownNamedAtStart: false };
}

function tableConditions({ required, others, unknownKeys, ...ignoring }: TableSchema, kind: FileKind): string[] {
  const unknown = 'a key it does not know here';
  const ignored = `ignores ${unknown}, ${manner(ignoring)}`;
  const treatment = unknownKeys === 'rejected' ? `${rejects(kind)} for ${unknown}` : ignored;
  return [
    ...(required ? [`Must have ${required.map((key) => `\`${key}\``).join(', ')}.`] : []),
    ...(others ? [] : [`Codex ${codexVersion} ${treatment}.`]),
  ];
}

function manner({
  unknownNamedAtStart,
  unknownOnlyStrictly,
}: Pick<TableSchema, 'unknownNamedAtStart' | 'unknownOnlyStrictly'>) {
  if (unknownNamedAtStart) return 'and names it at start';
  return unknownOnlyStrictly ? 'without a word unless it runs with `--strict-config`' : 'without a word';
}

/** What Codex knows of a feature: `stable, on by default`. */
export function featureState({ stage, default: byDefault }: Feature): string {
  return `${stage}, ${byDefault ? 'on' : 'off'} by default`;
}

function either(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(' or ');
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length === 1 ? (quoted[0] ?? '') : `one of ${quoted.join(', ')}`;
}

function plural(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return 'strings';
    case 'integer':
      return 'whole numbers';
    case 'number':
      return 'numbers';
    case 'table':
      return 'tables';
    case 'anyOf':
      return schema.options.map(plural).join(' or ');
    default:
      return 'values';
  }
}
