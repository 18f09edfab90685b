import { schemaAt } from '../codex/lookup.ts';
import type { Schema } from '../codex/schema.ts';
import { isHarmless, shapeIssues } from '../codex/shape.ts';
import { suggest, suggestFuller, suggestLonger } from '../codex/suggest.ts';
import type { Item } from '../toml/document.ts';

/**
 * The key of its table that a name of one's own is most likely meant for: one that is like it, is not there, and takes
 * what stands under the name. Undefined where there is none, and where a table takes no names of one's own.
 */
export function meantForKey(root: Schema, item: Item): string | undefined {
  const table = schemaAt(root, item.path.slice(0, -1));
  const name = String(item.step);
  if (table?.type !== 'table' || !table.others || Object.hasOwn(table.keys, name)) return undefined;
  const fitting = Object.entries(table.keys).filter(([, schema]) => shapeIssues(item, schema).every(isHarmless));
  const known = fitting.map(([key]) => key).filter((key) => !item.parent?.children.has(key));
  return suggest(name, known) ?? suggestLonger(name, known) ?? suggestFuller(name, known);
}

/**
 * The names from its table on of the one key of that name in a table beside it that takes what stands under a name of one's
 * own: `filesystem.deny_read` for `permissions.deny_read`. Undefined where there is none, or several.
 */
export function meantBeside(root: Schema, item: Item): readonly [table: string, key: string] | undefined {
  const table = schemaAt(root, item.path.slice(0, -1));
  const name = String(item.step);
  if (table?.type !== 'table' || !table.others || Object.hasOwn(table.keys, name)) return undefined;
  const having = Object.entries(table.keys).filter(([, beside]) => {
    const key = beside.type === 'table' && Object.hasOwn(beside.keys, name) ? beside.keys[name] : undefined;
    return key && shapeIssues(item, key).every(isHarmless);
  });
  const [first, second] = having;
  return first && !second ? [first[0], name] : undefined;
}
