import { type Item, isTable, type KeyPath, textOf, walkItems } from '../../toml/document.ts';
import { configSchema } from '../config/index.ts';
import { featureAliases } from '../features.ts';
import type { Difference } from './differences.ts';
import { featureHistories, isListed } from './features.ts';
import { type KnownIn, knownIn } from './known-in.ts';
import type { Fate } from './lookup.ts';
import { placesOf } from './places.ts';
import type { Reading } from './read.ts';
import { askedReleases } from './releases.ts';
import {
  type FormerForm,
  formerChoices,
  formerForms,
  settingsSince,
  settingWords,
  strictSettings,
  unaskedSettings,
} from './settings.ts';
import type { ValueHistory } from './values.ts';

/** Which releases know a setting of config.toml; undefined where all asked ones do, or where that was not asked. */
export function settingSince(path: KeyPath): KnownIn | undefined {
  const feature = featureIn(path);
  if (feature !== undefined) {
    const history = featureHistories.get(feature);
    return history && knownIn(history.since, history.last);
  }
  const since = sinceOf(path) ?? 0;
  return since > askedReleases[0] ? knownIn(since) : undefined;
}

/** The name of the feature that a path switches. */
function featureIn([table, name, ...rest]: KeyPath): string | undefined {
  return table === 'features' && typeof name === 'string' && rest.length === 0 ? name : undefined;
}

/** The first asked release that knows a setting; undefined where that was not asked. */
function sinceOf(path: KeyPath): number | undefined {
  const places = placesOf(configSchema, path, '');
  const place = places?.at(-1) ?? '';
  if (!places || unaskedSettings.test(place)) return undefined;
  return Math.max(askedReleases[0], ...places.map((one) => settingsSince.get(one) ?? 0));
}

/** The older word for one that came later, which newer releases take too. */
export function olderSettingWord(path: KeyPath, word: string): string | undefined {
  return wordHistory(placeOf(path), word)?.older;
}

function wordHistory(place: string, word: string): ValueHistory | undefined {
  return settingWords.find(({ places, value }) => value === word && places.includes(place));
}

/** The place at the end of a path; empty where the newest release has none there. */
function placeOf(path: KeyPath): string {
  return placesOf(configSchema, path, '')?.at(-1) ?? '';
}

/** Which releases take a word in a place; undefined where all do that know the setting. */
export function settingWordSince(path: KeyPath, word: string): KnownIn | undefined {
  const place = placeOf(path);
  const history = wordHistory(place, word);
  if (history) return knownIn(history.since);
  const former = formerChoices.find((choice) => choice.place === place);
  const next = former && askedReleases.find((release) => release > former.last);
  return next === undefined || former?.words.includes(word) ? undefined : knownIn(next);
}

/** What the asked releases do with a setting, whatever its value, oldest first. */
export function settingFates(path: KeyPath): Readonly<Record<Fate, readonly number[]>> {
  const isKnown = knows(path);
  const strictSince = strictSettings.get(placeOf(path.slice(0, -1))) ?? Number.POSITIVE_INFINITY;
  const fates: Record<Fate, number[]> = { known: [], ignored: [], refused: [] };
  for (const release of askedReleases) {
    fates[isKnown(release) ? 'known' : strictSince <= release ? 'refused' : 'ignored'].push(release);
  }
  return fates;
}

/** Tells which releases know a setting. One that was not asked about counts as known. */
function knows(path: KeyPath): (release: number) => boolean {
  const feature = featureIn(path);
  if (feature !== undefined && featureHistories.has(feature)) {
    const current = featureAliases[feature] ?? feature;
    return (release) => isListed(current, release) || isListed(feature, release);
  }
  const since = sinceOf(path) ?? 0;
  return (release) => release >= since;
}

/**
 * Where the asked releases differ from the newest over a document of settings, or over a part of one. What the newest
 * has something against needs no word on older ones.
 */
export function settingDifferences(root: Item, newest: Reading): Difference[] {
  const told = new Set([...newest.issues, ...newest.refusals].map(({ item }) => item));
  return [...walkItems(root)].flatMap((item): Difference[] => {
    if (item.path.length === 0 || told.has(item)) return [];
    const fates = settingFates(item.path);
    const refusing = refusals(item, fates);
    const refused = new Set([...refusing.values()].flat());
    const ignoring = fates.ignored.filter((one) => !refused.has(one));
    // What is passed over with the table around it needs no word of its own.
    const own = ignoring.length > 0 ? ignoring.filter(knows(item.path.slice(0, -1))) : [];
    return own.length > 0 || refusing.size > 0 ? [{ item, ignoring: own, refusing }] : [];
  });
}

/** The releases that refuse the file for an item, by the reason. */
function refusals(item: Item, { known, refused }: ReturnType<typeof settingFates>): Map<string, readonly number[]> {
  const reasons: (readonly [string, readonly number[]])[] = [
    [`they do not know \`${item.step}\` here`, refused],
    [`they do not take \`${textOf(item)}\` here`, known.filter(isWithoutWord(item))],
    ...formsOf(item).map(({ takes, last }) => {
      const asOlder = askedReleases.filter(
        (one) => one <= last && (featureIn(item.path) !== undefined || known.includes(one)),
      );
      return [`they take ${takes} here`, asOlder] as const;
    }),
  ];
  return new Map(reasons.filter(([, releases]) => releases.length > 0));
}

function isWithoutWord(item: Item): (release: number) => boolean {
  const word = textOf(item);
  const taken = word === undefined ? undefined : settingWordSince(item.path, word);
  return (release) => taken !== undefined && release < taken.since;
}

/** What a place took where a document has a table. Releases that do not have a feature want a switch too. */
function formsOf(item: Item): readonly FormerForm[] {
  const place = isTable(item) ? placeOf(item.path) : undefined;
  return formerForms.filter((form) => form.place === place);
}
