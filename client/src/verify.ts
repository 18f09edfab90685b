import * as vscode from 'vscode';
import type { PolicyClient, Verification } from './client.ts';
import { codexPath } from './codex-path.ts';
import { currentDocument } from './current-document.ts';
import type { Report } from './report.ts';

const SHOW = vscode.l10n.t('Show Report');

/**
 * The command "Verify with the Real Codex": has the active file, as the editor holds it, read by a Codex. Gives back
 * what the server answered.
 */
export async function verify(client: PolicyClient, report: Report): Promise<Verification | undefined> {
  const document = await currentDocument();
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Codex Policy: open a requirements.toml first.'));
    return undefined;
  }
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Asking Codex') },
    () => client.verify(document, codexPath()),
  );
  if (!answer) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Codex Policy: this is not a file that Codex reads as requirements.'),
    );
  } else if ('problem' in answer) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Codex Policy: Codex could not be asked: {0}', answer.problem));
  } else {
    report.replace(answer.report, document.uri);
    if (!answer.good) await report.show();
    void tell(answer, report);
  }
  return answer;
}

async function tell({ good, summary }: { good: boolean; summary: string }, report: Report): Promise<void> {
  if (!good) void vscode.window.showWarningMessage(summary);
  else if ((await vscode.window.showInformationMessage(summary, SHOW)) === SHOW) await report.show();
}
