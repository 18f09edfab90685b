import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';
import { type ExportFormat, exportEndings, type PostureSubject } from './posture-subject.ts';

const names: Readonly<Record<ExportFormat, string>> = { markdown: 'Markdown', html: 'HTML' };

/** Asks where to, and writes a posture there. */
export async function exportPosture(
  client: PolicyClient,
  subject: PostureSubject,
  format: ExportFormat,
): Promise<void> {
  const ending = exportEndings[format];
  const defaultUri = subject.exportTo(ending);
  const target = await vscode.window.showSaveDialog({
    ...(defaultUri && { defaultUri }),
    filters: { [names[format]]: [ending] },
    title: vscode.l10n.t('Export this posture'),
  });
  const text = target && (await subject.export(client, format));
  if (!target || text === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
