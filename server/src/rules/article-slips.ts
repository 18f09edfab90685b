import { featureSlips } from '../risk/slips.ts';
import { find, type Item, type KeyPath, type TomlDocument } from '../toml/document.ts';
import type { Pair } from '../toml/syntax.ts';

function samePath(a: KeyPath, b: KeyPath): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** The feature that a second definition of another one was meant for, as in the article's row of `in_app_browser`. */
export function slippedFeature(document: TomlDocument, pair: Pair): { item: Item; meant: string } | undefined {
  const item = document.itemOf(pair);
  const slip = item && featureSlips.find(({ written }) => samePath(written, item.path));
  if (!item || !slip || item.duplicates[0] !== pair) return undefined;
  const taken = find(document.root, [...slip.written.slice(0, -1), slip.meant]);
  return taken ? undefined : { item, meant: slip.meant };
}
