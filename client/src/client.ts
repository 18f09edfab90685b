import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { documentFilters } from './candidates.ts';

/** What the commands need of the client. */
export interface PolicyClient {
  /** The edit that applies a profile to an open file; undefined when the server does not take it for Codex's. */
  profileEdit(document: vscode.TextDocument, profile: string): Promise<vscode.WorkspaceEdit | undefined>;
  /** What a real Codex makes of an open file; undefined when the server does not take it for Codex's. */
  verify(document: vscode.TextDocument, codex: string | undefined): Promise<Verification | undefined>;
  /** What Codex goes by around a file, or with the layers of the settings; undefined where there are none. */
  effective(file: vscode.Uri | undefined): Promise<EffectiveAnswer | undefined>;
  /** What each release of Codex does with an open policy; undefined when the server does not take it for one. */
  releases(file: vscode.Uri): Promise<string | undefined>;
  /** Tells that the answer may be another now. */
  onEffectiveChanged(listener: () => void): vscode.Disposable;
  stop(): Promise<void>;
}

/** The effective policy as text, and the files that it names. */
export interface EffectiveAnswer {
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly uri: string }[];
}

/** The server's answer to a verification: a verdict with its report, or why there is none. */
export type Verification =
  | { readonly summary: string; readonly good: boolean; readonly report: string }
  | { readonly problem: string };

/** Starts the language server and waits until it answers. */
export async function startClient(context: vscode.ExtensionContext): Promise<PolicyClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const options: LanguageClientOptions = {
    documentSelector: documentFilters,
    initializationOptions: {
      docs: `${vscode.Uri.joinPath(context.extensionUri, 'docs/rules').toString()}/`,
      settings: vscode.workspace.getConfiguration('codexPolicy'),
      suggestCommand: 'editor.action.triggerSuggest',
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
    verify: async (document, codex) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      return (await client.sendRequest<Verification | null>('codexPolicy/verify', { uri, codex })) ?? undefined;
    },
    effective: async (file) => {
      const uri = file && client.code2ProtocolConverter.asUri(file);
      return (await client.sendRequest<EffectiveAnswer | null>('codexPolicy/effective', { uri })) ?? undefined;
    },
    releases: async (file) => {
      const uri = client.code2ProtocolConverter.asUri(file);
      return (await client.sendRequest<string | null>('codexPolicy/releases', { uri })) ?? undefined;
    },
    onEffectiveChanged: (listener) => client.onNotification('codexPolicy/effectiveChanged', listener),
    stop: () => client.dispose(),
  };
}
