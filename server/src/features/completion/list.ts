/** Entries in the terms of the protocol. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  type CompletionItemDefaults,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  type Position,
  type Range,
  TextEdit,
} from 'vscode-languageserver-types';
import { isLineEnd } from '../../toml/characters.ts';
import type { KeyPath } from '../../toml/document.ts';
import { skipBlanks, startsLine } from '../../toml/lines.ts';
import type { Span } from '../../toml/syntax.ts';
import type { TextEdit as Edit } from '../../toml/text-edit.ts';
import { toRange } from '../range.ts';
import { type CompletionData, dataOfKeys, shortName } from './data.ts';
import type { Entry } from './entry.ts';

/** What an editor can do with a list. */
export interface CompletionClient {
  /** Whether it knows snippets; else text is inserted as it is. */
  readonly snippets: boolean;
  /** Whether it lets people choose between inserting and replacing. */
  readonly insertReplace: boolean;
  /** Whether it picks items by what is typed itself, so that those that it would not show need not be worked out. */
  readonly picks?: boolean;
  /** What a list may say once for all of its items, by the protocol's names. */
  readonly itemDefaults?: readonly string[] | undefined;
  /** The command with which it asks again, where something is to be chosen right after an item. */
  readonly suggestCommand?: string | undefined;
  /** The command with which it selects a range of a file, where something is to be typed in another place. */
  readonly selectCommand?: string | undefined;
}

/** Where a list is asked for. */
interface ListPlace {
  readonly textDocument: TextDocument;
  readonly cursor: number;
  /** What is replaced; the cursor stands in it. */
  readonly span: Span;
  /** The table that most of the entries are keys of, where it is one. */
  readonly table: KeyPath | undefined;
}

