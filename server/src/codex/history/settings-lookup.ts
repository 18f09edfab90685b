import { type Item, isTable, type KeyPath, textOf, walkItems } from '../../toml/document.ts';
import { isOfBuiltIn } from '../built-in-providers.ts';
import { configSchema } from '../config/index.ts';
import { featureAliases } from '../features.ts';
import { schemaAt } from '../lookup.ts';
import type { Schema } from '../schema.ts';
import type { Difference } from './differences.ts';
import type { Fate } from './fate.ts';
import { featureHistories, isListed } from './features.ts';
import { type KnownIn, knownIn } from './known-in.ts';
import { placesOf } from './places.ts';
import { itemsAgainst, type Reading } from './read.ts';
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

/** A path of a file of settings, and the places of the history that it leads through, outside of profiles. */
interface Setting {
  readonly path: KeyPath;
  readonly places: readonly string[];
  readonly inProfile: boolean;
  /** Whether the newest release has it, in a profile where it is in one. */
  readonly isNewest: boolean;
}

/** A profile takes what stands at the top of the file. */
function settingAt(path: KeyPath): Setting {
  const own = placesOf(configSchema, path, '');
  const inProfile = path[0] === 'profiles' && path.length > 2;
  const places = inProfile ? placesOf(configSchema, path.slice(2), '') : own;
  return { path, places: places ?? [], inProfile, isNewest: own !== undefined };
}

/** The place at the end of a path; empty where the newest release has none there. */
function placeOf({ places }: Setting): string {
  return places.at(-1) ?? '';
}

/** Which releases know a setting of config.toml; undefined where all asked ones do, or none. */
export function settingSince(path: KeyPath): KnownIn | undefined {
  const setting = settingAt(path);
  const feature = featureIn(setting);
  if (feature !== undefined) {
    const history = featureHistories.get(feature);
    return history && knownIn(history.since, history.last);
  }
  const former = formerSetting(setting);
  if (former) return knownIn(...former);
  const since = sinceOf(setting);
  return since > askedReleases[0] ? knownIn(since) : undefined;
}

/** The name of the feature that a path switches. */
function featureIn({ path, inProfile }: Setting): string | undefined {
  const [table, name, ...rest] = inProfile ? path.slice(2) : path;
  return table === 'features' && typeof name === 'string' && rest.length === 0 ? name : undefined;
}

/** The first asked release that knows a setting; 0 where the newest does not. */
function sinceOf(setting: Setting): number {
  const { path, places, inProfile, isNewest } = setting;
  if (!isNewest) return 0;
  let since = inProfile ? (profileSettingsSince.get(String(path[2])) ?? 0) : 0;
  for (const place of places) since = Math.max(since, settingsSince.get(place) ?? 0);
  for (const { last } of tableFormsAround(setting)) since = Math.max(since, releaseAfter(last) ?? newestRelease);
  return Math.max(askedReleases[0], since);
}

/** The tables that were something else before, by place. */
const tableForms: ReadonlyMap<string, FormerForm> = new Map(
  formerForms.filter(({ form }) => form === 'table').map((one) => [one.place, one]),
);

/** What tables around a place were before they were tables. */
function tableFormsAround({ places }: Setting): readonly FormerForm[] {
  return places.slice(0, -1).flatMap((place) => tableForms.get(place) ?? []);
}

/** Tells the releases that refuse the file for the table that a place is in. */
function refusesAround(setting: Setting): (release: number) => boolean {
  const forms = tableFormsAround(setting);
  return (release) => forms.some(({ since, last }) => since <= release && release <= last);
}

/** The first and the last release that know a setting which the newest does not. */
function formerSetting({ path, isNewest }: Setting): readonly [since: number, last: number] | undefined {
  if (isNewest) return undefined;
  const table = placesOf(configSchema, path.slice(0, -1), '')?.at(-1);
  return formerSettings.get(table === undefined ? path.join('.') : `${table}.${path.at(-1)}`);
}

/** The older word for one that came later, which newer releases take too. */
export function olderSettingWord(path: KeyPath, word: string): string | undefined {
  return wordHistory(placeOf(settingAt(path)), word)?.older;
}

function wordHistory(place: string, word: string): ValueHistory | undefined {
  return settingWords.find(({ places, value }) => value === word && places.includes(place));
}

/** Which releases take a word in a place; undefined where all do that know the setting. */
export function settingWordSince(path: KeyPath, word: string): KnownIn | undefined {
  return wordAt(placeOf(settingAt(path)), word);
}

function wordAt(place: string, word: string): KnownIn | undefined {
  const history = wordHistory(place, word);
  if (history) return knownIn(history.since, history.last);
  const former = formerChoices.find((choice) => choice.place === place);
  const next = former && releaseAfter(former.last);
  return next === undefined || former?.words.includes(word) ? undefined : knownIn(next);
}

/** What the asked releases do with a setting, whatever its value, oldest first. */
export function settingFates(path: KeyPath): Readonly<Record<Fate, readonly number[]>> {
  return fatesOf(settingAt(path), settingAt(path.slice(0, -1)));
}

function fatesOf(setting: Setting, table: Setting): Readonly<Record<Fate, readonly number[]>> {
  const known = askedReleases.filter(knows(setting));
  if (known.length === askedReleases.length) return { known, ignored: [], refused: [] };
  const isStrict = strictness(table);
  const isRefused = refusesAround(setting);
  const others = askedReleases.filter((release) => !known.includes(release));
  const refused = others.filter((release) => isStrict(release) || isRefused(release));
  return { known, ignored: others.filter((release) => !refused.includes(release)), refused };
}

