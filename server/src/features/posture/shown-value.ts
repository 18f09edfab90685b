import { type Item, isTable, type TomlDocument } from '../../toml/document.ts';
import type { Span } from '../../toml/syntax.ts';
import type { PostureRow } from './matrix.ts';
import { plainText } from './plain-text.ts';

/** A value longer than this is cut. */
const LENGTH = 160;

/** What a row has of the file. */
export type Written = Pick<PostureRow, 'value' | 'span'>;

/** A row that the file says nothing of. */
export const unwritten: Written = { value: undefined, span: undefined };

/** An item on one line and where it is; `at` says which of its definitions is meant, where it has several. */
export function written({ text }: TomlDocument, item: Item, at?: Span): Written {
  const again = at && item.duplicates.find(({ start, end }) => start <= at.start && at.end <= end);
  if (again) return { value: shortened(text.slice(again.value.start, again.value.end)), span: again.key };
  return { value: shownValue(text, item), span: item.names[0] ?? item.headers[0] ?? item.value };
}

/** A value as it is written; of a table the names in it, as what they hold may be secret. */
function shownValue(text: string, item: Item): string {
  const { value, form, children, elements } = item;
  const isList = form === 'array-of-tables' || (form === 'array' && elements.some(isTable));
  if (isList) return elements.length === 1 ? '1 entry' : `${elements.length} entries`;
  if (isTable(item)) return children.size === 0 ? 'an empty table' : shortened([...children.keys()].join(', '));
  return value ? shortened(text.slice(value.start, value.end)) : '';
}

function shortened(text: string): string {
  const line = plainText(text);
  return line.length > LENGTH ? `${line.slice(0, LENGTH - 1)}…` : line;
}
