import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { optimizeLate } from '../start/optimize-late.ts';
import { PromptMessageReader } from './message-reader.ts';
import { WholeMessageWriter } from './message-writer.ts';
import { startServer } from './server.ts';
import { shippedDocs } from './shipped-docs.ts';
import { shippedFormatter } from './shipped-formatter.ts';
import { thisMachine } from './this-machine.ts';

/** Speaks over standard input and output. */
function overStdio() {
  // A client that is gone without a word leaves no server behind.
  process.stdin.on('end', () => process.exit(1));
  const reader = new PromptMessageReader(process.stdin);
  return createConnection(ProposedFeatures.all, reader, new WholeMessageWriter(process.stdout));
}

/** What Node has compiled of itself is for the flags that the engine starts with: all of it is loaded before. */
function loadSession() {
  optimizeLate();
  return import('./session.ts');
}

/** Speaks to the client over the channel that the command line names: `--node-ipc`, `--socket=PORT`, or else stdio. */
const hasChannel = process.argv.some((word) => /^--(node-ipc|socket|pipe)\b/.test(word));

startServer(
  hasChannel ? createConnection(ProposedFeatures.all) : overStdio(),
  // After the first answer has gone out, and before anything else is read.
  () => new Promise((resolve) => void setImmediate(() => resolve(loadSession()))),
  {
    docs: shippedDocs(),
    codexHome: process.env.CODEX_HOME,
    machine: thisMachine(),
    warmUp: (step) => void setImmediate(step),
    format: shippedFormatter(),
    verify: async (path, text, codex) => (await import('./verify.ts')).verifyText(path, text, codex),
    installed: async (codex) => (await import('./installed.ts')).askInstalled(codex),
  },
);
