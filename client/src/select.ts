import * as vscode from 'vscode';

/** Selects a range in the editor of a file, and asks for completion there: what a completion above the cursor ends with. */
export async function select(
  uri: string,
  { start, end }: { start: vscode.Position; end: vscode.Position },
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== vscode.Uri.parse(uri).toString()) return;
  const selection = new vscode.Selection(start.line, start.character, end.line, end.character);
  editor.selection = selection;
  editor.revealRange(selection);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
}
