import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** The folder that VS Code has open: a copy of `test/e2e/workspace`. */
export function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need an open folder.');
  return folder.uri.fsPath;
}

/** The address of a file of the workspace. */
export function workspaceUri(name: string): vscode.Uri {
  return vscode.Uri.file(path.join(workspaceFolder(), name));
}

let folders = 0;

/** Writes a file into a folder of its own, so that no test meets another's. */
export function writeFile(text: string, name = 'requirements.toml'): vscode.Uri {
  folders += 1;
  const uri = workspaceUri(path.join(`test-${folders}`, name));
  mkdirSync(path.dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, text);
  return uri;
}

/** Opens a file in an editor, the way a click in the explorer does: closing the editor closes the document. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) throw new Error(`${uri} is not in the active editor.`);
  return editor;
}

/** Opens a new file with a text. */
export function openText(text: string, name?: string): Promise<vscode.TextEditor> {
  return openFile(writeFile(text, name));
}

/** Closes every editor and throws away what was not saved. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.activeTabGroup.activeTab) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Replaces a text that occurs once, as typing over it does. */
export async function replaceText({ document, edit }: vscode.TextEditor, old: string, text: string): Promise<void> {
  const range = rangeOf(document, old);
  if (!(await edit((builder) => builder.replace(range, text)))) throw new Error('The editor took no edit.');
}

/** The range of a text that occurs once. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`There is no ${JSON.stringify(text)} in the document.`);
  if (document.getText().indexOf(text, start + 1) >= 0) throw new Error(`${JSON.stringify(text)} occurs twice.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}
