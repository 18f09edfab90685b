import * as vscode from 'vscode';

const SCHEME = 'codex-policy-report';

/** A place as the report writes it: path, line and column from 1. */
const PLACE = /^ +(\S.*?:(\d+):(\d+)): /gm;

/** The last report, as a document that cannot be edited, with its places as links. */
export class Report implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: readonly vscode.Disposable[];
  private readonly uri = vscode.Uri.from({ scheme: SCHEME, path: '/Codex verdict.txt' });
  private text = '';
  private source: vscode.Uri | undefined;

  constructor() {
    this.registrations = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
    ];
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.changed.event;
  }

  /** Replaces the text. Its places are places of `source`. */
  replace(text: string, source: vscode.Uri): void {
    this.text = text;
    this.source = source;
    this.changed.fire(this.uri);
  }

  /** Shows the report beside the file, which keeps the focus. */
  async show(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return [...document.getText().matchAll(PLACE)].map(({ index, 0: whole, 1: place = '', 2: line, 3: column }) => {
      const start = document.positionAt(index + whole.indexOf(place));
      const range = new vscode.Range(start, start.translate(0, place.length));
      return new vscode.DocumentLink(range, this.source?.with({ fragment: `L${line},${column}` }));
    });
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }
}
