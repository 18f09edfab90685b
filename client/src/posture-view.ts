import * as vscode from 'vscode';
import { Asking } from './asking.ts';
import type { PolicyClient, Posture } from './client.ts';
import { exportPosture } from './posture-export.ts';
import { type PageParts, posturePage } from './posture-page.ts';
import type { PostureSubject } from './posture-subject.ts';
import { columnOf } from './preview.ts';

/** Keystrokes within this time are shown together. */
const PAUSE = 50;

/** What a button of the page asks for. */
interface Wish {
  readonly do?: 'ready' | 'reveal' | 'apply' | 'export';
  readonly row?: string;
  /** Which of the places of a row. */
  readonly at?: string;
  readonly profile?: string;
  readonly format?: string;
}

/** What the view has done by others. */
export interface PostureHost {
  client(): Promise<PolicyClient>;
  /** Shows the change that sets a row of a file, or all of them, to a profile. */
  propose(document: vscode.TextDocument, profile: string, row: string | undefined): Promise<void>;
}

/** The posture of one file, or of all that count together, in a panel beside it, live while somebody types. */
export class PostureView implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly asking = new Asking(() => this.update(), PAUSE);
  private readonly registrations: vscode.Disposable[] = [];
  private listening: vscode.Disposable;
  private places: Posture['places'] = {};

  constructor(
    extension: vscode.Uri,
    private subject: PostureSubject,
    private readonly host: PostureHost,
    onClose: () => void,
  ) {
    const folder = vscode.Uri.joinPath(extension, 'dist');
    this.panel = vscode.window.createWebviewPanel('codexPolicy.posture', subject.title, vscode.ViewColumn.Beside, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [folder],
    });
    const { webview } = this.panel;
    this.listening = this.listen();
    this.registrations.push(
      this.panel.onDidDispose(() => {
        this.dispose();
        onClose();
      }),
      webview.onDidReceiveMessage((wish: Wish) => this.fulfil(wish)),
    );
    const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'posture-view.js')).toString();
    webview.html = posturePage({ nonce: crypto.randomUUID().replaceAll('-', ''), script, words: wordsOfPage() });
  }

  /** Shows something else, or the same again. */
  show(subject: PostureSubject): void {
    this.subject = subject;
    this.listening.dispose();
    this.listening = this.listen();
    this.panel.title = subject.title;
    this.panel.reveal();
    void this.asking.again();
  }

  dispose(): void {
    this.listening.dispose();
    for (const registration of this.registrations.splice(0)) registration.dispose();
    this.panel.dispose();
  }

  private listen(): vscode.Disposable {
    return this.subject.onChange(() => void this.asking.again());
  }

  private async update(): Promise<void> {
    const { subject } = this;
    const posture = await subject.ask(await this.host.client());
    this.places = posture?.places ?? {};
    const status = posture ? statusOf(posture) : subject.nothing;
    await this.panel.webview.postMessage({ status, view: posture?.view ?? '' });
  }

  private async fulfil(wish: Wish): Promise<void> {
    const { document } = this.subject;
    switch (wish.do) {
      case 'ready':
        return this.asking.again();
      case 'reveal':
        return this.reveal(wish.row, Number(wish.at ?? 0));
      case 'apply':
        if (document && wish.profile !== undefined) await this.host.propose(document, wish.profile, wish.row);
        return;
      case 'export':
        return exportPosture(await this.host.client(), this.subject, wish.format === 'html' ? 'html' : 'markdown');
    }
  }

  private async reveal(row: string | undefined, at: number): Promise<void> {
    const place = this.places?.[row ?? '']?.[at];
    if (!place) return;
    const { start, end } = place.range;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    await vscode.window.showTextDocument(document, { viewColumn: columnOf(document), selection });
  }
}

function statusOf({ file, headline, loss }: Posture): string {
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
