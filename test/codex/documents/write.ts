/** Writes values as TOML, in each of the ways that a person may choose. */

/** A value: tables are plain objects. */
export type Value = string | number | boolean | readonly Value[] | Table;

export interface Table {
  readonly [key: string]: Value;
}

export const ways = ['headers', 'dotted', 'inline', 'quoted'] as const;

export type Way = (typeof ways)[number];

export function writeToml(table: Table, way: Way): string {
  const key = way === 'quoted' ? (name: string) => JSON.stringify(name) : bareKey;
  const statements = {
    headers: () => sections(table, [], key),
    quoted: () => sections(table, [], key),
    dotted: () => leaves(table, [], key),
    inline: () => Object.entries(table).map(([name, value]) => `${key(name)} = ${inline(value, key)}`),
  }[way]();
  return statements.map((line) => `${line}\n`).join('');
}

type WriteKey = (name: string) => string;

export function isTable(value: Value): value is Table {
  return typeof value === 'object' && !Array.isArray(value);
}

function bareKey(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}

function inline(value: Value, key: WriteKey): string {
  if (Array.isArray(value)) return `[${value.map((element: Value) => inline(element, key)).join(', ')}]`;
  if (!isTable(value)) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([name, inner]) => `${key(name)} = ${inline(inner, key)}`);
  return pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}';
}

/** `[table]` and `[[table]]` wherever they can stand; a table's own values come before its tables. */
function sections(table: Table, path: readonly string[], key: WriteKey): string[] {
  const values: string[] = [];
  const below: string[] = [];
  for (const [name, value] of Object.entries(table)) {
    const inner = [...path, name];
    const header = inner.map(key).join('.');
    if (isTable(value)) below.push(`[${header}]`, ...sections(value, inner, key));
    else if (isTables(value)) {
      for (const element of value) below.push(`[[${header}]]`, ...sections(element, inner, key));
    } else values.push(`${key(name)} = ${inline(value, key)}`);
  }
  return [...values, ...below];
}

function isTables(value: Value): value is readonly Table[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}

function leaves(table: Table, path: readonly string[], key: WriteKey): string[] {
  return Object.entries(table).flatMap(([name, value]) => {
    const inner = [...path, name];
    if (isTable(value) && Object.keys(value).length > 0) return leaves(value, inner, key);
    return [`${inner.map(key).join('.')} = ${inline(value, key)}`];
  });
}