/** Entries as the items of a list, in their order; what the client lets a list say for all of them is said once. */
export function asList(
  place: ListPlace,
  entries: readonly Entry[],
  client: CompletionClient,
): Pick<CompletionList, 'items' | 'itemDefaults'> {
  const { textDocument, table } = place;
  const may = (name: keyof CompletionItemDefaults) => client.itemDefaults?.includes(name) ?? false;
  const of = shortName(textDocument.uri);
  const tableData = table && dataOfKeys(of, table);
  const range = replacedBy(place, client);
  const areSnippets = () =>
    client.snippets && entries.filter(({ insert }) => insert.snippet !== undefined).length * 2 > entries.length;
  const itemDefaults: CompletionItemDefaults = {
    ...(may('editRange') && { editRange: range }),
    ...(may('insertTextFormat') && areSnippets() && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(may('data') && tableData && { data: tableData }),
  };
  const means = {
    client,
    of,
    tableData,
    range,
    rangeOf: rangesIn(textDocument),
    isAlone: standsAlone(place),
    itemDefaults,
  };
  const items = entries.map((entry, index) => asItem(place, entry, index, means));
  return Object.keys(itemDefaults).length > 0 ? { itemDefaults, items } : { items };
}

type Replaced = NonNullable<CompletionItemDefaults['editRange']>;

/** In the middle of a plain word a person may want to keep what follows. */
function replacedBy({ textDocument, cursor, span }: ListPlace, { insertReplace }: CompletionClient): Replaced {
  const replace = toRange(textDocument, span);
  const splits =
    insertReplace && cursor < span.end && /^[\w-]*$/.test(textDocument.getText().slice(span.start, span.end));
  return splits ? { insert: { start: replace.start, end: textDocument.positionAt(cursor) }, replace } : replace;
}

/** Ranges of changes, of which many are made in one place. */
function rangesIn(document: TextDocument): (span: Span) => Range {
  let last: { readonly span: Span; readonly range: Range } | undefined;
  return (span) => {
    if (last?.span.start !== span.start || last.span.end !== span.end) last = { span, range: toRange(document, span) };
    return last.range;
  };
}

/** Whether the cursor is all that stands on its line, but for blanks. */
function standsAlone({ textDocument, cursor, span }: ListPlace): boolean {
  const text = textDocument.getText();
  return span.start === span.end && startsLine(text, cursor) && isLineEnd(text, skipBlanks(text, cursor));
}

interface Means {
  readonly client: CompletionClient;
  /** The short name of the document. */
  readonly of: string;
  /** What the keys of the list's table carry. */
  readonly tableData: CompletionData | undefined;
  readonly range: Replaced;
  readonly rangeOf: (span: Span) => Range;
  readonly isAlone: boolean;
  readonly itemDefaults: CompletionItemDefaults;
}

/** Made in one piece: there may be hundreds of items. */
function asItem(place: ListPlace, entry: Entry, index: number, means: Means): CompletionItem {
  const { client, of, tableData, range, rangeOf, isAlone, itemDefaults } = means;
  const { label, kind, detail, mark, filter, elsewhere } = entry;
  const snippet = client.snippets ? entry.insert.snippet : undefined;
  const newText = snippet ?? entry.insert.text;
  const format = snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet;
  const item: CompletionItem = {
    label,
    kind,
    detail: mark === undefined ? detail : `${detail} · Codex ${mark}`,
    sortText: String(index).padStart(4, '0'),
  };
  const labelDetails = labelDetailsOf(entry);
  if (labelDetails) item.labelDetails = labelDetails;
  if (filter !== label) item.filterText = filter;
  if (itemDefaults.editRange) {
    if (newText !== label) item.textEditText = newText;
  } else if (isAlone && needsNoRange(entry, newText)) {
    if (newText !== label) item.insertText = newText;
  } else item.textEdit = textEdit(range, newText);
  if (format !== (itemDefaults.insertTextFormat ?? InsertTextFormat.PlainText)) item.insertTextFormat = format;
  if (elsewhere) {
    item.additionalTextEdits = [TextEdit.replace(rangeOf(elsewhere), elsewhere.newText)];
  }
  if (entry.deprecated) item.tags = [CompletionItemTag.Deprecated];
  const command = commandOf(place.textDocument, entry, client);
  if (command) item.command = command;
  const data = isKeyOf(place.table, entry) ? tableData : dataOf(of, entry);
  if (data !== itemDefaults.data) item.data = data;
  return item;
}

/**
 * Whether an editor does the same without a range on a line where nothing else stands: it replaces the word before the
 * cursor, which is what has been typed of the name. For an empty text editors take the label, and of several lines not
 * all insert as much of the one as of the other.
 */
function needsNoRange({ filter }: Entry, text: string): boolean {
  return text !== '' && !text.includes('\n') && /^\w+$/.test(filter);
}

function textEdit(range: Replaced, newText: string): NonNullable<CompletionItem['textEdit']> {
  return 'start' in range ? TextEdit.replace(range, newText) : { newText, ...range };
}

function labelDetailsOf({ risk, mark }: Entry): CompletionItem['labelDetails'] {
  if (risk === undefined && mark === undefined) return undefined;
  const detail = mark === undefined ? {} : { detail: ` ${mark}` };
  return { ...detail, ...(risk !== undefined && { description: risk }) };
}

/** What the editor does right after an item. */
function commandOf(
  document: TextDocument,
  { goesOn, elsewhere, select }: Entry,
  { suggestCommand, selectCommand }: CompletionClient,
): CompletionItem['command'] {
  if (elsewhere && select && selectCommand !== undefined) {
    const after = (offset: number) => positionAfter(document, elsewhere, offset);
    const range = { start: after(select.start), end: after(select.end) };
    return { title: 'Go There', command: selectCommand, arguments: [document.uri, range] };
  }
  return goesOn && suggestCommand !== undefined ? { title: 'Suggest', command: suggestCommand } : undefined;
}

/** Where an offset in a change is, once it is made. */
function positionAfter(document: TextDocument, { start, newText }: Omit<Edit, 'end'>, offset: number): Position {
  const { line, character } = document.positionAt(start);
  const lines = newText.slice(0, offset - start).split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return { line: line + lines.length - 1, character: lines.length === 1 ? character + last : last };
}

/** Whether an entry is a key of a table by the name that it is looked for. */
function isKeyOf(table: KeyPath | undefined, { filter, path, value }: Entry): boolean {
  return table !== undefined && value === undefined && path.length === table.length + 1 && path.at(-1) === filter;
}

/** What the documentation is found by. */
function dataOf(of: string, { filter, path, value }: Entry): CompletionData {
  if (value !== undefined) return { of, path, value };
  return path.at(-1) === filter ? dataOfKeys(of, path.slice(0, -1)) : { of, path };
}
