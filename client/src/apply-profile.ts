import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';
import { currentDocument } from './current-document.ts';

const profiles: readonly (vscode.QuickPickItem & { readonly id: string })[] = [
  {
    id: 'high-utility',
    label: vscode.l10n.t('High Utility'),
    detail: vscode.l10n.t('Every capability, for machines where little is at stake'),
  },
  {
    id: 'balanced',
    label: vscode.l10n.t('Balanced'),
    detail: vscode.l10n.t('Useful capabilities, without those an injection gains most from'),
  },
  {
    id: 'security-oriented',
    label: vscode.l10n.t('Security-oriented'),
    detail: vscode.l10n.t('Reading only, no web, no servers, no apps'),
  },
];

/** The profiles, the one of the settings first. */
export function profileChoices(): typeof profiles {
  const target = vscode.workspace.getConfiguration('codexPolicy').get<string>('profile');
  const isTarget = ({ id }: { readonly id: string }) => id === target;
  const marked = profiles.map((profile) =>
    isTarget(profile) ? { ...profile, description: vscode.l10n.t('target') } : profile,
  );
  return [...marked.filter(isTarget), ...marked.filter((profile) => !isTarget(profile))];
}

/** Asks for a profile; undefined where none is chosen. */
async function askProfile(title: string): Promise<string | undefined> {
  return (await vscode.window.showQuickPick(profileChoices(), { title }))?.id;
}

/** The command "Apply profile to this file": asks for one unless it is named, and applies it to the active editor. */
export async function applyProfile(client: PolicyClient, named: string | undefined): Promise<void> {
  const document = await askedDocument();
  if (!document) return;
  const profile = named ?? (await askProfile(vscode.l10n.t('Apply which profile to this file?')));
  if (profile === undefined) return;
  const edit = await client.profileEdit(document, profile);
  if (!edit) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Codex Policy: profiles are for requirements.toml and managed_config.toml.'),
    );
  } else if (isEmpty(edit)) tellSame();
  else await vscode.workspace.applyEdit(edit);
}

/** The command "Apply profile with preview": VS Code shows a change for each control, of which some can be left out. */
export async function previewProfile(client: PolicyClient, named: string | undefined): Promise<void> {
  const document = await askedDocument();
  if (!document) return;
  const profile = named ?? (await askProfile(vscode.l10n.t('Preview which profile for this file?')));
  if (profile === undefined) return;
  const answer = await client.previewEdit(document, profile);
  if (!answer || 'problem' in answer) {
    const problem = answer?.problem ?? vscode.l10n.t('profiles are for requirements.toml and managed_config.toml');
    void vscode.window.showInformationMessage(vscode.l10n.t('Codex Policy: {0}.', problem));
    return;
  }
  const { edit, left } = answer;
  if (left.length > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Codex Policy: left out, as their changes touch those of others: {0}.', left.join(', ')),
    );
  }
  if (!isEmpty(edit)) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  else if (left.length === 0) tellSame();
}

async function askedDocument(): Promise<vscode.TextDocument | undefined> {
  const document = await currentDocument();
  if (!document) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Codex Policy: open a requirements.toml or managed_config.toml first.'),
    );
  }
  return document;
}

function isEmpty(edit: vscode.WorkspaceEdit): boolean {
  return edit.size === 0 || edit.entries().every(([, edits]) => edits.length === 0);
}

function tellSame(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Codex Policy: this file is what the profile says already.'));
}
