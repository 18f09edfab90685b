import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Speaks to the client that started this web worker. There is no machine to look at, and no process to start. */
startServer(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  () => import('./session.ts'),
  {
    warmUp: (step) => void setTimeout(step),
    verify: async () => ({
      problem: 'a browser runs no programs; VS Code on a machine does, and `codex-policy verify`.',
    }),
    installed: async () => ({ problem: 'A browser runs no programs, so that no Codex can be asked for its release.' }),
  },
);
