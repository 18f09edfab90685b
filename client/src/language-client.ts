import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

/** A client whose server is a process of its own. The bundle for browsers has `language-client.browser.ts` instead. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  return new LanguageClient('codexPolicy', 'Codex Policy', { module, transport: TransportKind.ipc }, options);
}
