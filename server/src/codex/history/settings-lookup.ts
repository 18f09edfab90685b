import { type Item, isTable, type KeyPath, textOf, walkItems } from '../../toml/document.ts';
import { configSchema } from '../config/index.ts';
import { featureAliases } from '../features.ts';
import { schemaAt } from '../lookup.ts';
import type { Schema } from '../schema.ts';
import type { Difference } from './differences.ts';
import { featureHistories, isListed } from './features.ts';
import { type KnownIn, knownIn } from './known-in.ts';
import type { Fate } from './lookup.ts';
import { placesOf } from './places.ts';
import type { Reading } from './read.ts';
import { askedReleases, newestRelease, releaseAfter } from './releases.ts';
import { profileSettingsSince, settingsAway, settingsSince, settingWords, strictSettings } from './settings.ts';
import {
  type FormerForm,
  formerChoices,
  formerForms,
  formerlyFixed,
  formerSettingNeeds,
  formerSettings,
  settingsRefusedSince,
} from './settings-former.ts';
import type { ValueHistory } from './values.ts';

/** Which releases know a setting of config.toml; undefined where all asked ones do, or none. */
export function settingSince(path: KeyPath): KnownIn | undefined {
  const feature = featureIn(path);
  if (feature !== undefined) {
    const history = featureHistories.get(feature);
    return history && knownIn(history.since, history.last);
  }
  const former = formerSetting(path);
  if (former) return knownIn(...former);
  const since = sinceOf(path) ?? 0;
  return since > askedReleases[0] ? knownIn(since) : undefined;
}

/** A path in a profile of older releases, as it is outside of it: a profile takes what stands at the top of the file. */
function withoutProfile(path: KeyPath): KeyPath {
  return path[0] === 'profiles' && path.length > 2 ? path.slice(2) : path;
}

/** The name of the feature that a path switches. */
function featureIn(path: KeyPath): string | undefined {
  const [table, name, ...rest] = withoutProfile(path);
  return table === 'features' && typeof name === 'string' && rest.length === 0 ? name : undefined;
}

/** The first asked release that knows a setting; undefined where the newest does not. */
function sinceOf(path: KeyPath): number | undefined {
  if (!placesOf(configSchema, path, '')) return undefined;
  const setting = withoutProfile(path);
  const since = (placesOf(configSchema, setting, '') ?? []).map((place) => settingsSince.get(place) ?? 0);
  const ofProfiles = setting === path ? 0 : (profileSettingsSince.get(String(setting[0])) ?? 0);
  const forms = tableFormsAround(path).map(({ last }) => releaseAfter(last) ?? newestRelease);
  return Math.max(askedReleases[0], ofProfiles, ...since, ...forms);
}

/** What tables around a place were before they were tables. */
function tableFormsAround(path: KeyPath): readonly FormerForm[] {
  const around = placesOf(configSchema, withoutProfile(path), '')?.slice(0, -1) ?? [];
  return around.flatMap((place) => formerForms.filter((one) => one.form === 'table' && one.place === place));
}

/** Tells the releases that refuse the file for the table that a place is in. */
function refusesAround(path: KeyPath): (release: number) => boolean {
  const forms = tableFormsAround(path);
  return (release) => forms.some(({ since, last }) => since <= release && release <= last);
}

/** The first and the last release that know a setting which the newest does not. */
function formerSetting(path: KeyPath): readonly [since: number, last: number] | undefined {
  const table = placesOf(configSchema, path.slice(0, -1), '')?.at(-1);
  return formerSettings.get(table === undefined ? path.join('.') : `${table}.${path.at(-1)}`);
}

/** The older word for one that came later, which newer releases take too. */
export function olderSettingWord(path: KeyPath, word: string): string | undefined {
  return wordHistory(placeOf(path), word)?.older;
}

function wordHistory(place: string, word: string): ValueHistory | undefined {
  return settingWords.find(({ places, value }) => value === word && places.includes(place));
}

/** The place at the end of a path, outside of profiles; empty where the newest release has none there. */
function placeOf(path: KeyPath): string {
  return placesOf(configSchema, withoutProfile(path), '')?.at(-1) ?? '';
}

/** Which releases take a word in a place; undefined where all do that know the setting. */
export function settingWordSince(path: KeyPath, word: string): KnownIn | undefined {
  const place = placeOf(path);
  const history = wordHistory(place, word);
  if (history) return knownIn(history.since, history.last);
  const former = formerChoices.find((choice) => choice.place === place);
  const next = former && releaseAfter(former.last);
  return next === undefined || former?.words.includes(word) ? undefined : knownIn(next);
}

/** What the asked releases do with a setting, whatever its value, oldest first. */
export function settingFates(path: KeyPath): Readonly<Record<Fate, readonly number[]>> {
  const isKnown = knows(path);
  const isStrict = strictness(path.slice(0, -1));
  const isRefused = refusesAround(path);
  const fates: Record<Fate, number[]> = { known: [], ignored: [], refused: [] };
  for (const release of askedReleases) {
    fates[isKnown(release) ? 'known' : isStrict(release) || isRefused(release) ? 'refused' : 'ignored'].push(release);
  }
  return fates;
}

