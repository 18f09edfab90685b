import { createConnection, ProposedFeatures, StreamMessageReader } from 'vscode-languageserver/node';
import { WholeMessageWriter } from '../lsp/message-writer.ts';
import { startServer } from '../lsp/server.ts';
import { shippedDocs } from '../lsp/shipped-docs.ts';
import { shippedFormatter } from '../lsp/shipped-formatter.ts';

/** `codex-policy lsp --stdio`: the language server for other editors. Runs until the client ends it. */
export function lspCommand(): void {
  // A client that is gone without a word leaves no server behind.
  process.stdin.on('end', () => process.exit(1));
  const reader = new StreamMessageReader(process.stdin);
  const writer = new WholeMessageWriter(process.stdout);
  startServer(createConnection(ProposedFeatures.all, reader, writer), {
    docs: shippedDocs(),
    codexHome: process.env.CODEX_HOME,
    warmUp: (work) => void setImmediate(work),
    format: shippedFormatter(),
    verify: async (path, text, codex) => (await import('../lsp/verify.ts')).verifyText(path, text, codex),
  });
}
