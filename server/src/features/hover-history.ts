import type { FileKind } from '../codex/file-kind.ts';
import type { KnownIn } from '../codex/history/known-in.ts';
import { historyOf, type KeyHistory } from '../codex/history/of-kind.ts';
import { newestRelease, releaseName } from '../codex/history/releases.ts';
import { type Item, textOf } from '../toml/document.ts';
import { lazy } from '../toml/lazy.ts';
import factsOfPlaces from './key-facts.json' with { type: 'json' };
import { type FactsOfPlaces, keyFacts, refusing } from './key-facts.ts';
import { code } from './markdown.ts';

/** Which releases know a key, or take a word that came later than its key. Takes the name of the item's place, if it has one. */
export function releaseFacts(item: Item, kind: FileKind, place: string | undefined): string[] {
  const history = historyOf(kind);
  if (!history) return [];
  const told = toldOf(kind);
  const facts = typeof item.step === 'string' ? (keyFactsIn(told, place) ?? keyFacts(item.path, kind)) : [];
  return place !== undefined && told.words.has(place) ? [...facts, ...wordFacts(history, item)] : [...facts];
}

/** What `npm run generate` has written down of the places of a kind of file: to work it out took half of the time of a hover. */
interface Told {
  /** The facts of keys, a line each, by the name of the place. */
  readonly keys: ReadonlyMap<string, string>;
  /** The places in which a word came later than its key. */
  readonly words: ReadonlySet<string>;
}

const ofPolicy = lazy(() => byPlace(factsOfPlaces.requirements));
const ofSettings = lazy(() => byPlace(factsOfPlaces.config));

function toldOf(kind: FileKind): Told {
  return kind === 'requirements' ? ofPolicy() : ofSettings();
}

function byPlace({ keys, words }: FactsOfPlaces): Told {
  const facts = new Map<string, string>();
  for (const [text, names] of Object.entries(keys)) for (const name of names.split(' ')) facts.set(name, text);
  return { keys: facts, words: new Set(words.split(' ')) };
}

/** The facts of a key that the newest release knows. Undefined where they depend on more than its place. */
function keyFactsIn({ keys }: Told, place: string | undefined): readonly string[] | undefined {
  if (place === undefined || isAnyPin(place)) return undefined;
  const text = factsAround(keys, place);
  return text === '' ? [] : text?.split('\n');
}

/** Of the pin of a feature the facts depend on its name. */
function isAnyPin(name: string): boolean {
  return name.startsWith('features.<') || name.startsWith('feature_requirements.<');
}

/** The facts that are told of a place, or of the nearest one around it. */
export function factsAround(told: ReadonlyMap<string, string>, name: string): string | undefined {
  const text = told.get(name);
  if (text !== undefined || name === '') return text;
  return factsAround(told, name.endsWith('[]') ? name.slice(0, -2) : name.slice(0, Math.max(0, name.lastIndexOf('.'))));
}

/** Which releases take the word that an item is, where it came later than its key. */
function wordFacts(history: KeyHistory, item: Item): string[] {
  const word = textOf(item);
  const taken = word === undefined ? undefined : history.wordSince(item.path, word);
  return taken && word !== undefined ? [wordFact(history, item, word, taken)] : [];
}

function wordFact(history: KeyHistory, { path }: Item, word: string, { since, last = newestRelease }: KnownIn): string {
  const without = history.fates(path).known.filter((release) => release < since || release > last);
  const until = last === newestRelease ? '' : ` until ${releaseName(last)}`;
  return [`${code(word)} is taken since Codex ${releaseName(since)}${until}`, ...refusing(without)]
    .join('; ')
    .concat('.');
}
