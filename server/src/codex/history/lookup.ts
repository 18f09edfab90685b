import type { Item, KeyPath } from '../../toml/document.ts';
import { featureAliases } from '../features.ts';
import { pinsOf } from '../pins.ts';
import { requirementsSchema } from '../requirements/index.ts';
import { alikeReleasesFor } from './changes.ts';
import { isHeld } from './constraints.ts';
import { type Fate, fateAlong } from './fate.ts';
import { featureHistories, isListed, strictPins } from './features.ts';
import { formerKeys, keysSince, unaskedBelow } from './keys.ts';
import { type KnownIn, knownIn } from './known-in.ts';
import { placesOf } from './places.ts';
import { askedReleases, releaseAfter } from './releases.ts';
import { valueHistories } from './values.ts';
import { firstReader } from './verdict.ts';

const pins: readonly (string | number | undefined)[] = ['features', 'feature_requirements'];

/** Which releases know a key of requirements.toml; undefined where that was not asked. */
export function knownSince(path: KeyPath): KnownIn | undefined {
  const [root, name] = path;
  if (path.length === 2 && pins.includes(root)) return pinnedSince(String(name));
  const former = formerKeys.find(({ place }) => place === path.join('.'));
  if (former) return knownIn(former.since, former.last);
  const places = placesOf(requirementsSchema, path, '');
  const place = places?.at(-1);
  if (!places || place === undefined || unaskedBelow.some((table) => place.startsWith(`${table}.`))) return undefined;
  return knownIn(Math.max(...places.map((one) => keysSince.get(one) ?? 0)));
}

/** A pin has an effect where Codex has the feature and reads pins. */
function pinnedSince(name: string): KnownIn | undefined {
  const history = featureHistories.get(name);
  const since = Math.max(history?.since ?? 0, keysSince.get('features') ?? 0);
  return history && since <= (history.last ?? since) ? knownIn(since, history.last) : undefined;
}

/** A feature that got another name. */
interface Renamed {
  readonly current: string;
  /** The name before. */
  readonly name: string;
  /** The releases that read pins by it alone; none where releases came to read pins later. */
  readonly releases: readonly number[];
  /** The first asked release that has the present one. */
  readonly at: number;
}

const renamed: readonly Renamed[] = Object.entries(featureAliases).flatMap(([name, current]) => {
  const { since = 0, last } = featureHistories.get(name) ?? {};
  const at = featureHistories.get(current)?.since;
  if (last === undefined || at === undefined || releaseAfter(last) !== at) return [];
  const first = Math.max(since, keysSince.get('features') ?? 0);
  return [{ current, name, releases: askedReleases.filter((one) => first <= one && one <= last), at }];
});

/** The name that a pinned feature had until it got its present one, and the releases that read pins by it. */
export function formerPin([table, feature, below]: KeyPath): Pick<Renamed, 'name' | 'releases'> | undefined {
  if (below !== undefined || !pins.includes(table)) return undefined;
  return renamed.find(({ current, releases }) => current === feature && releases.length > 0);
}

/** The features in a document, pinned or switched, that get another name after one release, up to another. */
export function renamedFeatures(
  root: Item,
  from: number,
  to: number,
  isPolicy: boolean,
): readonly Omit<Renamed, 'releases'>[] {
  const named = new Set(pinsOf(root).map(({ step }) => step));
  return renamed.filter(
    ({ name, current, releases, at }) =>
      from < at && at <= to && (named.has(name) || named.has(current)) && !(isPolicy && releases.length === 0),
  );
}

/** Which releases take a word in a place; undefined where all do that know the key. */
export function valueSince(path: KeyPath, value: string): KnownIn | undefined {
  const histories = valueHistories.filter((one) => one.value === value);
  if (histories.length === 0) return undefined;
  const place = placesOf(requirementsSchema, path, '')?.at(-1) ?? '';
  const history = histories.find(({ places }) => places.includes(place));
  return history && knownIn(history.since, history.last);
}

/** What an asked release does with a key of requirements.toml, whatever its value. */
export function fateIn(path: KeyPath, release: number): Fate {
  const [root, name] = path;
  if (root === undefined) return 'known';
  if (release < firstReader) return 'ignored';
  if (root === 'permissions' && name === 'network' && isHeld('networkIsProfile', release)) return 'refused';
  const fate = fateAlong(path, release);
  return fate === 'known' && path.length === 2 && pins.includes(root) ? pinIn(String(name), release) : fate;
}

/** What the asked releases do with a key, whatever its value, oldest first. */
export function releasesByFate(path: KeyPath): Readonly<Record<Fate, readonly number[]>> {
  const releases: Record<Fate, number[]> = { known: [], ignored: [], refused: [] };
  for (const alike of alikeReleasesFor(path)) releases[fateIn(path, alike[0])].push(...alike);
  return releases;
}

/** A release may go by older names of a feature; which ones was asked of the newest only. */
function pinIn(name: string, release: number): Fate {
  return isListed(featureAliases[name] ?? name, release) || isListed(name, release) ? 'known' : 'ignored';
}

/** The pins of features that a release loads without having the feature. */
export function ignoredPins(root: Item, release: number): Item[] {
  return release > strictPins.last ? pinsOf(root).filter(({ step }) => pinIn(String(step), release) === 'ignored') : [];
}
