import type { Schema, TableSchema } from '../schema.ts';

/** For a table in which Codex names no unknown key at start, and still rejects the file for it with `--strict-config`. */
export const unnamed = { unknownNamedAtStart: false, unknownOnlyStrictly: true } as const;

/** The same keys, with every table in them such a one. What stands in several places goes on to be one and the same. */
export function unnamedWithin(keys: TableSchema['keys']): TableSchema['keys'] {
  const made = new Map<Schema, Schema>();
  const change = (schema: Schema): Schema => {
    const known = made.get(schema) ?? changed(schema);
    made.set(schema, known);
    return known;
  };
  const changed = (schema: Schema): Schema => {
    if (schema.type === 'anyOf') return { ...schema, options: schema.options.map(change) };
    return schema.type === 'table' ? unnamedTable(schema, changedKeys(schema.keys)) : schema;
  };
  const changedKeys = (inner: TableSchema['keys']) =>
    Object.fromEntries(Object.entries(inner).map(([name, schema]) => [name, change(schema)]));
  return changedKeys(keys);
}

function unnamedTable(schema: TableSchema, keys: TableSchema['keys']): TableSchema {
  return { ...schema, keys, ...(schema.unknownKeys === 'ignored' && !schema.others && unnamed) };
}
