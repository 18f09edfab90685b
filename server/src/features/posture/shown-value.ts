import { type Item, isTable, type TomlDocument } from '../../toml/document.ts';
import type { Span } from '../../toml/syntax.ts';
import type { PostureRow } from './matrix.ts';
import { visibleText } from './visible-text.ts';

/** A value longer than this is cut. */
const LENGTH = 160;

/** What a row has of the file. */
export type Written = Pick<PostureRow, 'value' | 'span' | 'end' | 'at'>;

/** A row that the file says nothing of. */
export const unwritten: Written = { value: undefined, span: undefined, end: undefined, at: undefined };

/** An item on one line and where it is; `at` says which of its definitions is meant, where it has several. */
export function written({ text }: TomlDocument, item: Item, at?: Span): Written {
  const again = at && item.duplicates.find(({ start, end }) => start <= at.start && at.end <= end);
  const { path } = item;
  if (again) {
    const { key, value } = again;
    return { value: shortened(text.slice(value.start, value.end)), span: key, end: value.end, at: path };
  }
  const [header] = item.headers;
  const span = item.names[0] ?? header ?? item.value;
  return { value: shownValue(text, item), span, end: (item.value ?? header)?.end, at: path };
}

/** A value as it is written, a list on one line; of a table the names in it, as what they hold may be secret. */
function shownValue(text: string, item: Item): string {
  const { form, children, elements } = item;
  const isList = form === 'array-of-tables' || (form === 'array' && elements.some(isTable));
  if (isList) return elements.length === 1 ? '1 entry' : `${elements.length} entries`;
  if (isTable(item)) return children.size === 0 ? 'an empty table' : shortened([...children.keys()].join(', '));
  const asWritten = (one: Item) => (one.value ? text.slice(one.value.start, one.value.end) : '');
  // Comments between its elements are left out.
  const isBroken = form === 'array' && asWritten(item).includes('\n');
  return shortened(isBroken ? `[${elements.map(asWritten).join(', ')}]` : asWritten(item));
}

function shortened(text: string): string {
  const line = visibleText(text);
  return line.length > LENGTH ? `${line.slice(0, LENGTH - 1)}…` : line;
}
