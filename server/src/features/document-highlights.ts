import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import { locate } from '../toml/locate.ts';
import type { Analysis } from './analysis.ts';
import { toRange } from './range.ts';

/** Every place where the key or table at a position is written: `features` in `[features]` and in `features.apps = …`. */
export function documentHighlights({ document, textDocument }: Analysis, position: Position): DocumentHighlight[] {
  const location = locate(document, textDocument.offsetAt(position));
  if (!location || location.on === 'value') return [];
  return location.item.names.map((name) => ({ range: toRange(textDocument, name), kind: DocumentHighlightKind.Text }));
}
