import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';

const profiles: readonly (vscode.QuickPickItem & { readonly id: string })[] = [
  { id: 'high-utility', label: 'High Utility', detail: 'Every capability, for machines where little is at stake' },
  { id: 'balanced', label: 'Balanced', detail: 'Useful capabilities, without those an injection gains most from' },
  { id: 'security-oriented', label: 'Security-oriented', detail: 'Reading only, no web, no servers, no apps' },
];

/** The profiles, the one of the settings first. */
function choices(): typeof profiles {
  const target = vscode.workspace.getConfiguration('codexPolicy').get<string>('profile');
  const isTarget = ({ id }: { readonly id: string }) => id === target;
  const marked = profiles.map((profile) => (isTarget(profile) ? { ...profile, description: 'target' } : profile));
  return [...marked.filter(isTarget), ...marked.filter((profile) => !isTarget(profile))];
}

/** The command "Apply profile to this file": asks for one unless it is named, and applies it to the active editor. */
export async function applyProfile(client: PolicyClient, named: string | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage('Codex Policy: open a requirements.toml or managed_config.toml first.');
    return;
  }
  const profile =
    named ?? (await vscode.window.showQuickPick(choices(), { title: 'Apply which profile to this file?' }))?.id;
  if (profile === undefined) return;
  const edit = await client.profileEdit(document, profile);
  if (!edit) {
    void vscode.window.showInformationMessage(
      'Codex Policy: profiles are for requirements.toml and managed_config.toml.',
    );
    return;
  }
  if (edit.size === 0 || edit.entries().every(([, edits]) => edits.length === 0)) {
    void vscode.window.showInformationMessage('Codex Policy: this file is what the profile says already.');
    return;
  }
  await vscode.workspace.applyEdit(edit);
}
