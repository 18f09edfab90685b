import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit as Edit } from '../toml/text-edit.ts';
import type { Analysis } from './analysis.ts';
import { toRange } from './range.ts';

/** Edits of one document, bound to the version that they were made for. */
export function workspaceEdit(textDocument: Analysis['textDocument'], edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version } = textDocument;
  return { documentChanges: [{ textDocument: { uri, version }, edits: toTextEdits(textDocument, edits) }] };
}

/** Edits by lines and characters. */
export function toTextEdits(textDocument: Analysis['textDocument'], edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(textDocument, edit), newText: edit.newText }));
}
