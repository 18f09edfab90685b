import * as vscode from 'vscode';
import type { PolicyClient, Posture } from './client.ts';

/** The formats of an export, by their name, with the ending of such a file. */
export const exportEndings = { markdown: 'md', html: 'html' } as const;

export type ExportFormat = keyof typeof exportEndings;

/** What a posture view is of. */
export interface PostureSubject {
  readonly title: string;
  /** The file that buttons change; undefined where there is no one file to change. */
  readonly document: vscode.TextDocument | undefined;
  ask(client: PolicyClient): Promise<Posture | undefined>;
  export(client: PolicyClient, format: ExportFormat): Promise<string | undefined>;
  /** Where an export is to lie, where that can be guessed. */
  exportTo(ending: string): vscode.Uri | undefined;
  /** What there is to say where there is nothing to show. */
  readonly nothing: string;
  /** Hears of everything after which the answer may be another. */
  onChange(listener: () => void): vscode.Disposable;
}

/** One file. */
export class FileSubject implements PostureSubject {
  readonly nothing = vscode.l10n.t('This is not a file that Codex reads.');

  constructor(public document: vscode.TextDocument) {}

  get title(): string {
    return vscode.l10n.t('Posture: {0}', this.document.uri.path.replace(/^.*\//, ''));
  }

  async ask(client: PolicyClient): Promise<Posture | undefined> {
    // A file whose editor is closed is read again.
    this.document = await vscode.workspace.openTextDocument(this.document.uri);
    return client.posture(this.document, true);
  }

  export(client: PolicyClient, format: ExportFormat): Promise<string | undefined> {
    return client.postureExport(this.document, format);
  }

  exportTo(ending: string): vscode.Uri | undefined {
    const { uri, isUntitled } = this.document;
    return isUntitled ? undefined : uri.with({ path: uri.path.replace(/(\.toml)?$/, `.posture.${ending}`) });
  }

  onChange(listener: () => void): vscode.Disposable {
    const isShown = (uri: vscode.Uri) => uri.toString() === this.document.uri.toString();
    return vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isShown(document.uri)) listener();
      }),
      // The settings may say something else of the file, or the server has started anew.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(isShown)) listener();
      }),
    );
  }
}

/** All files that count together with one, or those of the settings. */
export class EffectiveSubject implements PostureSubject {
  readonly title = vscode.l10n.t('Posture: effective policy');
  readonly document = undefined;
  readonly nothing = vscode.l10n.t('There are no files here that Codex reads.');

  constructor(
    private readonly file: vscode.Uri | undefined,
    readonly onChange: vscode.Event<void>,
  ) {}

  async ask(client: PolicyClient): Promise<Posture | undefined> {
    if (this.file) await vscode.workspace.openTextDocument(this.file);
    return client.effectivePosture(this.file, true);
  }

  export(client: PolicyClient, format: ExportFormat): Promise<string | undefined> {
    return client.effectivePostureExport(this.file, format);
  }

  exportTo(ending: string): vscode.Uri | undefined {
    const folder = this.file ? vscode.Uri.joinPath(this.file, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
    return folder && vscode.Uri.joinPath(folder, `effective-policy.posture.${ending}`);
  }
}
