/** Values without their places in a text. */
import { type Item, isTable } from '../toml/document.ts';
import { writeKey, writeString } from '../toml/write.ts';

/** A TOML value; tables are plain objects, dates and times are text. */
export type Plain = string | number | bigint | boolean | readonly Plain[] | PlainTable;

export interface PlainTable {
  readonly [key: string]: Plain;
}

/** The value of an item; what is no value (the text is wrong there) counts as empty text. */
export function plainOf(item: Item): Plain {
  if (isTable(item)) return Object.fromEntries([...item.children].map(([name, child]) => [name, plainOf(child)]));
  if (item.form === 'array' || item.form === 'array-of-tables') return item.elements.map(plainOf);
  const { value } = item;
  switch (value?.kind) {
    case 'string':
    case 'integer':
    case 'float':
    case 'boolean':
    case 'datetime':
      return value.value;
    default:
      return '';
  }
}

export function isPlainTable(value: Plain | undefined): value is PlainTable {
  return typeof value === 'object' && !isPlainArray(value);
}

export function isPlainArray(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Writes a value as TOML on one line. */
export function writePlain(value: Plain): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeFloat(value);
  if (isPlainArray(value)) return `[${value.map(writePlain).join(', ')}]`;
  if (!isPlainTable(value)) return String(value);
  const pairs = Object.entries(value).map(([name, inner]) => `${writeKey(name)} = ${writePlain(inner)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function writeFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Whether two values are the same; the order of keys does not count. */
export function isSame(a: Plain, b: Plain): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Plain): string {
  if (isPlainArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isPlainTable(value)) return `${typeof value}:${writePlain(value)}`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? '')}`).join()}}`;
}
