import type { ShapeIssue } from '../codex/shape.ts';
import type { Item } from '../toml/document.ts';
import type { StringValue } from '../toml/syntax.ts';

/** Words in a list that stand in the place of tables, and the key of such a table that they are meant for. */
export interface WordsForTables {
  readonly key: string;
  readonly words: readonly [StringValue, ...StringValue[]];
}

/** All such words, those of a list by the first of them; the others are in the map without them. */
export function wordsForTables(shape: readonly ShapeIssue[]): ReadonlyMap<Item, WordsForTables | undefined> {
  const lists = new Map<Item, StringValue[]>();
  const found = new Map<Item, WordsForTables | undefined>();
  for (const issue of shape) {
    const { parent: list, value } = issue.item;
    if (issue.kind !== 'wrong-type' || issue.schema.type !== 'table' || value?.kind !== 'string' || !list) continue;
    const { word: key } = issue.schema;
    if (key === undefined) continue;
    const before = lists.get(list);
    before?.push(value);
    const words: [StringValue, ...StringValue[]] = [value];
    if (!before) lists.set(list, words);
    found.set(issue.item, before ? undefined : { key, words });
  }
  return found;
}
