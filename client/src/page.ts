import * as vscode from 'vscode';

/** Shows a page of the documentation. */
export async function showPage(page: vscode.Uri): Promise<void> {
  const commands = await vscode.commands.getCommands(true);
  // The extension that shows Markdown may be absent or switched off.
  if (commands.includes('markdown.showPreview')) await vscode.commands.executeCommand('markdown.showPreview', page);
  else await vscode.window.showTextDocument(page);
}
