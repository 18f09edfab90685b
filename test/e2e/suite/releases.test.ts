import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, replaceText, writeFile } from './support/files.ts';
import { closeAfterEach } from './support/findings.ts';
import { eventually } from './support/wait.ts';

/** The document of the command, once it says something. */
function shown(pattern: RegExp): Promise<vscode.TextDocument> {
  return eventually(() => {
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.scheme === 'codex-policy-releases',
    );
    assert.match(editor?.document.getText() ?? '', pattern);
    assert.ok(editor);
    return editor.document;
  });
}

describe('what each release enforces', () => {
  closeAfterEach();

  it('is shown beside a policy, and anew when that is saved', async () => {
    const uri = await writeFile('allow_appshots = false\n', 'requirements.toml');
    const editor = await openFile(uri);
    await vscode.commands.executeCommand('codexPolicy.showReleases');
    const table = await shown(/^allow_appshots +ignored +ignored +read$/m);
    assert.match(table.getText(), /^From Codex 0\.136 on the whole file is read\.$/m);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await replaceText(editor, 'allow_appshots', 'allow_remote_control');
    await editor.document.save();
    await shown(/^From Codex 0\.140 on the whole file is read\.$/m);
  });
});
