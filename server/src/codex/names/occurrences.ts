import { type Item, type KeyPath, textOf } from '../../toml/document.ts';
import type { FileKind } from '../file-kind.ts';
import { fileReferences } from '../file-reference.ts';
import { schemaAt } from '../lookup.ts';
import { NAME, type NamePlace, type NameRole, type NameSort, namePlaces, nameSorts } from './sorts.ts';

/** A name where it stands. */
export interface NameOccurrence {
  readonly sort: NameSort;
  readonly role: NameRole;
  readonly name: string;
  /** Whether it is a key, or a string. */
  readonly as: 'key' | 'text';
  /** What has the name as its key, or is it. */
  readonly item: Item;
}

/** The names of a document, place by place. Looks its places up and nothing else. */
export function* namesIn(root: Item, kind: FileKind): Generator<NameOccurrence> {
  for (const place of namePlaces()) {
    if (place.kinds.includes(kind)) yield* namesAt(root, kind, place);
  }
}

function* namesAt(root: Item, kind: FileKind, { sort, role, path }: NamePlace): Generator<NameOccurrence> {
  for (const item of itemsAt(root, path)) {
    const as = path.includes(NAME) ? 'key' : 'text';
    const name = as === 'key' ? String(item.step) : textOf(item);
    if (name === undefined || (as === 'key' && isOwnKey(sort, kind, path, name))) continue;
    yield { sort, role, name, as, item };
  }
}

function* itemsAt(item: Item, path: readonly string[], from = 0): Generator<Item> {
  const step = path[from];
  if (step === undefined) {
    yield item;
    return;
  }
  for (const next of stepped(item, step)) yield* itemsAt(next, path, from + 1);
}

function stepped(item: Item, step: string): Iterable<Item> {
  if (step === '[]') return item.elements;
  if (step === '*' || step === NAME) return item.children.values();
  const child = item.children.get(step);
  return child ? [child] : [];
}

/** The place of names that a path is one of; names in keys are asked for by the path of their table. */
export function placeOfNames(kind: FileKind, path: KeyPath, as: 'key' | 'text'): NamePlace | undefined {
  return namePlaces().find(({ path: place, kinds }) => {
    const isKey = place.includes(NAME);
    const steps = isKey ? place.slice(0, -1) : place;
    return (as === 'key') === isKey && kinds.includes(kind) && isAt(steps, path);
  });
}

function isAt(steps: readonly string[], path: KeyPath): boolean {
  const fits = (step: string, at: KeyPath[number] | undefined) =>
    step === '[]' ? typeof at === 'number' : step === '*' ? typeof at === 'string' : step === at;
  return steps.length === path.length && steps.every((step, index) => fits(step, path[index]));
}

/** Whether a key means something to Codex itself beside the names of the author: a table of its own, or a setting. */
function isOwnKey(sort: NameSort, kind: FileKind, place: readonly string[], name: string): boolean {
  const table = schemaAt(fileReferences[kind].schema, place.slice(0, -1));
  return table?.type === 'table' && Object.hasOwn(table.keys, name) && !nameSorts[sort].builtIn.includes(name);
}

/** The kinds of files in which a key is Codex's own where names of a sort stand. */
export function kindsWithOwnKey(sort: NameSort, name: string, kinds: readonly FileKind[]): readonly FileKind[] {
  const places = namePlaces().filter((place) => place.sort === sort && place.path.includes(NAME));
  return kinds.filter((kind) =>
    places.some(({ kinds: having, path }) => having.includes(kind) && isOwnKey(sort, kind, path, name)),
  );
}
