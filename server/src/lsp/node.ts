import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';
import { shippedDocs } from './shipped-docs.ts';
import { shippedFormatter } from './shipped-formatter.ts';
import { thisMachine } from './this-machine.ts';

/** Speaks to the client over the channel that the command line names: `--node-ipc`, `--stdio`, `--socket=PORT`. */
startServer(createConnection(ProposedFeatures.all), {
  docs: shippedDocs(),
  codexHome: process.env.CODEX_HOME,
  machine: thisMachine(),
  warmUp: (work) => void setImmediate(work),
  format: shippedFormatter(),
  verify: async (path, text, codex) => (await import('./verify.ts')).verifyText(path, text, codex),
  installed: async (codex) => (await import('./installed.ts')).askInstalled(codex),
});
