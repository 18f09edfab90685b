import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';

/** `codex-policy lsp --stdio`: the language server for other editors. Runs until the client ends it. */
export function lspCommand(): void {
  const docs = `${pathToFileURL(path.join(__dirname, '../docs/rules')).href}/`;
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), { docs });
}
