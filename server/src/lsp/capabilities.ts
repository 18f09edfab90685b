import { type ClientCapabilities, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { codeActionKinds } from '../features/code-action-kinds.ts';
import { triggerCharacters } from '../features/completion/trigger-characters.ts';
import { semanticTokensLegend } from '../features/semantic-tokens-legend.ts';

/**
 * What the server tells a client that it can do. Imports nothing that takes time to load: this is the first answer.
 * `formats` says whether there is a formatter.
 */
export function serverCapabilities(client: ClientCapabilities, formats: boolean): ServerCapabilities {
  const { rename, formatting, rangeFormatting } = client.textDocument ?? {};
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    completionProvider: { triggerCharacters, resolveProvider: true },
    documentSymbolProvider: true,
    codeActionProvider: { codeActionKinds, resolveProvider: true },
    documentHighlightProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: rename?.prepareSupport ? { prepareProvider: true } : true,
    codeLensProvider: {},
    inlayHintProvider: true,
    ...(onlyPulls(client) && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }),
    // Other clients are told later, and only of Codex's files.
    ...(formats && !formatting?.dynamicRegistration && { documentFormattingProvider: true }),
    ...(formats && !rangeFormatting?.dynamicRegistration && { documentRangeFormattingProvider: true }),
  };
}

/** Whether a client asks for diagnostics and takes none that it has not asked for. Others get them at once. */
export function onlyPulls({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined;
}
