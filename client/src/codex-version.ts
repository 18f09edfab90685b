import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';
import { codexPath } from './codex-path.ts';
import { withSecond } from './release-picks.ts';

/**
 * The command "Set Codex Version": asks which Codex reads the files, among them the installed one, and where to keep
 * that. An installed Codex is run to say its release, in a trusted workspace only.
 */
export async function setCodexVersion(client: PolicyClient): Promise<void> {
  const value = await askVersion(client);
  const target = value === undefined ? undefined : await askTarget();
  if (target === undefined) return;
  await vscode.workspace.getConfiguration('codexPolicy').update('codexVersion', value, target);
}

async function askVersion(client: PolicyClient): Promise<string | undefined> {
  const { isTrusted } = vscode.workspace;
  const { choices, problem } = await client.releaseChoices(isTrusted, codexPath());
  const title = vscode.l10n.t('Which Codex reads the policy files?');
  const untrusted = vscode.l10n.t('An installed Codex is asked for its release only in a trusted workspace.');
  const reason = isTrusted ? problem : untrusted;
  // In the field above the list a long line would be cut off.
  const why =
    reason === undefined ? undefined : { label: vscode.l10n.t('$(info) Why is no installed Codex here?'), reason };
  const chosen = await vscode.window.showQuickPick(withSecond(choices, why), { title, matchOnDetail: true });
  if (!chosen || 'value' in chosen) return chosen?.value;
  void vscode.window.showInformationMessage(vscode.l10n.t('Codex Policy: {0}', chosen.reason));
  return undefined;
}

/** Where there is no workspace, only the user has settings. */
async function askTarget(): Promise<vscode.ConfigurationTarget | undefined> {
  if (!vscode.workspace.workspaceFolders) return vscode.ConfigurationTarget.Global;
  const places = [
    {
      label: vscode.l10n.t('Workspace'),
      detail: vscode.l10n.t('For everyone who opens this workspace'),
      target: vscode.ConfigurationTarget.Workspace,
    },
    {
      label: vscode.l10n.t('User'),
      detail: vscode.l10n.t('For all that you open'),
      target: vscode.ConfigurationTarget.Global,
    },
  ];
  return (await vscode.window.showQuickPick(places, { title: vscode.l10n.t('Where is this kept?') }))?.target;
}