/** What an asked release does with a key that the newest does not know, and passes over. */
export function fateOfUnknown(path: KeyPath, release: number): Fate {
  const [since, last] = formerSetting(settingAt(path)) ?? [newestRelease, 0];
  if (since <= release && release <= last) return 'known';
  return strictness(settingAt(path.slice(0, -1)))(release) ? 'refused' : 'ignored';
}

/** Tells which releases know a setting. One that no release has been seen to know counts as known. */
function knows(setting: Setting): (release: number) => boolean {
  const feature = featureIn(setting);
  if (feature !== undefined && featureHistories.has(feature)) {
    const current = featureAliases[feature] ?? feature;
    return (release) => isListed(current, release) || isListed(feature, release);
  }
  const [since, last] = formerSetting(setting) ?? [sinceOf(setting), newestRelease];
  const away = settingsAway.get(placeOf(setting)) ?? [];
  return (release) => since <= release && release <= last && !away.includes(release);
}

/** Tells which releases that know a table refuse the file for a key in it that they do not know. */
function strictness(table: Setting): (release: number) => boolean {
  const history = strictSettings.get(placeOf(table));
  if (!history) {
    const isStrict = tableIsStrict(schemaAt(configSchema, table.path));
    return () => isStrict;
  }
  const { since, last = newestRelease } = history;
  return (release) => since <= release && release <= last;
}

function tableIsStrict(schema: Schema | undefined): boolean {
  if (schema?.type === 'anyOf') return schema.options.some(tableIsStrict);
  return schema?.type === 'table' && !schema.others && schema.unknownKeys === 'rejected';
}

/** Whether an asked release refuses the file for what the newest refuses in it; undefined where that was not asked. */
export function refusesToo(item: Item, release: number): boolean | undefined {
  const place = placeOf(settingAt(item.path));
  const since = settingsRefusedSince.get(place);
  if (since !== undefined) return since <= release;
  if (wordHistory(place, textOf(item) ?? '')) return isWithoutWord(item, place)(release);
  return release === newestRelease ? true : undefined;
}

/**
 * Where the asked releases differ from the newest over a document of settings, or over a part of one. What the newest
 * has something against needs no word on older ones.
 */
export function settingDifferences(root: Item, newest: Reading): Difference[] {
  const told = new Set(itemsAgainst(newest));
  const settings = new Map<Item, Setting>();
  return [...walkItems(root)].flatMap((item): Difference[] => {
    const setting = settingAt(item.path);
    settings.set(item, setting);
    if (item.step === undefined || told.has(item)) return [];
    // The root of a part is not the parent of what is in it.
    const table = (item.parent && settings.get(item.parent)) ?? settingAt(setting.path.slice(0, -1));
    const fates = fatesOf(setting, table);
    // What is passed over or refused with the table around it needs no word of its own.
    const isAround = takesInside(table, setting);
    const refusing = refusals(item, placeOf(setting), { ...fates, refused: fates.refused.filter(isAround) });
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

/** Tells which releases look into a table for a setting. */
function takesInside(table: Setting, setting: Setting): (release: number) => boolean {
  const isKnown = knows(table);
  const isRefused = refusesAround(setting);
  return (release) => isKnown(release) && !isRefused(release);
}

/** Why releases refuse the file that do not take the word of an item: the end of a sentence. */
export function wordReason(item: Item): string {
  return `they do not take \`${textOf(item)}\` here`;
}

/** The releases that refuse the file for an item, by the reason. */
function refusals(
  item: Item,
  place: string,
  { known, refused }: ReturnType<typeof settingFates>,
): Map<string, readonly number[]> {
  const isHere = (other: string) => other === place || (isOfBuiltIn(other) && item.path.join('.') === other);
  const isFeature = place.startsWith('features.');
  const needs = formerSettingNeeds.filter(
    ({ table, key }) => isHere(table) && isTable(item) && !item.children.has(key),
  );
  const reasons: (readonly [string, readonly number[]])[] = [
    [`they do not know \`${item.step}\` here`, refused],
    [wordReason(item), known.filter(isWithoutWord(item, place))],
    ...formsOf(item, place).map(({ takes, since, last }) => {
      // Releases that do not have a feature want a switch too.
      const asOlder = (isFeature ? askedReleases : known).filter((one) => since <= one && one <= last);
      return [`they take ${takes} here`, asOlder] as const;
    }),
    ...needs.map(({ key, last }) => [`they need \`${key}\` here`, known.filter((one) => one <= last)] as const),
    ...formerlyFixed
      .filter((one) => isHere(one.place))
      .map(({ since, last, reason }) => [reason, known.filter((one) => since <= one && one <= last)] as const),
  ];
  return new Map(reasons.filter(([, releases]) => releases.length > 0));
}

function isWithoutWord(item: Item, place: string): (release: number) => boolean {
  const word = textOf(item);
  const taken = word === undefined ? undefined : wordAt(place, word);
  return (release) => taken !== undefined && (release < taken.since || release > (taken.last ?? newestRelease));
}

/** What a place took where a document has something else. */
function formsOf(item: Item, place: string): readonly FormerForm[] {
  if (place === '') return [];
  const form = isTable(item) ? 'table' : 'value';
  return formerForms.filter((one) => one.place === place && one.form === form);
}
