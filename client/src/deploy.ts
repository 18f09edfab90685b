import * as vscode from 'vscode';
import type { ExportWanted, Payload, PolicyClient } from './client.ts';
import { currentDocument } from './current-document.ts';
import { showPage } from './page.ts';

const WHERE = vscode.l10n.t('Where It Goes');

/** The commands around MDM payloads. */
export class Deploying {
  constructor(private readonly page: vscode.Uri) {}

  /** The command "Copy as MDM Payload": the active file as base64 in the clipboard. Gives back what was copied. */
  async copy(client: PolicyClient): Promise<string | undefined> {
    const exported = await this.exported(client, await currentDocument(), { as: 'base64' });
    if (!exported) return undefined;
    await vscode.env.clipboard.writeText(exported.payload);
    void this.tell(
      vscode.l10n.t('Codex Policy: copied, for the key {0} of the domain {1}.', exported.key, exported.domain),
    );
    return exported.payload;
  }

  /** The command "Save as .mobileconfig": asks where unless that is said. Gives back the file. */
  async save(client: PolicyClient, said: unknown): Promise<vscode.Uri | undefined> {
    const document = await currentDocument();
    const settings = vscode.workspace.getConfiguration('codexPolicy.mobileconfig');
    const exported = await this.exported(client, document, {
      as: 'mobileconfig',
      organization: settings.get('organization', ''),
      identifier: settings.get('identifier', ''),
    });
    if (!document || !exported) return undefined;
    const target = said instanceof vscode.Uri ? said : await askTarget(document, exported);
    if (!target) return undefined;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(exported.payload));
    void this.tell(
      vscode.l10n.t('Codex Policy: saved, with the key {0} of the domain {1}.', exported.key, exported.domain),
    );
    return target;
  }

  /** The page about where each system expects the files. */
  showPage(): Promise<void> {
    return showPage(this.page);
  }

  private async exported(
    client: PolicyClient,
    document: vscode.TextDocument | undefined,
    wanted: ExportWanted,
  ): Promise<Payload | undefined> {
    const answer = document && (await client.exportFile(document, wanted));
    if (answer && 'payload' in answer) return answer;
    const problem = answer?.problem ?? vscode.l10n.t('open a requirements.toml or managed_config.toml first');
    void vscode.window.showErrorMessage(vscode.l10n.t('Codex Policy: not exported: {0}.', problem.replace(/\.$/, '')));
    return undefined;
  }

  private async tell(message: string): Promise<void> {
    if ((await vscode.window.showInformationMessage(message, WHERE)) === WHERE) await this.showPage();
  }
}

/** Where a profile is to be saved: beside its file, unless that has no place yet. */
function askTarget({ uri, isUntitled }: vscode.TextDocument, { name }: Payload): Thenable<vscode.Uri | undefined> {
  const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  const file = name.replace(/\.toml$/, '.mobileconfig');
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [vscode.l10n.t('Configuration profile')]: ['mobileconfig'] },
    title: vscode.l10n.t('Save as .mobileconfig'),
  });
}

/** The command "Open MDM Payload as TOML": asks for a file or takes the clipboard. Gives back the documents. */
export async function openPayload(client: PolicyClient, said: unknown): Promise<vscode.TextDocument[]> {
  const payload = said instanceof vscode.Uri ? await read(said) : await askPayload();
  if (payload === undefined) return [];
  const answer = await client.importPayload(payload);
  if ('problem' in answer) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Codex Policy: not opened: {0}.', answer.problem));
    return [];
  }
  const documents: vscode.TextDocument[] = [];
  for (const { text } of answer.files) {
    const document = await vscode.workspace.openTextDocument({ language: 'toml', content: text });
    await vscode.window.showTextDocument(document, { preview: false });
    documents.push(document);
  }
  return documents;
}

async function askPayload(): Promise<string | undefined> {
  const [file, clipboard] = [vscode.l10n.t('From a File…'), vscode.l10n.t('From the Clipboard')];
  const from = await vscode.window.showQuickPick([file, clipboard], { title: vscode.l10n.t('Open which payload?') });
  if (from === clipboard) return vscode.env.clipboard.readText();
  const [uri] =
    (from === file && (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Open MDM Payload') }))) || [];
  return uri && read(uri);
}

async function read(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Codex Policy: not opened: it is not text. The profile in a signed .mobileconfig comes out with `security cms -D -i FILE` on macOS.',
      ),
    );
    return undefined;
  }
}
