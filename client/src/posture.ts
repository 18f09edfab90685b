import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';
import { PostureStatus } from './posture-status.ts';
import type { PostureView } from './posture-view.ts';
import { Preview } from './preview.ts';

/** The server as far as the posture needs it. */
export interface PostureServer {
  start(): Promise<PolicyClient>;
  /** The client where it runs already. */
  readonly running: Promise<PolicyClient> | undefined;
}

/** The commands about where a file stands, and its status item. */
export class PostureCommands implements vscode.Disposable {
  private readonly preview = new Preview();
  private readonly registrations: readonly vscode.Disposable[];
  private view: PostureView | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: PostureServer,
  ) {
    const { registerCommand } = vscode.commands;
    this.registrations = [
      this.preview,
      new PostureStatus(() => server.running),
      registerCommand('codexPolicy.showPosture', (uri?: unknown) => this.show(uri)),
      registerCommand('codexPolicy.proposeProfile', (uri: unknown, profile: unknown, row?: unknown) =>
        this.proposeFor(uri, String(profile), typeof row === 'string' ? row : undefined),
      ),
      registerCommand('codexPolicy.applyPreview', () => this.preview.apply()),
      registerCommand('codexPolicy.discardPreview', () => this.preview.discard()),
    ];
  }

  dispose(): void {
    this.view?.dispose();
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
    if (this.view) return this.view.show(document);
    const { PostureView } = await import('./posture-view.ts');
    this.view = new PostureView(
      this.extension,
      document,
      { client: () => this.server.start(), propose: (...wish) => this.propose(...wish) },
      () => {
        this.view = undefined;
      },
    );
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
