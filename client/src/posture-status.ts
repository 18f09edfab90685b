import * as vscode from 'vscode';
import { Asking } from './asking.ts';
import type { PolicyClient } from './client.ts';

/** Long enough that nothing is asked while somebody types. */
const PAUSE = 300;

/** Where the active file stands, among the language's status items. There only for files of Codex. */
export class PostureStatus implements vscode.Disposable {
  private readonly asking = new Asking(() => this.update(), PAUSE);
  private readonly registrations: readonly vscode.Disposable[];
  private item: vscode.LanguageStatusItem | undefined;

  /** `running` gives the client only where it runs already: nobody has asked for this. */
  constructor(private readonly running: () => Promise<PolicyClient> | undefined) {
    const isActive = (uri: vscode.Uri) => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString();
    this.registrations = [
      vscode.window.onDidChangeActiveTextEditor(() => this.asking.again()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(isActive)) void this.asking.again();
      }),
    ];
    void this.asking.again();
  }

  dispose(): void {
    this.item?.dispose();
    for (const registration of this.registrations) registration.dispose();
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const client = document?.languageId === 'toml' ? await this.running() : undefined;
    const posture = document && (await client?.posture(document, false));
    if (!posture) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    this.item ??= vscode.languages.createLanguageStatusItem('codexPolicy.posture', { language: 'toml' });
    const { file, headline, loss } = posture;
    this.item.name = 'Codex Policy';
    this.item.text = headline ?? file;
    // There is room for one: what the file loses, else what it is.
    this.item.detail = headline === undefined ? vscode.l10n.t('profiles are for policies') : (loss ?? file);
    this.item.severity =
      loss === undefined ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Warning;
    this.item.command =
      headline === undefined ? undefined : { command: 'codexPolicy.showPosture', title: vscode.l10n.t('Show Posture') };
  }
}
