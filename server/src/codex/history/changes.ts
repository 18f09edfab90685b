import { type Item, type KeyPath, type TomlDocument, textOf } from '../../toml/document.ts';
import { featureAliases } from '../features.ts';
import { schemaAt } from '../lookup.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { constraintHistory } from './constraints.ts';
import { featureHistories, strictPins } from './features.ts';
import { formerKeys, formerNeeds, keysSince, strictSince } from './keys.ts';
import { stepsOf } from './place-steps.ts';
import { askedReleases, releaseAfter } from './releases.ts';
import { datesSince, mayHaveDates } from './schema.ts';
import { valueHistories } from './values.ts';
import { firstReader } from './verdict.ts';

/** The releases from which on, and up to which, something is so. */
interface Span {
  readonly since: number;
  readonly last?: number | undefined;
}

/** A place of the file with the releases that change something there, and the places below it: most have none. */
interface Place {
  readonly changes: Set<number>;
  /** What changes for one word alone. */
  words?: Map<string, Set<number>>;
  below?: Map<string, Place>;
}

const anyKey = '<>';
const anyElement = '[]';
const pins: readonly string[] = ['features', 'feature_requirements'];

const changesOfPlaces: Place = withFeatures(
  byPlace([
    ...[...keysSince].flatMap(([place, since]) => placesOfKey(place).map((at) => ({ place: at, since }))),
    ...[...strictSince].map(([place, since]) => ({ place, since })),
    ...formerNeeds.map(({ table, last }) => ({ place: table, since: firstReader, last })),
    ...formerKeys,
    ...valueHistories.flatMap((history) => history.places.map((place) => ({ ...history, place }))),
    ...Object.values(constraintHistory).flatMap(({ places, ...span }) => places.map((place) => ({ place, ...span }))),
    ...pins.map((place) => ({ place, ...strictPins })),
  ]),
);

/** A key may be what makes its table one of the forms of a value: then the table changes with it. */
function placesOfKey(place: string): string[] {
  const end = place.lastIndexOf('.');
  if (end === -1) return [place];
  const table = place.slice(0, end);
  const steps = stepsOf(table).map((step) => (step === anyElement ? 0 : step));
  return schemaAt(requirementsSchema, steps)?.type === 'anyOf' ? [table, place] : [place];
}

function byPlace(all: readonly (Span & { readonly place: string; readonly value?: string })[]): Place {
  const root: Place = { changes: new Set() };
  for (const one of all) {
    let at = root;
    for (const step of stepsOf(one.place)) at = placeBelow(at, step.startsWith('<') ? anyKey : step);
    addChanges(one.value === undefined ? at.changes : changesOfWord(at, one.value), one);
  }
  return root;
}

function placeBelow(place: Place, step: string): Place {
  place.below ??= new Map();
  const known = place.below.get(step);
  if (known) return known;
  const fresh: Place = { changes: new Set() };
  place.below.set(step, fresh);
  return fresh;
}

function changesOfWord(place: Place, word: string): Set<number> {
  place.words ??= new Map();
  const known = place.words.get(word);
  if (known) return known;
  const fresh = new Set<number>();
  place.words.set(word, fresh);
  return fresh;
}

/** The same with the pins of features, whose names may have dots in them. */
function withFeatures(root: Place): Place {
  for (const table of pins.map((name) => placeBelow(root, name))) {
    for (const [name, history] of featureHistories) {
      const { changes } = placeBelow(table, name);
      addChanges(changes, history);
      if (history.away) addChanges(changes, history.away);
    }
  }
  return root;
}

function addChanges(changes: Set<number>, { since, last }: Span): void {
  const after = last === undefined ? undefined : releaseAfter(last);
  changes.add(since);
  if (after !== undefined) changes.add(after);
}

/** The asked releases in runs of those that make the same of a document, oldest first. */
export function alikeReleases(root: Item, hasDates: boolean): readonly (readonly [number, ...number[]])[] {
  const changes = new Set([firstReader]);
  if (hasDates) changes.add(datesSince);
  collect(root, changesOfPlaces, changes);
  return runsBetween(changes);
}

/** The same with the syntax: TOML 1.0 is read by the first reader alone, and decides there. */
export function alikeReaders({ root, text }: TomlDocument): readonly (readonly [number, ...number[]])[] {
  return alikeReleases(root, mayHaveDates(text)).flatMap((run): (readonly [number, ...number[]])[] => {
    const [first, second, ...rest] = run;
    return first === firstReader && second !== undefined ? [[first], [second, ...rest]] : [run];
  });
}

/** The same for a key, whatever its value. */
export function alikeReleasesFor(path: KeyPath): readonly (readonly [number, ...number[]])[] {
  const changes = new Set([firstReader]);
  for (const name of [path.at(-1), featureAliases[String(path.at(-1))]]) {
    if (name !== undefined) collectAlong([...path.slice(0, -1), name], changes);
  }
  return runsBetween(changes);
}

function runsBetween(changes: ReadonlySet<number>): readonly (readonly [number, ...number[]])[] {
  const runs: [number, ...number[]][] = [];
  for (const release of askedReleases) {
    const run = runs.at(-1);
    if (run && !changes.has(release)) run.push(release);
    else runs.push([release]);
  }
  return runs;
}

function collectAlong(path: KeyPath, changes: Set<number>): void {
  let places = [changesOfPlaces];
  for (const step of path) {
    const names = typeof step === 'number' ? [anyElement] : [step, anyKey];
    places = places.flatMap(({ below }) => names.flatMap((name) => below?.get(name) ?? []));
    for (const place of places) for (const release of place.changes) changes.add(release);
  }
}

/** What is not in the document changes nothing for it. */
function collect(item: Item, place: Place, changes: Set<number>): void {
  for (const release of place.changes) changes.add(release);
  if (place.words) for (const release of place.words.get(textOf(item) ?? '') ?? []) changes.add(release);
  const { below } = place;
  if (!below) return;
  const chosen = below.get(anyKey);
  for (const [key, child] of item.children) {
    const named = below.get(key);
    if (named) collect(child, named, changes);
    if (chosen) collect(child, chosen, changes);
  }
  const element = below.get(anyElement);
  if (element) for (const child of item.elements) collect(child, element, changes);
  // A list in the place of a table has the values of its keys, in their order.
  if (item.form === 'array' && !element) collectAll(place, changes);
}

function collectAll({ below }: Place, changes: Set<number>): void {
  if (!below) return;
  for (const place of below.values()) {
    for (const release of place.changes) changes.add(release);
    collectAll(place, changes);
  }
}
