import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';
import { NO_FILES } from './effective.ts';
import { PostureStatus } from './posture-status.ts';
import { EffectiveSubject, FileSubject, type PostureSubject } from './posture-subject.ts';
import type { PostureView } from './posture-view.ts';
import { Preview } from './preview.ts';

/** The server as far as the posture needs it. */
export interface PostureServer {
  start(): Promise<PolicyClient>;
  /** The client where it runs already. */
  readonly running: Promise<PolicyClient> | undefined;
  /** Tells that the effective policy may be another now. */
  readonly onEffectiveChanged: vscode.Event<void>;
}

/** The commands about where a file stands, and its status item. */
export class PostureCommands implements vscode.Disposable {
  private readonly preview = new Preview();
  private readonly registrations: readonly vscode.Disposable[];
  /** One view for files, and one for all that count together. */
  private readonly views: { file?: PostureView; effective?: PostureView } = {};

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: PostureServer,
  ) {
    const { registerCommand } = vscode.commands;
    this.registrations = [
      this.preview,
      new PostureStatus(() => server.running),
      registerCommand('codexPolicy.showPosture', (uri?: unknown) => this.show(uri)),
      registerCommand('codexPolicy.showEffectivePosture', () => this.showEffective()),
      registerCommand('codexPolicy.proposeProfile', (uri: unknown, profile: unknown, row?: unknown) =>
        this.proposeFor(uri, String(profile), typeof row === 'string' ? row : undefined),
      ),
      registerCommand('codexPolicy.applyPreview', () => this.preview.apply()),
      registerCommand('codexPolicy.discardPreview', () => this.preview.discard()),
    ];
  }

  dispose(): void {
    for (const view of Object.values(this.views)) view.dispose();
    for (const registration of this.registrations) registration.dispose();
  }

  private async show(uri: unknown): Promise<void> {
    const document = await documentOf(uri);
    const client = document && (await this.server.start());
    const posture = document && (await client?.posture(document, false));
    if (!document || posture?.headline === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Codex Policy: profiles are for requirements.toml and managed_config.toml; open one of them first.',
        ),
      );
      return;
    }
    await this.open('file', new FileSubject(document));
  }

  private async showEffective(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const file = document?.languageId === 'toml' ? document.uri : undefined;
    const client = await this.server.start();
    if (!(await client.effectivePosture(file, false))) {
      void vscode.window.showInformationMessage(NO_FILES);
      return;
    }
    await this.open('effective', new EffectiveSubject(file, this.server.onEffectiveChanged));
  }

  private async open(kind: keyof PostureCommands['views'], subject: PostureSubject): Promise<void> {
    const { PostureView } = await import('./posture-view.ts');
    const view = this.views[kind];
    if (view) return view.show(subject);
    const host = { client: () => this.server.start(), propose: this.propose.bind(this) };
    this.views[kind] = new PostureView(this.extension, subject, host, () => {
      delete this.views[kind];
    });
  }

  private async proposeFor(uri: unknown, profile: string, row: string | undefined): Promise<void> {
    const document = await documentOf(uri);
    if (document) await this.propose(document, profile, row);
  }

  private async propose(document: vscode.TextDocument, profile: string, row: string | undefined): Promise<void> {
    const client = await this.server.start();
    const { version } = document;
    const change = await client.postureChange(document, profile, row);
    if (!change) return;
    if ('problem' in change) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Codex Policy: {0}', change.problem));
      return;
    }
    const name = document.uri.path.replace(/^.*\//, '');
    await this.preview.show(document, version, change, `${name}: ${change.title}`);
  }
}

/** The document of an address, else that of the active editor. */
async function documentOf(uri: unknown): Promise<vscode.TextDocument | undefined> {
  if (typeof uri === 'string') return vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  return vscode.window.activeTextEditor?.document;
}
