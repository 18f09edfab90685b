import { find, flagOf, type Item, isTable, type KeyPath, textOf } from '../toml/document.ts';
import type { AskingDefault, CollectorDefault, ValueDefault } from './default.ts';

/**
 * What a managed_config.toml makes of a row. `met` covers stricter values. `weaker` has the item that makes it so,
 * and what Codex then does, as the rest of a sentence. `unreadable` is a value of the wrong
 * type: what Codex does with it is not a question of risk.
 */
export type DefaultAssessment =
  | { readonly state: 'met' | 'missing' | 'unreadable' }
  | {
      readonly state: 'weaker';
      readonly item: Item;
      readonly does: string;
      /** The key that is not there, where the item is weak only without it. */
      readonly lacks?: KeyPath;
    };

/** Compares what a document says of a row with the row. */
export function assessDefault(root: Item, row: AskingDefault): DefaultAssessment {
  return row.kind === 'value' ? assessValue(root, row) : assessCollector(root, row);
}

/** The key of a row, under the name that the document has for it. */
export function keyOf(root: Item, { path, olderName }: ValueDefault): Item | undefined {
  return find(root, path) ?? (olderName && find(root, olderName));
}

function assessValue(root: Item, row: ValueDefault): DefaultAssessment {
  const item = keyOf(root, row);
  const limited = row.limits && find(root, row.limits);
  const isOn = flagOf(limited);
  if (isOn === false) return { state: 'met' };
  if (!item) {
    const does = row.weaker[String(!row.value)];
    return limited && isOn && does ? { state: 'weaker', item: limited, does, lacks: row.path } : { state: 'missing' };
  }
  const value = typeof row.value === 'boolean' ? flagOf(item) : textOf(item);
  if (value === undefined) return { state: 'unreadable' };
  const does = Object.hasOwn(row.weaker, String(value)) ? row.weaker[String(value)] : undefined;
  return does === undefined ? { state: 'met' } : { state: 'weaker', item, does };
}

function assessCollector(root: Item, { path }: CollectorDefault): DefaultAssessment {
  const table = find(root, path);
  if (!table) return { state: 'missing' };
  if (!isTable(table)) return { state: 'unreadable' };
  const exporter = table.children.get('exporter');
  if (!exporter) {
    const does = 'sends no log events, unless another file names a collector';
    return { state: 'weaker', item: table, does, lacks: [...path, 'exporter'] };
  }
  if (textOf(exporter) === 'none') {
    return {
      state: 'weaker',
      item: exporter,
      does: 'sends no log events, even where a user’s own file names a collector',
    };
  }
  return { state: isTable(exporter) || textOf(exporter) !== undefined ? 'met' : 'unreadable' };
}
