import type { ExtensionContext } from 'vscode';
import {
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';

/** A client whose server is a process of its own. The bundle for browsers has `language-client.browser.ts` instead. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const errorHandler: ErrorHandler = {
    // What is said to a server that has just been killed does not get there. Its end follows, and starts it again; given up
    // here, it would stay away.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => standard.closed(),
  };
  const server = { module, transport: TransportKind.ipc };
  const client = new LanguageClient('codexPolicy', 'Codex Policy', server, { ...options, errorHandler });
  const standard = client.createDefaultErrorHandler();
  return client;
}
