import { editDistance } from './edit-distance.ts';

/**
 * The known word that a written one is most likely meant to be; undefined when none is near, or two are equally so.
 * Case, `camelCase`, `-` for `_` and a plural `s` count little.
 */
export function suggest(written: string, known: readonly string[]): string | undefined {
  const plain = normalise(written);
  const limit = Math.min(3, Math.floor(Math.max(written.length, plain.length) / 3));
  const ranked = known
    .map((word) => ({ word, distance: editDistance(plain, normalise(word), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = ranked;
  return best && best.distance !== second?.distance ? best.word : undefined;
}

/**
 * The one known name that begins or ends with all the words of a written one: `allowed_web_search`, `sandbox_modes`.
 * A single word says too little.
 */
export function suggestLonger(written: string, known: readonly string[]): string | undefined {
  const plain = normalise(written);
  if (!plain.includes('_')) return undefined;
  const [found, second] = known.filter((word) => {
    const whole = normalise(word);
    return whole.startsWith(`${plain}_`) || whole.endsWith(`_${plain}`);
  });
  return second === undefined ? found : undefined;
}

/** The one known name that has all the words of a written one in their order, and others between them. */
export function suggestFuller(written: string, known: readonly string[]): string | undefined {
  const words = normalise(written).split('_');
  if (words.length < 2) return undefined;
  const [found, second] = known.filter((name) => {
    let at = 0;
    for (const word of normalise(name).split('_')) if (word === words[at]) at++;
    return at === words.length;
  });
  return second === undefined ? found : undefined;
}

function normalise(word: string): string {
  // Nearly all names are written that way already, and there are many.
  const plain = /[A-Z-]/.test(word) ? inSnakeCase(word) : word;
  return plain.endsWith('s') ? plain.slice(0, -1) : plain;
}

function inSnakeCase(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');
}
