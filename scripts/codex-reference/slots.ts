/** Every place of the reference that can hold a value, and documents that hold one there. */
import type { Schema, TableSchema } from '../../server/src/codex/schema.ts';
import { complete, documentWith, type Kind, named, requirements, without } from '../../test/codex/documents/sample.ts';
import { type Table, type Value, writeToml } from '../../test/codex/documents/write.ts';

/** A table of the reference; `path` names free keys `<name>` and array elements `[]`. */
export interface TableSlot {
  /** What is said of the file: by the newest release, or as an older one has it. */
  readonly kind: Kind;
  readonly path: readonly string[];
  readonly table: TableSchema;
}

/** A place with a schema. */
export interface Slot {
  readonly kind: Kind;
  readonly path: readonly string[];
  readonly schema: Schema;
  /** The table that it is a key of, unless its key is the author's own or it is an array's element. */
  readonly keyOf?: TableSlot;
}

/** The places directly below one: the keys of its table, the elements of its array, and that of all its shapes. */
export function slotsBelow(schema: Schema, path: readonly string[], kind: Kind = requirements): readonly Slot[] {
  switch (schema.type) {
    case 'table': {
      const keys = Object.entries(schema.keys).map(([key, inner]) => ({
        kind,
        path: [...path, key],
        schema: inner,
        keyOf: { kind, path, table: schema },
      }));
      const { others, othersName = 'key' } = schema;
      return others ? [...keys, { kind, path: [...path, `<${othersName}>`], schema: others }] : keys;
    }
    case 'array':
      return [{ kind, path: [...path, '[]'], schema: schema.items }];
    case 'anyOf':
      return schema.options.flatMap((option) => slotsBelow(option, path, kind));
    default:
      return [];
  }
}

/** The tables that a schema may be. */
export function tablesAt(schema: Schema, path: readonly string[], kind: Kind = requirements): readonly TableSlot[] {
  if (schema.type === 'anyOf') return schema.options.flatMap((option) => tablesAt(option, path, kind));
  return schema.type === 'table' ? [{ kind, path, table: schema }] : [];
}

/** A document with a value at a place, and all around it that Codex wants. */
export function documentFor({ kind, path, schema, keyOf }: Slot, value: Value): string {
  if (!keyOf) return inline(documentWith(named(path, kind), value, kind));
  const { onlyWith } = schema;
  const beside: Table = onlyWith ? { [onlyWith.key]: onlyWith.values[0] ?? '' } : {};
  return documentWithEntries(keyOf, { [path.at(-1) ?? '']: value, ...beside });
}

/** A document with a table that has these entries, before those that the table needs. */
export function documentWithEntries({ kind, path, table }: TableSlot, entries: Table): string {
  const at = named(path, kind);
  return inline(documentWith(at, { ...entries, ...complete(table, at, entries, kind) }, kind));
}

/** A document with a table that lacks a key. */
export function documentWithout({ kind, path, table }: TableSlot, key: string): string {
  return inline(without(named(path, kind), table, key, kind));
}

/** One statement for each root key keeps the order in which the values are given. */
function inline(root: Table): string {
  return writeToml(root, 'inline');
}
