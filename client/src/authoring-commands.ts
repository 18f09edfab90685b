import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';

/** The commands by which files are begun and rolled out. What they ask for can be said as an argument. */
export function authoringCommands(
  { extensionUri }: vscode.ExtensionContext,
  start: () => Promise<PolicyClient>,
): vscode.Disposable[] {
  const deploying = async () => {
    const { Deploying } = await import('./deploy.ts');
    return new Deploying(vscode.Uri.joinPath(extensionUri, 'docs', 'deploying.md'));
  };
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('codexPolicy.newPolicy', async (wanted?: unknown) => {
      const { newPolicy } = await import('./new-policy.ts');
      return newPolicy(await start(), wanted);
    }),
    registerCommand('codexPolicy.copyPayload', async () => (await deploying()).copy(await start())),
    registerCommand('codexPolicy.saveMobileconfig', async (to?: unknown) =>
      (await deploying()).save(await start(), to),
    ),
    registerCommand('codexPolicy.openPayload', async (from?: unknown) => {
      const { openPayload } = await import('./deploy.ts');
      return openPayload(await start(), from);
    }),
    registerCommand('codexPolicy.showDeploying', async () => (await deploying()).showPage()),
    registerCommand('codexPolicy.showPipelines', async () => {
      const { showPage } = await import('./page.ts');
      return showPage(vscode.Uri.joinPath(extensionUri, 'docs', 'ci.md'));
    }),
  ];
}
