import * as vscode from 'vscode';

/**
 * The document that a command is about: that of the active editor. Where none is active, as in a walkthrough, a TOML
 * file that is open, which then comes to the front; the user chooses among several.
 */
export async function currentDocument(): Promise<vscode.TextDocument | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (active) return active;
  const inTabs = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => uriOf(input))));
  const open = vscode.workspace.textDocuments.filter(
    ({ languageId, uri }) => languageId === 'toml' && inTabs.has(uri.toString()),
  );
  const document = open.length > 1 ? await choose(open) : open[0];
  if (document) await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function uriOf(input: unknown): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
}

async function choose(documents: readonly vscode.TextDocument[]): Promise<vscode.TextDocument | undefined> {
  const items = documents.map((document) => ({ label: vscode.workspace.asRelativePath(document.uri), document }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which file?') }))?.document;
}
