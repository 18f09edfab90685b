import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';

const profiles: readonly (vscode.QuickPickItem & { readonly id: string })[] = [
  { id: 'high-utility', label: 'High Utility', detail: 'Every capability, for machines where little is at stake' },
  { id: 'balanced', label: 'Balanced', detail: 'Useful capabilities, without those an injection gains most from' },
  { id: 'security-oriented', label: 'Security-oriented', detail: 'Reading only, no web, no servers, no apps' },
];

/** The command "Apply profile to this file": asks for one unless it is named, and applies it to the active editor. */
export async function applyProfile(client: PolicyClient, named: string | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage('Codex Policy: open a requirements.toml first.');
    return;
  }
  const profile =
    named ?? (await vscode.window.showQuickPick(profiles, { title: 'Apply which profile to this file?' }))?.id;
  if (profile === undefined) return;
  const edit = await client.profileEdit(document, profile);
  if (!edit) {
    void vscode.window.showInformationMessage('Codex Policy: this is not a file that Codex reads as requirements.');
    return;
  }
  await vscode.workspace.applyEdit(edit);
}
