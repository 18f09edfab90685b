import { addAll } from '../toml/add-all.ts';
import { type Item, isTable } from '../toml/document.ts';
import type { NumberSchema, Schema, StringSchema, TableSchema } from './schema.ts';
import { suggest } from './suggest.ts';
import type { Verdict } from './verdict.ts';

/** A place where a document does not have the shape that Codex expects. */
export type ShapeIssue =
  | { readonly kind: 'unknown-key'; readonly item: Item; readonly verdict: Verdict; readonly table: TableSchema }
  | {
      readonly kind: 'odd-form';
      readonly item: Item;
      /** The value that a table stands for; undefined for a list that stands for a table. */
      readonly meant: string | undefined;
    }
  | { readonly kind: 'wrong-type'; readonly item: Item; readonly schema: Schema }
  | { readonly kind: 'unknown-value'; readonly item: Item; readonly schema: StringSchema }
  | {
      readonly kind: 'out-of-range';
      readonly item: Item;
      readonly min: number | undefined;
      readonly max: number | undefined;
    }
  | { readonly kind: 'too-few'; readonly item: Item; readonly schema: Schema }
  | { readonly kind: 'missing-key'; readonly item: Item; readonly key: string };

/**
 * Compares an item with a schema, parents before children, in order of definition.
 * What is not even a TOML value is left to the syntax; below an unknown key nothing is looked at.
 */
export function shapeIssues(item: Item, schema: Schema): ShapeIssue[] {
  const issues: ShapeIssue[] = [];
  compare(item, schema, issues);
  return issues;
}

/** One array takes the issues of all levels: this runs at every keystroke. */
function compare(item: Item, schema: Schema, issues: ShapeIssue[]): void {
  if (item.value?.kind === 'invalid') return;
  const meant = valueAsTable(item, schema);
  if (meant !== undefined) {
    issues.push({ kind: 'odd-form', item, meant });
    return;
  }
  if (!fits(item, schema)) {
    const ofElements = listOfKeys(item, schema);
    if (ofElements) issues.push({ kind: 'odd-form', item, meant }, ...ofElements);
    else issues.push({ kind: 'wrong-type', item, schema });
    return;
  }
  switch (schema.type) {
    case 'table':
      compareTable(item, schema, issues);
      return;
    case 'array':
      if (item.elements.length < (schema.minItems ?? 0)) issues.push({ kind: 'too-few', item, schema });
      for (const element of item.elements) compare(element, schema.items, issues);
      return;
    case 'string':
      if (schema.values && !schema.values.includes(item.value?.kind === 'string' ? item.value.value : '')) {
        issues.push({ kind: 'unknown-value', item, schema });
      }
      return;
    case 'integer':
      if (item.value?.kind === 'integer' && !inRange(item.value.value, schema.min, schema.max)) {
        issues.push({ kind: 'out-of-range', item, min: schema.min, max: schema.max });
      }
      return;
    case 'number':
      if (!isBetween(item, schema)) issues.push({ kind: 'out-of-range', item, min: schema.min, max: schema.max });
      return;
    case 'anyOf':
      compareAnyOf(item, schema.options, issues);
      return;
  }
}

/** The value that a table `{ value = {} }` stands for, where Codex takes one in its place. */
function valueAsTable(item: Item, schema: Schema): string | undefined {
  if (item.children.size !== 1 || (schema.type !== 'string' && schema.type !== 'anyOf')) return undefined;
  if (schema.type === 'anyOf') {
    for (const option of schema.options) {
      const meant = valueAsTable(item, option);
      if (meant !== undefined) return meant;
    }
    return undefined;
  }
  const [entry] = item.children;
  if (!entry || schema.plainOnly || !schema.values?.includes(entry[0])) return undefined;
  const [name, inner] = entry;
  const empty = inner.children.size === 0 && inner.elements.length === 0;
  return empty && (isTable(inner) || inner.form === 'array') ? name : undefined;
}

/**
 * What is to be said of the elements where Codex may take a list in place of a table: the values of its keys, in the
 * order of its source, which is not known of all tables. Undefined where it takes none.
 */
function listOfKeys(item: Item, schema: Schema): ShapeIssue[] | undefined {
  if (schema.type === 'anyOf') {
    const found = schema.options.map((option) => listOfKeys(item, option));
    return found.find((issues) => issues !== undefined);
  }
  if (isTable(item) || item.form === 'value' || schema.type !== 'table' || schema.noList) return undefined;
  const { shortList } = schema;
  const keys = Object.values(schema.keys).filter(({ retired }) => !retired);
  if (shortList === undefined && (schema.others || keys.length === 0)) return undefined;
  const { length } = item.elements;
  if (length < (shortList ?? keys.length) || length > keys.length) return undefined;
  const issues: ShapeIssue[] = [];
  for (const [index, element] of item.elements.entries()) {
    const taken = keysAt(schema, keys, index)
      .map((key) => shapeIssues(element, key))
      .find((found) => found.every(isHarmless));
    if (!taken) return undefined;
    issues.push(...taken);
  }
  // Where each key has its value, no two may have the same.
  const isSpokenFor = (key: Schema) => item.elements.some((element) => shapeIssues(element, key).every(isHarmless));
  return shortList !== undefined || keys.every(isSpokenFor) ? issues : undefined;
}

