import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';

/** A client whose server is a web worker. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/session.js').toString(true));
  return new LanguageClient('codexPolicy', 'Codex Policy', worker, options);
}
