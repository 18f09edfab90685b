import * as vscode from 'vscode';
import type { EffectiveAnswer, PolicyClient } from './client.ts';

const SCHEME = 'codex-policy-effective';

/** What there is to say where no files count together. */
export const NO_FILES = vscode.l10n.t(
  'Codex Policy: open a file that Codex reads, or name some in the setting codexPolicy.layers.',
);

/** The server as far as the effective policy needs it. */
export interface EffectiveServer {
  start(): Promise<PolicyClient>;
  /** Tells that the effective policy may be another now. */
  readonly onEffectiveChanged: vscode.Event<void>;
}

/** The effective policy as a document that cannot be edited: one for each file that it was asked for. */
export class EffectivePolicy
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: readonly vscode.Disposable[];
  private readonly files = new Map<string, EffectiveAnswer['files']>();

  constructor(private readonly server: EffectiveServer) {
    this.registrations = [
      this.changed,
      server.onEffectiveChanged(() => this.refresh()),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.files.delete(uri.toString())),
    ];
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.changed.event;
  }

  /** The command "Show Effective Policy": for the active file, or for the layers of the settings. */
  async show(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const file = document?.languageId === 'toml' ? document.uri : undefined;
    const client = await this.server.start();
    if (!(await client.effective(file))) {
      void vscode.window.showInformationMessage(NO_FILES);
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: '/Effective policy.txt', query: file?.toString() ?? '' });
    const shown = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(shown, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  /** Has every such document that is open made anew. */
  private refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === SCHEME) this.changed.fire(uri);
    }
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const client = await this.server.start();
    const answer = await client.effective(uri.query === '' ? undefined : vscode.Uri.parse(uri.query));
    this.files.set(uri.toString(), answer?.files ?? []);
    return answer?.text ?? `${vscode.l10n.t('There is no file here that Codex reads.')}\n`;
  }

  /** Each path of a file, with the number of the line that may follow it. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const files = this.files.get(document.uri.toString()) ?? [];
    const longestFirst = [...files].sort((a, b) => b.path.length - a.path.length);
    if (longestFirst.length === 0) return [];
    const paths = longestFirst.map(({ path }) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const places = new RegExp(`(${paths.join('|')})(?::(\\d+))?`, 'g');
    return [...document.getText().matchAll(places)].map(({ index, 0: place, 1: path, 2: line }) => {
      const start = document.positionAt(index);
      const uri = files.find((file) => file.path === path)?.uri;
      const target = uri === undefined ? undefined : vscode.Uri.parse(uri).with({ fragment: line ? `L${line}` : '' });
      return new vscode.DocumentLink(new vscode.Range(start, start.translate(0, place.length)), target);
    });
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }
}