/** What an asked release does with a key that the newest does not know, and passes over. */
export function fateOfUnknown(path: KeyPath, release: number): Fate {
  const [since, last] = formerSetting(path) ?? [newestRelease, 0];
  if (since <= release && release <= last) return 'known';
  return strictness(path.slice(0, -1))(release) ? 'refused' : 'ignored';
}

/** Tells which releases know a setting. One that no release has been seen to know counts as known. */
function knows(path: KeyPath): (release: number) => boolean {
  const feature = featureIn(path);
  if (feature !== undefined && featureHistories.has(feature)) {
    const current = featureAliases[feature] ?? feature;
    return (release) => isListed(current, release) || isListed(feature, release);
  }
  const [since, last] = formerSetting(path) ?? [sinceOf(path) ?? 0, newestRelease];
  const away = settingsAway.get(placeOf(path)) ?? [];
  return (release) => since <= release && release <= last && !away.includes(release);
}

/** Tells which releases that know a table refuse the file for a key in it that they do not know. */
function strictness(table: KeyPath): (release: number) => boolean {
  const history = strictSettings.get(placeOf(table));
  if (!history) return () => tableIsStrict(schemaAt(configSchema, table));
  const { since, last = newestRelease } = history;
  return (release) => since <= release && release <= last;
}

function tableIsStrict(schema: Schema | undefined): boolean {
  if (schema?.type === 'anyOf') return schema.options.some(tableIsStrict);
  return schema?.type === 'table' && !schema.others && schema.unknownKeys === 'rejected';
}

/** Whether an asked release refuses the file for what the newest refuses in it; undefined where that was not asked. */
export function refusesToo(item: Item, release: number): boolean | undefined {
  const place = placeOf(item.path);
  const since = settingsRefusedSince.get(place);
  if (since !== undefined) return since <= release;
  if (wordHistory(place, textOf(item) ?? '')) return isWithoutWord(item)(release);
  return release === newestRelease ? true : undefined;
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
    // What is passed over or refused with the table around it needs no word of its own.
    const isAround = takesAround(item.path);
    const refusing = refusals(item, { ...fates, refused: fates.refused.filter(isAround) });
    const refused = new Set([...refusing.values()].flat());
    const ignoring = fates.ignored.filter((one) => !refused.has(one) && isAround(one));
    return ignoring.length > 0 || refusing.size > 0 ? [{ item, ignoring, refusing }] : [];
  });
}

/** The last asked release that differs from the newest over settings; none is before all of them. */
export function lastDifferentSetting(root: Item): number {
  const differences = settingDifferences(root, { issues: [], refusals: [] });
  return Math.max(
    0,
    ...differences.flatMap(({ ignoring, refusing }) => [...ignoring, ...[...refusing.values()].flat()]),
  );
}

/** Tells which releases look into what is around a place. */
function takesAround(path: KeyPath): (release: number) => boolean {
  const isKnown = knows(path.slice(0, -1));
  const isRefused = refusesAround(path);
  return (release) => isKnown(release) && !isRefused(release);
}

/** Why releases refuse the file that do not take the word of an item: the end of a sentence. */
export function wordReason(item: Item): string {
  return `they do not take \`${textOf(item)}\` here`;
}

/** The releases that refuse the file for an item, by the reason. */
function refusals(item: Item, { known, refused }: ReturnType<typeof settingFates>): Map<string, readonly number[]> {
  const needs = formerSettingNeeds.filter(
    ({ table, key }) => isTable(item) && isAt(item, table) && !item.children.has(key),
  );
  const reasons: (readonly [string, readonly number[]])[] = [
    [`they do not know \`${item.step}\` here`, refused],
    [wordReason(item), known.filter(isWithoutWord(item))],
    ...formsOf(item).map(({ takes, since, last }) => {
      const asOlder = askedReleases.filter(
        (one) => since <= one && one <= last && (featureIn(item.path) !== undefined || known.includes(one)),
      );
      return [`they take ${takes} here`, asOlder] as const;
    }),
    ...needs.map(({ key, last }) => [`they need \`${key}\` here`, known.filter((one) => one <= last)] as const),
    ...formerlyFixed
      .filter(({ place }) => isAt(item, place))
      .map(({ since, last, reason }) => [reason, known.filter((one) => since <= one && one <= last)] as const),
  ];
  return new Map(reasons.filter(([, releases]) => releases.length > 0));
}

/** Whether an item is at a place, also where the history tells it from others that read alike: of one provider only. */
function isAt({ path }: Item, place: string): boolean {
  return placeOf(path) === place || path.join('.') === place;
}

function isWithoutWord(item: Item): (release: number) => boolean {
  const word = textOf(item);
  const taken = word === undefined ? undefined : settingWordSince(item.path, word);
  return (release) => taken !== undefined && (release < taken.since || release > (taken.last ?? newestRelease));
}

/** What a place took where a document has something else. Releases that do not have a feature want a switch too. */
function formsOf(item: Item): readonly FormerForm[] {
  const place = placeOf(item.path);
  const form = isTable(item) ? 'table' : 'value';
  return place === '' ? [] : formerForms.filter((one) => one.place === place && one.form === form);
}
