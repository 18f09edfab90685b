/** Tells of a name whether it may be the one that is being typed. */
export type Fits = (name: string) => boolean;

/** What fits where nothing is typed yet. */
export const anyName: Fits = () => true;

/**
 * What fits to the beginning of a name, with or without a quote: names in which a word begins with the letter that was
 * typed first, as VS Code wants it too unless `editor.suggest.matchOnWordStartOnly` is off. The letters after it decide
 * nothing: editors allow for those that are left out or swapped.
 */
export function fitting(typed: string): Fits {
  const [first = ''] = /[A-Za-z]/.exec(typed.charAt(/^["']/.test(typed) ? 1 : 0)) ?? [];
  if (first === '') return anyName;
  const beginning = new RegExp(`(?<![A-Za-z0-9])${first.toLowerCase()}|${first.toUpperCase()}`);
  return (name) => beginning.test(name);
}
