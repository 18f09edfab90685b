import * as vscode from 'vscode';
import { authoringCommands } from './authoring-commands.ts';
import { isCandidate } from './candidates.ts';
import type { PolicyClient } from './client.ts';
import { EffectivePolicy } from './effective.ts';
import { PostureCommands } from './posture.ts';
import { Releases } from './releases.ts';
import { Report } from './report.ts';
import { select } from './select.ts';

/** What the extension lets others see. */
export interface PolicyExtension {
  /** Whether the language server runs or is starting. */
  readonly started: boolean;
  stop(): Promise<void>;
}

/** The running client, or the promise of one that is starting. One for the life of the extension. */
class Session implements PolicyExtension {
  private client: Promise<PolicyClient> | undefined;
  private readonly effectiveChanged = new vscode.EventEmitter<void>();
  readonly onEffectiveChanged = this.effectiveChanged.event;

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Starts the server when the first file that may be Codex's is there; the libraries for it load only then. */
  start(): Promise<PolicyClient> {
    this.client ??= import('./client.ts').then(async ({ startClient }) => {
      const client = await startClient(this.context);
      client.onEffectiveChanged(() => this.effectiveChanged.fire());
      return client;
    });
    return this.client;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
    this.effectiveChanged.fire();
  }

  get running(): Promise<PolicyClient> | undefined {
    return this.client;
  }

  get started(): boolean {
    return this.client !== undefined;
  }

  async stop(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    await client?.stop();
  }
}

/** Called by VS Code when a TOML file is opened. */
export function activate(context: vscode.ExtensionContext): PolicyExtension {
  const session = new Session(context);
  const report = new Report();
  const effective = new EffectivePolicy(session);
  const releases = new Releases(() => session.start());
  const startFor = (document: vscode.TextDocument) => {
    if (!session.started && isCandidate(document)) void session.start();
  };
  context.subscriptions.push(
    report,
    effective,
    new PostureCommands(context.extensionUri, session),
    releases,
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration((event) => {
      // A server that runs hears of it by itself.
      const names = ['codexPolicy.files', 'codexPolicy.layers'];
      if (names.some((name) => event.affectsConfiguration(name))) vscode.workspace.textDocuments.forEach(startFor);
    }),
    vscode.commands.registerCommand('codexPolicy.applyProfile', async (profile?: unknown) => {
      const { applyProfile } = await import('./apply-profile.ts');
      await applyProfile(await session.start(), typeof profile === 'string' ? profile : undefined);
    }),
    vscode.commands.registerCommand('codexPolicy.previewProfile', async (profile?: unknown) => {
      const { previewProfile } = await import('./apply-profile.ts');
      await previewProfile(await session.start(), typeof profile === 'string' ? profile : undefined);
    }),
    ...authoringCommands(context, () => session.start()),
    vscode.commands.registerCommand('codexPolicy.verify', async () => {
      if (!vscode.workspace.isTrusted) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Codex Policy: Codex is run only in a trusted workspace.'),
        );
        return undefined;
      }
      const { verify } = await import('./verify.ts');
      return verify(await session.start(), report);
    }),
    vscode.commands.registerCommand('codexPolicy.setCodexVersion', async () => {
      const { setCodexVersion } = await import('./codex-version.ts');
      await setCodexVersion(await session.start());
    }),
    vscode.commands.registerCommand('codexPolicy.select', select),
    vscode.commands.registerCommand('codexPolicy.showEffective', () => effective.show()),
    vscode.commands.registerCommand('codexPolicy.showReleases', () => releases.show()),
    vscode.commands.registerCommand('codexPolicy.restartServer', () => session.restart()),
    { dispose: () => void session.stop() },
  );
  vscode.workspace.textDocuments.forEach(startFor);
  return session;
}
