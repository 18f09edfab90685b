import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import { locate } from '../toml/locate.ts';
import type { Analysis } from './analysis.ts';
import { innerSpan, nameAt, placesOf, writtenAs } from './names.ts';
import { toRange } from './range.ts';

/**
 * Every place where the key or table at a position is written: `features` in `[features]` and in `features.apps = …`;
 * of a name that the author has chosen also those where it is used.
 */
export function documentHighlights(analysis: Analysis, position: Position): DocumentHighlight[] {
  const { document, textDocument } = analysis;
  const offset = textDocument.offsetAt(position);
  const ofName = nameHighlights(analysis, offset);
  if (ofName) return ofName;
  const location = locate(document, offset);
  if (!location || location.on === 'value') return [];
  return location.item.names.map((name) => ({ range: toRange(textDocument, name), kind: DocumentHighlightKind.Text }));
}

function nameHighlights({ document, textDocument, kind }: Analysis, offset: number): DocumentHighlight[] | undefined {
  const file = kind && { document, kind };
  const name = file && nameAt(file, offset);
  if (!file || !name) return undefined;
  return placesOf(file, name).flatMap((place) =>
    writtenAs(place).map((written) => ({
      range: toRange(textDocument, innerSpan(document.text, written, name.name)),
      kind: place.role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    })),
  );
}
