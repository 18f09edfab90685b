import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import type { Item, KeyPath } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';
import { explain } from '../hover.ts';

/** What an item carries until its documentation is asked for: what it is about, or the table that it is a key of. */
export type CompletionData = { readonly uri: string } & (
  | { readonly path: KeyPath; readonly value?: string }
  | { readonly table: KeyPath }
);

/** The same item with the documentation that hover has of what it stands for. */
export function withDocumentation(analysis: Analysis, item: CompletionItem): CompletionItem {
  const data = item.data as CompletionData;
  const about = 'table' in data ? imagined([...data.table, item.label], undefined) : imagined(data.path, data.value);
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