/** The keys that an element of a list may stand for. Those that depend on another one are not in one order. */
function keysAt({ shortList }: TableSchema, keys: readonly Schema[], index: number): readonly Schema[] {
  const key = shortList === undefined ? undefined : keys[index];
  return key && !key.onlyWith ? [key] : keys;
}

/** Whether Codex takes the file all the same. */
export function isHarmless(issue: ShapeIssue): boolean {
  return issue.kind === 'odd-form' || (issue.kind === 'unknown-key' && issue.verdict === 'ignores');
}

/** Whether an item is of the type that a schema asks for, whatever its content. */
function fits(item: Item, schema: Schema): boolean {
  switch (schema.type) {
    case 'any':
      return true;
    case 'anyOf':
      return schema.options.some((option) => fits(item, option));
    case 'table':
      return isTable(item);
    case 'array':
      return item.form === 'array' || item.form === 'array-of-tables';
    case 'string':
      // Codex takes a bare date or time where it expects a string.
      return item.value?.kind === 'string' || (item.value?.kind === 'datetime' && !schema.undated);
    case 'number':
      return item.value?.kind === 'float' || item.value?.kind === 'integer';
    default:
      return item.value?.kind === schema.type;
  }
}

function compareTable(table: Item, schema: TableSchema, issues: ShapeIssue[]): void {
  for (const [key, item] of table.children) {
    if (item.value?.kind === 'missing') continue;
    const known = Object.hasOwn(schema.keys, key) ? schema.keys[key] : schema.others;
    if (known && !known.retired) {
      if (isRead(known, table)) compare(item, known, issues);
    } else {
      const verdict = schema.unknownKeys === 'rejected' ? 'rejects' : 'ignores';
      issues.push({ kind: 'unknown-key', item, verdict, table: schema });
    }
  }
  for (const key of schema.required ?? []) {
    if (!table.children.has(key)) issues.push({ kind: 'missing-key', item: table, key });
  }
}

/** Whether Codex looks at a key, beside the others of its table. */
function isRead({ onlyWith }: Schema, table: Item): boolean {
  if (!onlyWith) return true;
  const value = table.children.get(onlyWith.key)?.value;
  return value?.kind === 'string' && onlyWith.values.includes(value.value);
}

/** Of the shapes that have the right type, the first that Codex takes counts, else the one that is nearest. */
function compareAnyOf(item: Item, options: readonly Schema[], issues: ShapeIssue[]): void {
  let nearest: ShapeIssue[] | undefined;
  for (const option of options) {
    if (!fits(item, option)) continue;
    const found = shapeIssues(item, option);
    if (found.every(isHarmless)) {
      nearest = found;
      break;
    }
    if (!nearest || distance(found) < distance(nearest)) nearest = found;
  }
  addAll(issues, nearest ?? []);
}

/** Issues weigh less the deeper they lie: what is meant shows in what is right above them. */
function distance(issues: readonly ShapeIssue[]): number {
  const depths = issues.map(({ kind, item }) => item.path.length + (kind === 'missing-key' ? 1 : 0));
  const sum = depths.reduce((total, depth) => total + 1 / Math.max(1, depth), 0);
  // Of two that are equally near, the one whose missing key is there under a misspelt name.
  return issues.some((issue) => isMisspelt(issue, issues)) ? sum - 1e-6 : sum;
}

/** Whether an unknown key beside a missing one is like it. */
function isMisspelt(missing: ShapeIssue, issues: readonly ShapeIssue[]): boolean {
  return (
    missing.kind === 'missing-key' &&
    issues.some(
      ({ kind, item }) =>
        kind === 'unknown-key' &&
        item.parent === missing.item &&
        suggest(String(item.step), [missing.key]) !== undefined,
    )
  );
}

function inRange(value: bigint, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): boolean {
  return value >= min && value <= max;
}

/** Neither infinity nor what is no number will do. */
function isBetween({ value }: Item, { min, max }: NumberSchema): boolean {
  const number = value?.kind === 'float' || value?.kind === 'integer' ? Number(value.value) : Number.NaN;
  return Number.isFinite(number) && number >= (min ?? number) && number <= (max ?? number);
}
