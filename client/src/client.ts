import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { documentFilters } from './candidates.ts';
import { PREVIEW_SCHEME } from './preview.ts';

/** What the commands need of the client. */
export interface PolicyClient {
  /** The edit that applies a profile to an open file; undefined when the server does not take it for Codex's. */
  profileEdit(document: vscode.TextDocument, profile: string): Promise<vscode.WorkspaceEdit | undefined>;
  /** What a real Codex makes of an open file; undefined when the server does not take it for Codex's. */
  verify(document: vscode.TextDocument, codex: string | undefined): Promise<Verification | undefined>;
  /** What Codex goes by around a file, or with the layers of the settings; undefined where there are none. */
  effective(file: vscode.Uri | undefined): Promise<EffectiveAnswer | undefined>;
  /** Tells that the answer may be another now. */
  onEffectiveChanged(listener: () => void): vscode.Disposable;
  /** Where an open file stands to the profiles; undefined for one that is not Codex's. */
  posture(document: vscode.TextDocument, view: boolean): Promise<Posture | undefined>;
  /** An open file with one row of its posture, or all of them, set to a profile. */
  postureChange(
    document: vscode.TextDocument,
    profile: string,
    row: string | undefined,
  ): Promise<PostureChange | { readonly problem: string } | undefined>;
  /** The posture of an open file for others to read. */
  postureExport(document: vscode.TextDocument, format: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Where a file stands to the profiles, with a view of it where that was asked for. */
export interface Posture {
  readonly file: string;
  readonly headline?: string;
  readonly loss?: string;
  readonly view?: string;
  readonly places?: Readonly<Record<string, { readonly start: vscode.Position; readonly end: vscode.Position }>>;
}

/** A change of a file: what it does in a few words, and the text after it. */
export interface PostureChange {
  readonly title: string;
  readonly text: string;
  readonly edit: vscode.WorkspaceEdit;
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

type RawChange = Omit<PostureChange, 'edit'> & { readonly edit: Parameters<Converter['asWorkspaceEdit']>[0] };

type Converter = LanguageClient['protocol2CodeConverter'];

/** Starts the language server and waits until it answers. */
export async function startClient(context: vscode.ExtensionContext): Promise<PolicyClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const options: LanguageClientOptions = {
    documentSelector: documentFilters,
    initializationOptions: {
      docs: `${vscode.Uri.joinPath(context.extensionUri, 'docs/rules').toString()}/`,
      settings: vscode.workspace.getConfiguration('codexPolicy'),
      suggestCommand: 'editor.action.triggerSuggest',
      lensCommands: { showPosture: 'codexPolicy.showPosture', applyProfile: 'codexPolicy.applyProfile' },
    },
    // What a file would be after a change is not a file: nothing is to be found in it.
    middleware: {
      didOpen: async (document, next) => (document.uri.scheme === PREVIEW_SCHEME ? undefined : next(document)),
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
    posture: async (document, view) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      return (await client.sendRequest<Posture | null>('codexPolicy/posture', { uri, view })) ?? undefined;
    },
    postureChange: async (document, profile, row) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const answer = await client.sendRequest<RawChange | { readonly problem: string } | null>(
        'codexPolicy/postureEdit',
        { uri, profile, row },
      );
      if (!answer || 'problem' in answer) return answer ?? undefined;
      const { text, title } = answer;
      const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
      return edit && { text, title, edit };
    },
    postureExport: async (document, format) => {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      return (await client.sendRequest<string | null>('codexPolicy/postureExport', { uri, format })) ?? undefined;
    },
    onEffectiveChanged: (listener) => client.onNotification('codexPolicy/effectiveChanged', listener),
    stop: () => client.dispose(),
  };
}
