import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';

const SCHEME = 'codex-policy-releases';

/** What each release of Codex does with a policy or settings, as a document that cannot be edited: one for each file. */
export class Releases implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: readonly vscode.Disposable[];

  constructor(private readonly start: () => Promise<PolicyClient>) {
    this.registrations = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.changed.fire(shownFor(uri))),
    ];
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.changed.event;
  }

  /** The command "Show What Each Release Enforces", for the active file. It is made anew when that is saved. */
  async show(): Promise<void> {
    const file = vscode.window.activeTextEditor?.document;
    const text = file?.languageId === 'toml' ? await (await this.start()).releases(file.uri) : undefined;
    if (!file || text === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Codex Policy: open a policy or settings that Codex reads.'),
      );
      return;
    }
    const uri = shownFor(file.uri);
    const shown = await vscode.workspace.openTextDocument(uri);
    // An older table may still be open.
    this.changed.fire(uri);
    await vscode.window.showTextDocument(shown, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const client = await this.start();
    return (
      (await client.releases(vscode.Uri.parse(uri.query))) ??
      `${vscode.l10n.t('There is no policy and there are no settings here that Codex reads.')}\n`
    );
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }
}

function shownFor(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: '/Releases of Codex.txt', query: file.toString() });
}
