import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import type { Item, KeyPath } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';
import { explain } from '../hover.ts';
import { type CompletionData, shortName } from './data.ts';

/** Of the addresses of documents that of the one in which an item was offered. */
export function addressOf({ data }: CompletionItem, uris: readonly string[]): string | undefined {
  const { of } = (data ?? {}) as Partial<CompletionData>;
  return of === undefined ? undefined : uris.find((uri) => shortName(uri) === of);
}

/** The same item with the documentation that hover has of what it stands for. */
export function withDocumentation(analysis: Analysis, item: CompletionItem): CompletionItem {
  const data = item.data as CompletionData;
  const about =
    'path' in data
      ? imagined(data.path, data.value)
      : imagined([...(data.table ?? []), item.filterText ?? item.label], undefined);
  // Editors show it in a narrow pane beside the list.
  const documentation = { kind: MarkupKind.Markdown, value: explain(analysis, about, 'list') };
  return { ...item, documentation };
}

/** An item that is not in the document yet. */
export function imagined(path: KeyPath, value: string | undefined): Item {
  return {
    path,
    step: path.at(-1),
    parent: undefined,
    form: 'value',
    names: [],
    headers: [],
    sections: [],
    pair: undefined,
    value: value === undefined ? undefined : { kind: 'string', style: 'basic', value, start: 0, end: 0 },
    children: new Map(),
    elements: [],
    duplicates: [],
  };
}
