import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  type Position,
  TextEdit,
} from 'vscode-languageserver-types';
import type { Span } from '../../toml/syntax.ts';
import type { TextEdit as Edit } from '../../toml/text-edit.ts';
import type { Analysis } from '../analysis.ts';
import { toRange } from '../range.ts';
import { asSnippet, asText, type Entry } from './entry.ts';
import { markedForFleet } from './fleet.ts';
import { headerEntries } from './headers.ts';
import { keyEntries } from './keys.ts';
import { type Place, placeAt } from './place.ts';
import type { CompletionData } from './resolve.ts';
import { isBelowHeader, rootEntries } from './root-keys.ts';
import { valueEntries } from './values.ts';

/** What an editor can do with an item. */
export interface CompletionClient {
  /** Whether it knows snippets; else text is inserted as it is. */
  readonly snippets: boolean;
  /** Whether it lets people choose between inserting and replacing. */
  readonly insertReplace: boolean;
  /** The command with which it asks again, where something is to be chosen right after an item. */
  readonly suggestCommand?: string | undefined;
  /** The command with which it selects a range of a file, where something is to be typed in another place. */
  readonly selectCommand?: string | undefined;
}

interface Found {
  /** What is replaced; the cursor stands in it. */
  readonly span: Span;
  readonly entries: readonly Entry[];
  /** Whether more is known once something is typed. */
  readonly incomplete: boolean;
}

/** Everything that may be written at a position; nothing in comments and in files that are not Codex's. */
export function completions(
  analysis: Analysis,
  position: Position,
  client: CompletionClient,
  trigger?: string,
): CompletionList {
  const { document, textDocument, kind, begun } = analysis;
  if (kind === undefined && begun) return completions({ ...analysis, kind: begun }, position, client, trigger);
  const offset = textDocument.offsetAt(position);
  const place = kind === undefined ? undefined : placeAt(document, offset);
  if (!place || !isMeant(place, trigger)) return { isIncomplete: false, items: [] };
  const { span, entries, incomplete } = found(analysis, place);
  const replace = toRange(textDocument, span);
  // In the middle of a plain word a person may want to keep what follows.
  const splits =
    client.insertReplace && offset < span.end && /^[\w-]*$/.test(document.text.slice(span.start, span.end));
  const edit = (newText: string): NonNullable<CompletionItem['textEdit']> =>
    splits ? { newText, insert: { start: replace.start, end: position }, replace } : TextEdit.replace(replace, newText);
  const possible = client.selectCommand === undefined ? entries.filter(({ select }) => !select) : entries;
  const ordered = [...markedForFleet(analysis, possible)].sort((a, b) => a.group - b.group);
  return {
    isIncomplete: incomplete,
    items: ordered.map((entry, index) => asItem(analysis, entry, index, edit, client)),
  };
}

/** A blank or a bracket that is typed asks for a value, and not for keys wherever it stands. */
function isMeant(place: Place, trigger: string | undefined): boolean {
  return !(trigger === ' ' || trigger === '=' || trigger === '[') || place.at !== 'key' || place.inline;
}

function found(analysis: Analysis, place: Place): Found {
  switch (place.at) {
    case 'header':
      return { span: place.span, ...headerEntries(analysis, place) };
    case 'value':
      return { span: place.word, entries: valueEntries(analysis, place), incomplete: false };
    case 'key': {
      const own = keyEntries(analysis, place);
      if (!isBelowHeader(place)) return { span: place.word, entries: own, incomplete: false };
      const waits = own.length > 0 && place.word.start === place.word.end;
      return { span: place.word, entries: waits ? own : [...own, ...rootEntries(analysis, place)], incomplete: waits };
    }
  }
}

function asItem(
  { textDocument }: Analysis,
  entry: Entry,
  index: number,
  edit: (newText: string) => NonNullable<CompletionItem['textEdit']>,
  { snippets, ...commands }: CompletionClient,
): CompletionItem {
  const isSnippet = snippets && entry.insert.some((part) => typeof part !== 'string');
  const newText = isSnippet ? asSnippet(entry.insert) : asText(entry.insert);
  const data: CompletionData = {
    uri: textDocument.uri,
    path: entry.path,
    ...(entry.value !== undefined && { value: entry.value }),
  };
  return {
    label: entry.label,
    kind: entry.kind,
    detail: entry.mark === undefined ? entry.detail : `${entry.detail} · Codex ${entry.mark}`,
    ...labelDetailsOf(entry),
    sortText: String(index).padStart(4, '0'),
    filterText: entry.filter,
    textEdit: edit(newText),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(entry.elsewhere && {
      additionalTextEdits: [TextEdit.replace(toRange(textDocument, entry.elsewhere), entry.elsewhere.newText)],
    }),
    ...(entry.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...commandOf(textDocument, entry, commands),
    data,
  };
}

/** What the editor does right after an item. */
function commandOf(
  document: TextDocument,
  { goesOn, elsewhere, select }: Entry,
  { suggestCommand, selectCommand }: Omit<CompletionClient, 'snippets'>,
): Pick<CompletionItem, 'command'> {
  if (elsewhere && select && selectCommand !== undefined) {
    const after = (offset: number) => positionAfter(document, elsewhere, offset);
    const range = { start: after(select.start), end: after(select.end) };
    return { command: { title: 'Go There', command: selectCommand, arguments: [document.uri, range] } };
  }
  return goesOn && suggestCommand !== undefined ? { command: { title: 'Suggest', command: suggestCommand } } : {};
}

/** Where an offset in a change is, once it is made. */
function positionAfter(document: TextDocument, { start, newText }: Omit<Edit, 'end'>, offset: number): Position {
  const { line, character } = document.positionAt(start);
  const lines = newText.slice(0, offset - start).split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return { line: line + lines.length - 1, character: lines.length === 1 ? character + last : last };
}

function labelDetailsOf({ risk, mark }: Entry): Pick<CompletionItem, 'labelDetails'> {
  if (risk === undefined && mark === undefined) return {};
  const detail = mark === undefined ? {} : { detail: ` ${mark}` };
  return { labelDetails: { ...detail, ...(risk !== undefined && { description: risk }) } };
}
