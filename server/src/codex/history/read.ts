import type { Item } from '../../toml/document.ts';
import { refusals } from '../constraints/index.ts';
import type { Refusal } from '../constraints/refusal.ts';
import { requirementsSchema } from '../requirements/index.ts';
import type { Schema, TableSchema } from '../schema.ts';
import { type ShapeIssue, shapeIssues } from '../shape.ts';
import { schemaFor } from './schema.ts';

/** What a release makes of a requirements document whose syntax it can read. */
export interface Reading {
  readonly issues: readonly ShapeIssue[];
  readonly refusals: readonly Refusal[];
}

/** The items that a release has something against. A form that is only odd is nothing: it is read all the same. */
export function itemsAgainst({ issues, refusals }: Reading): Item[] {
  return [...issues.filter(({ kind }) => kind !== 'odd-form'), ...refusals].map(({ item }) => item);
}

/** Reads a document the way that an asked release does. */
export function readAs(root: Item, release: number, hasDates: boolean): Reading {
  const schema = schemaFor(root, release, hasDates);
  return { issues: shapeIssues(root, schema), refusals: refusals(readPart(root, schema, requirementsSchema), release) };
}

/** Whether a release refuses the file for an issue; else it reads on. */
export function isRefused(issue: ShapeIssue): boolean {
  return issue.kind === 'unknown-key' ? issue.verdict === 'rejects' : issue.kind !== 'odd-form';
}

/** The same document without the keys that a release does not look at, where the newest does. */
function readPart(item: Item, schema: Schema, newest: Schema): Item {
  if (schema === newest) return item;
  if (schema.type === 'array' && newest.type === 'array') {
    const elements = item.elements.map((element) => readPart(element, schema.items, newest.items));
    return elements.every((element, index) => element === item.elements[index]) ? item : over(item, { elements });
  }
  if (schema.type !== 'table' || newest.type !== 'table') return item;
  const children = new Map<string, Item>();
  for (const [key, child] of item.children) {
    const known = inTable(schema, key);
    const later = inTable(newest, key);
    if (known && later) children.set(key, readPart(child, known, later));
    else if (known || !later) children.set(key, child);
  }
  const isSame =
    children.size === item.children.size && [...children].every(([key, child]) => item.children.get(key) === child);
  return isSame ? item : over(item, { children });
}

function inTable({ keys, others }: TableSchema, key: string): Schema | undefined {
  return Object.hasOwn(keys, key) ? keys[key] : others;
}

/** An item with other children or elements; its place in the text stays the same. */
function over(item: Item, { children, elements }: Partial<Pick<Item, 'children' | 'elements'>>): Item {
  const copy: Item = Object.create(item, {
    ...(children && { children: { value: children } }),
    ...(elements && { elements: { value: elements } }),
  });
  return copy;
}
