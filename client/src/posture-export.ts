import * as vscode from 'vscode';
import type { PolicyClient } from './client.ts';

const formats = {
  markdown: { ending: 'md', filters: { Markdown: ['md'] } },
  html: { ending: 'html', filters: { HTML: ['html'] } },
} as const;

/** Asks where to, and writes the posture of a file there. */
export async function exportPosture(
  client: PolicyClient,
  document: vscode.TextDocument,
  format: keyof typeof formats,
): Promise<void> {
  const { ending, filters } = formats[format];
  const beside = document.uri.with({ path: document.uri.path.replace(/(\.toml)?$/, `.posture.${ending}`) });
  const target = await vscode.window.showSaveDialog({
    ...(document.isUntitled ? {} : { defaultUri: beside }),
    filters: Object.fromEntries(Object.entries(filters).map(([name, endings]) => [name, [...endings]])),
    title: vscode.l10n.t('Export the posture of this file'),
  });
  const text = target && (await client.postureExport(document, format));
  if (!target || text === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
