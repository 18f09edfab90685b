import * as vscode from 'vscode';

/** The address of a file of the workspace: a copy of `test/e2e/workspace`. */
export function workspaceUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need an open folder.');
  return vscode.Uri.joinPath(folder.uri, name);
}

let folders = 0;

/** Writes a file into a folder of its own, so that no test meets another's. */
export async function writeFile(text: string, name = 'requirements.toml'): Promise<vscode.Uri> {
  folders += 1;
  const uri = workspaceUri(`test-${folders}/${name}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** What a file holds on the disk, whatever editors show. */
export async function readFile(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Opens a file in an editor, the way a click in the explorer does: closing the editor closes the document. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) throw new Error(`${uri} is not in the active editor.`);
  return editor;
}

/** Opens a new file with a text. */
export async function openText(text: string, name?: string): Promise<vscode.TextEditor> {
  return openFile(await writeFile(text, name));
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
