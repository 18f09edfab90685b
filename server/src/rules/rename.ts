/** Renaming keys, with others beside them where Codex wants them together. */
import { type Item, parseDocument, type TomlDocument } from '../toml/document.ts';
import { renameKey } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Context } from './context.ts';

/** A key and the name that it is to have. */
export interface Rename {
  readonly item: Item;
  readonly meant: string;
}

/** The text with keys renamed, everywhere they are written. */
export function renamed({ text }: TomlDocument, renames: readonly Rename[]): string {
  return applyEdits(
    text,
    renames.flatMap(({ item, meant }) => item.names.map((part) => renameKey(part, meant))),
  );
}

/**
 * Those of other renames without which Codex would refuse the file for this one: as few as will do. None where it is
 * well without, or where all of them are of no help.
 */
export function neededWith(context: Context, rename: Rename, others: readonly Rename[]): readonly Rename[] {
  const { document, refusals } = context;
  const isWorse = (beside: readonly Rename[]) => {
    const next = parseDocument(renamed(document, [rename, ...beside]), '1.1', document);
    return context.refusalsIn(next).length > refusals.length;
  };
  if (others.length === 0 || !isWorse([]) || isWorse(others)) return [];
  let needed = others;
  for (const other of others) {
    const fewer = needed.filter((one) => one !== other);
    if (!isWorse(fewer)) needed = fewer;
  }
  return needed;
}
