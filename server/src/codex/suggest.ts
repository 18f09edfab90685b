import { editDistance } from './edit-distance.ts';

/**
 * The known word that a written one is most likely meant to be; undefined when none is near, or two are equally so.
 * Case, `-` for `_` and a plural `s` count little.
 */
export function suggest(written: string, known: readonly string[]): string | undefined {
  const plain = normalise(written);
  const limit = Math.min(3, Math.floor(plain.length / 3));
  const ranked = known
    .map((word) => ({ word, distance: editDistance(plain, normalise(word), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  return best && best.distance !== second?.distance ? best.word : undefined;
}

function normalise(word: string): string {
  return word.toLowerCase().replaceAll('-', '_').replace(/s$/, '');
}
