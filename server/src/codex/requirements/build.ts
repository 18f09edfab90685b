import { lazy } from '../../toml/lazy.ts';
import type {
  AnyOfSchema,
  AnySchema,
  ArraySchema,
  BooleanSchema,
  IntegerSchema,
  NumberSchema,
  Schema,
  StringSchema,
  TableSchema,
} from '../schema.ts';

/** What a constructor below takes besides the members it asks for by name. */
type Extra<T extends Schema, Named extends keyof T = never> = Partial<Omit<T, 'type' | 'description' | Named>>;

type Keys = TableSchema['keys'];

/** A string of the author's choosing. */
export function text(description: string, extra: Extra<StringSchema> = {}): StringSchema {
  return { type: 'string', description, ...extra };
}

/** A string that must be one of `values`. */
export function choice(
  values: readonly string[],
  description: string,
  extra: Extra<StringSchema, 'values'> = {},
): StringSchema {
  return { type: 'string', values, description, ...extra };
}

/** A file system path. */
export function path(description: string, extra: Extra<StringSchema, 'path'> = {}): StringSchema {
  return { type: 'string', path: true, description, ...extra };
}

/** A whole number that cannot be negative, as almost every number in these files. */
export function count(description: string, extra: Extra<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', min: 0, description, ...extra };
}

/** A whole number that may also be negative. */
export function whole(description: string, extra: Extra<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', description, ...extra };
}

/** A number with or without a fraction. */
export function amount(description: string, extra: Extra<NumberSchema> = {}): NumberSchema {
  return { type: 'number', description, ...extra };
}

/** A TCP port. */
export function port(description: string, extra: Extra<IntegerSchema> = {}): IntegerSchema {
  return { type: 'integer', min: 0, max: 65535, description, ...extra };
}

/** A switch. */
export function flag(description: string, extra: Extra<BooleanSchema> = {}): BooleanSchema {
  return { type: 'boolean', description, ...extra };
}

/** A value Codex does not look at, or whose inside is not known. */
export function anything(description: string, extra: Extra<AnySchema> = {}): AnySchema {
  return { type: 'any', description, ...extra };
}

/** An array with elements of one kind. */
export function list(items: Schema, description: string, extra: Extra<ArraySchema, 'items'> = {}): ArraySchema {
  return { type: 'array', items, description, ...extra };
}

/** A value that may have one of several shapes. */
export function either(
  options: readonly Schema[],
  description: string,
  extra: Extra<AnyOfSchema, 'options'> = {},
): AnyOfSchema {
  return { type: 'anyOf', options, description, ...extra };
}

type TableExtra = Extra<TableSchema, 'keys' | 'unknownKeys' | 'unknownNamedAtStart'>;

/** A table whose unknown keys Codex skips and names in a start-up warning. */
export function table(description: string, keys: Keys, extra: TableExtra = {}): TableSchema {
  return { type: 'table', unknownKeys: 'ignored', unknownNamedAtStart: true, description, keys, ...extra };
}

/** A table whose unknown keys Codex skips without a word. */
export function silentTable(description: string, keys: Keys, extra: TableExtra = {}): TableSchema {
  return { type: 'table', unknownKeys: 'ignored', unknownNamedAtStart: false, description, keys, ...extra };
}

/** A table in which an unknown key makes Codex refuse the file. */
export function strictTable(description: string, keys: Keys, extra: TableExtra = {}): TableSchema {
  return { type: 'table', unknownKeys: 'rejected', description, keys, ...extra };
}

/** The same table with keys that are made when they are first asked for: few runs read files of every kind. */
export function keysLater(schema: TableSchema, keys: () => Keys): TableSchema {
  const made = lazy(keys);
  return {
    ...schema,
    get keys() {
      return made();
    },
  };
}

/** A table in which the author chooses every key; `name` is what messages call such a key. */
export function mapOf(name: string, others: Schema, description: string, extra: TableExtra = {}): TableSchema {
  return table(description, {}, { others, othersName: name, ...extra });
}

/** A table of `allow` and `deny` under keys of the author's choosing. */
export function decisions(name: string, entry: string, description: string, extra: TableExtra = {}): TableSchema {
  return mapOf(name, allowOrDeny(entry), description, extra);
}

/** The same where Codex takes nothing but the two strings. */
export function plainDecisions(name: string, entry: string, description: string, extra: TableExtra = {}): TableSchema {
  return mapOf(name, allowOrDeny(entry, { plainOnly: true }), description, extra);
}

/** `allow` or `deny`. */
export function allowOrDeny(description: string, extra: Extra<StringSchema, 'values'> = {}): StringSchema {
  return choice(['allow', 'deny'], description, extra);
}
