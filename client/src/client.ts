import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { documentFilters } from './candidates.ts';

/** What the commands need of the client. */
export interface PolicyClient {
  /** The edit that applies a profile to an open file; undefined when the server does not take it for Codex's. */
  profileEdit(document: vscode.TextDocument, profile: string): Promise<vscode.WorkspaceEdit | undefined>;
  stop(): Promise<void>;
}

/** Starts the language server and waits until it answers. */
export async function startClient(context: vscode.ExtensionContext): Promise<PolicyClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const options: LanguageClientOptions = {
    documentSelector: documentFilters(),
    initializationOptions: {
      docs: `${vscode.Uri.joinPath(context.extensionUri, 'docs/rules').toString()}/`,
      settings: vscode.workspace.getConfiguration('codexPolicy'),
    },
  };
  const client = new LanguageClient('codexPolicy', 'Codex Policy', { module, transport: TransportKind.ipc }, options);
  await client.start();
  return {
    profileEdit: async (document, profile) => {
      const edit = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(
        'codexPolicy/applyProfile',
        { uri: client.code2ProtocolConverter.asUri(document.uri), profile },
      );
      return edit ? client.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined;
    },
    stop: () => client.dispose(),
  };
}
