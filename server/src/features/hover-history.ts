import { configSchema } from '../codex/config/index.ts';
import type { FileKind } from '../codex/file-kind.ts';
import type { KnownIn } from '../codex/history/known-in.ts';
import { historyOf, type KeyHistory } from '../codex/history/of-kind.ts';
import { newestRelease, releaseName } from '../codex/history/releases.ts';
import { placeName } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { type Item, type KeyPath, textOf } from '../toml/document.ts';
import { lazy } from '../toml/lazy.ts';
import factsOfPlaces from './key-facts.json' with { type: 'json' };
import { keyFacts, refusing } from './key-facts.ts';
import { code } from './markdown.ts';

/** Which releases know a key, or take a word that came later than its key. */
export function releaseFacts(item: Item, kind: FileKind): string[] {
  const history = historyOf(kind);
  if (!history) return [];
  const word = textOf(item);
  const taken = word === undefined ? undefined : history.wordSince(item.path, word);
  return [
    ...(typeof item.step === 'string' ? (toldFacts(item.path, kind) ?? keyFacts(item.path, kind)) : []),
    ...(taken && word !== undefined ? [wordFact(history, item, word, taken)] : []),
  ];
}

/**
 * The facts of a key that the newest release knows, as `npm run generate` has written them: to work them out took half of
 * the time of a hover. Undefined where they depend on more than the place of the key.
 */
function toldFacts(path: KeyPath, kind: FileKind): readonly string[] | undefined {
  const [schema, told] = kind === 'requirements' ? [requirementsSchema, policyFacts] : [configSchema, settingFacts];
  const name = placeName(schema, path);
  if (name === undefined || isAnyPin(name)) return undefined;
  const text = factsAround(told(), name);
  return text === '' ? [] : text?.split('\n');
}

const policyFacts = lazy(() => byPlace(factsOfPlaces.requirements));
const settingFacts = lazy(() => byPlace(factsOfPlaces.config));

function byPlace(places: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const [text, names] of Object.entries(places)) for (const name of names.split(' ')) facts.set(name, text);
  return facts;
}

/** Of the pin of a feature the facts depend on its name. */
function isAnyPin(name: string): boolean {
  return /^(?:features|feature_requirements)\.</.test(name);
}

/** The facts that are told of a place, or of the nearest one around it. */
export function factsAround(told: ReadonlyMap<string, string>, name: string): string | undefined {
  const text = told.get(name);
  if (text !== undefined || name === '') return text;
  return factsAround(told, name.endsWith('[]') ? name.slice(0, -2) : name.slice(0, Math.max(0, name.lastIndexOf('.'))));
}

function wordFact(history: KeyHistory, { path }: Item, word: string, { since, last = newestRelease }: KnownIn): string {
  const without = history.fates(path).known.filter((release) => release < since || release > last);
  const until = last === newestRelease ? '' : ` until ${releaseName(last)}`;
  return [`${code(word)} is taken since Codex ${releaseName(since)}${until}`, ...refusing(without)]
    .join('; ')
    .concat('.');
}
