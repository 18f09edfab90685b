import * as vscode from 'vscode';
import { profileChoices } from './apply-profile.ts';
import type { NewPolicyWanted, PolicyChoice, PolicyClient } from './client.ts';

/** The input box of an answer. */
interface Question {
  readonly title: string;
  readonly placeHolder: string;
}

const questions: Readonly<Record<NonNullable<PolicyChoice['answer']>, Question>> = {
  servers: {
    title: vscode.l10n.t('Which MCP servers may users run?'),
    placeHolder: 'docs=https://mcp.example.com/mcp; search=npx -y @example/search@1.2.3',
  },
  denyRead: {
    title: vscode.l10n.t('Which files may no agent read, besides those of the profile?'),
    placeHolder: '~/.ssh/**; ~/.aws/**',
  },
  otelEndpoint: {
    title: vscode.l10n.t('Where does telemetry go?'),
    placeHolder: 'https://otel.example.com/v1/logs',
  },
};

/**
 * The command "New Policy": asks what the file is to be unless that is said, and opens it as a document without a name.
 * Gives back the document; undefined where the user thought better of it.
 */
export async function newPolicy(client: PolicyClient, said: unknown): Promise<vscode.TextDocument | undefined> {
  const wanted = isWanted(said) ? said : await ask(client);
  if (!wanted) return undefined;
  const answer = await client.newPolicy(wanted);
  if ('problem' in answer) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Codex Policy: no file was made: {0}.', answer.problem));
    return undefined;
  }
  const document = await vscode.workspace.openTextDocument({ language: 'toml', content: answer.text });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function isWanted(said: unknown): said is NewPolicyWanted {
  if (typeof said !== 'object' || said === null || !('kind' in said) || !('profile' in said)) return false;
  return typeof said.kind === 'string' && typeof said.profile === 'string';
}

async function ask(client: PolicyClient): Promise<NewPolicyWanted | undefined> {
  const what = await askWhat();
  if (!what) return undefined;
  const chosen = await askControls(await client.policyChoices(what.kind, what.profile));
  if (!chosen) return undefined;
  const answers: Record<string, readonly string[] | string> = {};
  const unanswered = new Set<string>();
  for (const { id, answer, optional } of chosen) {
    if (!answer) continue;
    const text = await vscode.window.showInputBox({
      ...questions[answer],
      prompt:
        answer === 'otelEndpoint'
          ? vscode.l10n.t('Nothing for none.')
          : vscode.l10n.t('Several with a semicolon between them, nothing for none.'),
      ignoreFocusOut: true,
    });
    if (text === undefined) return undefined;
    const parts = text.split(';').map((part) => part.trim());
    const given = parts.filter((part) => part !== '');
    if (given.length > 0) answers[answer] = answer === 'otelEndpoint' ? text.trim() : given;
    else if (optional) unanswered.add(id);
  }
  return { ...what, ...answers, controls: chosen.map(({ id }) => id).filter((id) => !unanswered.has(id)) };
}

/** The kind of the file and its profile. Defaults are the same for every profile. */
async function askWhat(): Promise<Pick<NewPolicyWanted, 'kind' | 'profile'> | undefined> {
  const choices = profileChoices();
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, file: '', id: '' });
  const items = [
    separator('requirements.toml'),
    ...choices.map((choice) => ({ ...choice, file: 'requirements' })),
    separator('managed_config.toml'),
    {
      label: vscode.l10n.t('Defaults'),
      detail: vscode.l10n.t('What sessions begin with, the same for every profile'),
      file: 'managed-config',
      id: choices[0]?.id ?? '',
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which policy?'),
    ignoreFocusOut: true,
  });
  return picked && { kind: picked.file, profile: picked.id };
}

async function askControls(choices: readonly PolicyChoice[]): Promise<readonly PolicyChoice[] | undefined> {
  const items = choices.map((choice) => ({
    label: choice.title,
    description: choice.id,
    detail: choice.detail,
    picked: !choice.optional,
    choice,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('What is to be in it?'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ choice }) => choice);
}
