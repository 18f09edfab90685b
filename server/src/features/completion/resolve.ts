import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import type { Item, KeyPath } from '../../toml/document.ts';
import type { Analysis } from '../analysis.ts';
import { explain } from '../hover.ts';

/** What an item carries until its documentation is asked for. */
export interface CompletionData {
  readonly uri: string;
  readonly path: KeyPath;
  readonly value?: string;
}

/** The same item with the documentation that hover has of what it stands for. */
export function withDocumentation(analysis: Analysis, item: CompletionItem): CompletionItem {
  const { path, value } = item.data as CompletionData;
  // Editors show it in a narrow pane beside the list.
  const documentation = { kind: MarkupKind.Markdown, value: explain(analysis, imagined(path, value), 'list') };
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
