import {
  type ClientCapabilities,
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver';
import type { Analysis } from '../features/analysis.ts';
import { type Format, formatEdits } from '../features/format.ts';

/** Where Codex looks for its files: another formatter of TOML need not be asked about for the rest. */
const documentSelector = ['**/requirements.toml', '**/managed_config.toml', '**/{.codex,codex,Codex}/**/*.toml'].map(
  (pattern) => ({ language: 'toml', pattern }),
);

/** Wires formatting to a connection. */
export function wireFormatting(
  connection: Connection,
  analysisOf: (uri: string) => Analysis | undefined,
  format: Format,
): void {
  connection.onDocumentFormatting(({ textDocument, options }) => {
    const analysis = analysisOf(textDocument.uri);
    return analysis && formatEdits(analysis, options, format);
  });
  connection.onDocumentRangeFormatting(({ textDocument, options, range }) => {
    const analysis = analysisOf(textDocument.uri);
    return analysis && formatEdits(analysis, options, format, range);
  });
}

/** Tells a client that takes it for which files there is a formatter. */
export async function registerFormatting({ client }: Connection, { textDocument }: ClientCapabilities): Promise<void> {
  const { formatting, rangeFormatting } = textDocument ?? {};
  await Promise.all([
    formatting?.dynamicRegistration && client.register(DocumentFormattingRequest.type, { documentSelector }),
    rangeFormatting?.dynamicRegistration && client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
  ]);
}
