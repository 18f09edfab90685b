import type { Item } from '../../toml/document.ts';
import { constraintHistory } from './constraints.ts';
import { featureHistories, strictPins } from './features.ts';
import { formerKeys, formerNeeds, keysSince, strictSince } from './keys.ts';
import { askedReleases, releaseAfter } from './releases.ts';
import { datesSince, mayHaveDates } from './schema.ts';
import { valueHistories } from './values.ts';
import { firstReader } from './verdict.ts';

/** The releases from which on, and up to which, something is so. */
interface Span {
  readonly since: number;
  readonly last?: number | undefined;
}

const pins: readonly string[] = ['features', 'feature_requirements'];

/** By root key the releases with which something changes. */
const changesOfKeys: ReadonlyMap<string, ReadonlySet<number>> = byRootKey([
  ...[...keysSince].map(([place, since]) => [place, { since }] as const),
  ...[...strictSince].map(([place, since]) => [place, { since }] as const),
  ...formerNeeds.map(({ table, last }) => [table, { since: firstReader, last }] as const),
  ...formerKeys.map((key) => [key.place, key] as const),
  ...valueHistories.flatMap((history) => history.places.map((place) => [place, history] as const)),
  ...Object.values(constraintHistory).flatMap((held) => held.keys.map((key) => [key, held] as const)),
  ...pins.map((table) => [table, strictPins] as const),
]);

function byRootKey(spans: readonly (readonly [place: string, span: Span])[]): Map<string, Set<number>> {
  const changes = new Map<string, Set<number>>();
  for (const [place, span] of spans) {
    const [root = ''] = place.split(/[.[]/);
    const known = changes.get(root) ?? new Set();
    for (const release of changesOf(span)) known.add(release);
    changes.set(root, known);
  }
  return changes;
}

function changesOf({ since, last }: Span): number[] {
  const after = last === undefined ? undefined : releaseAfter(last);
  return after === undefined ? [since] : [since, after];
}

/** The asked releases in runs of those that make the same of a document, oldest first. */
export function alikeReleases(root: Item, text: string): readonly (readonly [number, ...number[]])[] {
  const changes = new Set([firstReader]);
  for (const [key, item] of root.children) {
    for (const release of changesOfKeys.get(key) ?? []) changes.add(release);
    if (!pins.includes(key)) continue;
    for (const name of item.children.keys()) {
      const history = featureHistories.get(name);
      for (const release of history ? changesOf(history) : []) changes.add(release);
    }
  }
  if (mayHaveDates(text)) changes.add(datesSince);
  const runs: [number, ...number[]][] = [];
  for (const release of askedReleases) {
    const run = runs.at(-1);
    if (run && !changes.has(release)) run.push(release);
    else runs.push([release]);
  }
  return runs;
}
