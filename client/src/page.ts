import * as vscode from 'vscode';

/** Shows a page of the documentation. */
export async function showPage(page: vscode.Uri): Promise<void> {
  try {
    // Nobody knows the command before it is first asked for, which starts the extension that has it.
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // That extension may be absent or switched off.
    await vscode.window.showTextDocument(page);
  }
}
