import { ofAnyProvider } from '../built-in-providers.ts';
import { formerKeys, formerNeeds, keysSince, strictSince } from './keys.ts';
import { stepsOf } from './place-steps.ts';
import { newestRelease, releaseAfter } from './releases.ts';
import { valueHistories } from './values.ts';

/** The last release with which something changed at a place or below it, by the names that the history has for places. */
const lastChanges: ReadonlyMap<string, number> = collect([
  ...keysSince,
  ...strictSince,
  ...formerNeeds.map(({ table, last }) => [table, afterLast(last)] as const),
  ...formerKeys.map(({ place, last }) => [place, afterLast(last)] as const),
  ...valueHistories.flatMap(({ places, since, last }) =>
    places.map((place) => [place, last === undefined ? since : afterLast(last)] as const),
  ),
]);

function afterLast(release: number): number {
  return releaseAfter(release) ?? newestRelease;
}

function collect(changes: readonly (readonly [place: string, release: number])[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [place, release] of changes) {
    for (const at of placesAlong(place)) last.set(at, Math.max(last.get(at) ?? 0, release));
  }
  return last;
}

/** A place and those above it: `a`, `a.b`, `a.b[]` and `a.b[].c` of the last. */
function placesAlong(place: string): string[] {
  let at = '';
  return stepsOf(place).map((step, index) => {
    at += index === 0 || step === '[]' ? step : `.${step}`;
    return at;
  });
}

/** Whether a release has all that is at a place and below it as the newest has it, given that it knows the place. */
export function isSettled(place: string, release: number): boolean {
  if ((lastChanges.get(place) ?? 0) > release) return false;
  if (!/^(?:hooks|model_providers)\./.test(place)) return true;
  const events = place.replace(/^hooks\.[A-Z]\w*/, 'hooks.<Event>');
  return (lastChanges.get(ofAnyProvider(events)) ?? 0) <= release;
}
