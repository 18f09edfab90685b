import { type Connection, SemanticTokensRangeRequest, SemanticTokensRequest } from 'vscode-languageserver';
import type { Analysis } from '../features/analysis.ts';
import { documentHighlights } from '../features/document-highlights.ts';
import { documentLinks } from '../features/document-links.ts';
import { foldingRanges } from '../features/folding-ranges.ts';
import { selectionRanges } from '../features/selection-ranges.ts';
import { semanticTokens } from '../features/semantic-tokens.ts';

/** Wires what the server does for finding one's way in a file. Files that are not Codex's are left to others. */
export function wireNavigation(connection: Connection, analysisOf: (uri: string) => Analysis | undefined): void {
  const ofCodex = (uri: string) => {
    const analysis = analysisOf(uri);
    return analysis?.kind && analysis;
  };
  connection.onDocumentHighlight(({ textDocument, position }) => {
    const analysis = ofCodex(textDocument.uri);
    return analysis && documentHighlights(analysis, position);
  });
  connection.onDocumentLinks(({ textDocument }) => {
    const analysis = ofCodex(textDocument.uri);
    return analysis && documentLinks(analysis);
  });
  connection.onFoldingRanges(({ textDocument }) => {
    const analysis = ofCodex(textDocument.uri);
    return analysis && foldingRanges(analysis);
  });
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const analysis = ofCodex(textDocument.uri);
    return analysis && selectionRanges(analysis, positions);
  });
  connection.onRequest(SemanticTokensRequest.type, ({ textDocument }) => {
    const analysis = ofCodex(textDocument.uri);
    return analysis ? semanticTokens(analysis) : null;
  });
  connection.onRequest(SemanticTokensRangeRequest.type, ({ textDocument, range }) => {
    const analysis = ofCodex(textDocument.uri);
    return analysis ? semanticTokens(analysis, range) : null;
  });
}
