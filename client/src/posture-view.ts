import * as vscode from 'vscode';
import { Asking } from './asking.ts';
import type { PolicyClient, Posture } from './client.ts';
import { exportPosture } from './posture-export.ts';
import { type PageParts, posturePage } from './posture-page.ts';
import { columnOf } from './preview.ts';

/** Keystrokes within this time are shown together. */
const PAUSE = 50;

/** What a button of the page asks for. */
interface Wish {
  readonly do?: 'ready' | 'reveal' | 'apply' | 'export';
  readonly row?: string;
  readonly profile?: string;
  readonly format?: string;
}

/** What the view has done by others. */
export interface PostureHost {
  client(): Promise<PolicyClient>;
  /** Shows the change that sets a row of a file, or all of them, to a profile. */
  propose(document: vscode.TextDocument, profile: string, row: string | undefined): Promise<void>;
}

/** The posture of one file in a panel beside it, live while somebody types. */
export class PostureView implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly asking = new Asking(() => this.update(), PAUSE);
  private readonly registrations: vscode.Disposable[] = [];
  private places: Posture['places'] = {};

  constructor(
    extension: vscode.Uri,
    private document: vscode.TextDocument,
    private readonly host: PostureHost,
    onClose: () => void,
  ) {
    const folder = vscode.Uri.joinPath(extension, 'dist');
    this.panel = vscode.window.createWebviewPanel('codexPolicy.posture', this.title, vscode.ViewColumn.Beside, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [folder],
    });
    const { webview } = this.panel;
    const isShown = (uri: vscode.Uri) => uri.toString() === this.document.uri.toString();
    this.registrations.push(
      this.panel.onDidDispose(() => {
        this.dispose();
        onClose();
      }),
      webview.onDidReceiveMessage((wish: Wish) => this.fulfil(wish)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isShown(document.uri)) void this.asking.again();
      }),
      // The settings may say something else of the file, or the server has started anew.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(isShown)) void this.asking.again();
      }),
    );
    const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'posture-view.js')).toString();
    webview.html = posturePage({ nonce: crypto.randomUUID().replaceAll('-', ''), script, words: wordsOfPage() });
  }

  /** Shows another file, or the same again. */
  show(document: vscode.TextDocument): void {
    this.document = document;
    this.panel.title = this.title;
    this.panel.reveal();
    void this.asking.again();
  }

  dispose(): void {
    for (const registration of this.registrations.splice(0)) registration.dispose();
    this.panel.dispose();
  }

  private get title(): string {
    return vscode.l10n.t('Posture: {0}', this.document.uri.path.replace(/^.*\//, ''));
  }

  private async update(): Promise<void> {
    const client = await this.host.client();
    // A file whose editor is closed is read again.
    this.document = await vscode.workspace.openTextDocument(this.document.uri);
    const posture = await client.posture(this.document, true);
    this.places = posture?.places ?? {};
    await this.panel.webview.postMessage({ status: statusOf(posture), view: posture?.view ?? '' });
  }

  private async fulfil(wish: Wish): Promise<void> {
    switch (wish.do) {
      case 'ready':
        return this.asking.again();
      case 'reveal':
        return this.reveal(wish.row);
      case 'apply':
        return wish.profile === undefined ? undefined : this.host.propose(this.document, wish.profile, wish.row);
      case 'export':
        return exportPosture(await this.host.client(), this.document, wish.format === 'html' ? 'html' : 'markdown');
    }
  }

  private async reveal(row: string | undefined): Promise<void> {
    const place = this.places?.[row ?? ''];
    if (!place) return;
    const { start, end } = place;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    await vscode.window.showTextDocument(this.document, { viewColumn: columnOf(this.document), selection });
  }
}

function statusOf(posture: Posture | undefined): string {
  if (!posture) return vscode.l10n.t('This is not a file that Codex reads.');
  const { file, headline, loss } = posture;
  if (headline === undefined)
    return vscode.l10n.t('{0} has settings: profiles are for requirements.toml and managed_config.toml.', file);
  return [headline, loss ?? []].flat().join(' · ');
}

function wordsOfPage(): PageParts['words'] {
  return {
    language: vscode.env.language,
    title: vscode.l10n.t('Posture'),
    markdown: vscode.l10n.t('Export as Markdown…'),
    html: vscode.l10n.t('Export as HTML…'),
  };
}
