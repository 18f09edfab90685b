import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, openText, replaceText, workspaceUri, writeFile } from './support/files.ts';
import { closeAfterEach, findings, settled, untilShown } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const live = 'allowed_web_search_modes = ["live"]\n';
const shownInLive = ['missing-control: ', 'weaker-than-profile: "live"'];

function untilNone(uri: vscode.Uri): Promise<void> {
  return eventually(() => assert.deepEqual(findings(uri), []));
}

describe('documents', () => {
  closeAfterEach();

  it('keep no findings when closed, and have them again when opened again', async () => {
    const uri = await writeFile(live);
    await untilShown((await openFile(uri)).document, shownInLive);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilNone(uri);
    await untilShown((await openFile(uri)).document, shownInLive);
  });

  it('are checked by their name after a rename', async () => {
    const before = await writeFile(live);
    await untilShown((await openFile(before)).document, shownInLive);
    const other = vscode.Uri.joinPath(before, '..', 'settings.toml');
    await rename(before, other);
    await untilNone(before);
    await settled();
    assert.deepEqual(findings(other), []);
    await rename(other, before);
    await untilShown((await openFile(before)).document, shownInLive);
  });

  it('are checked side by side', async () => {
    const first = await openText(live);
    const second = await openText('allowed_sandbox_modes = ["read-only", "danger-full-access"]\n');
    await untilShown(first.document, shownInLive);
    await untilShown(second.document, ['missing-control: ', 'weaker-than-profile: "danger-full-access"']);
    await replaceText(second, 'danger-full-access', 'workspace-write');
    await untilShown(second.document, ['missing-control: ']);
    await untilShown(first.document, shownInLive);
  });

  it('are checked before they have a name, by what they say', async () => {
    const codex = await vscode.workspace.openTextDocument({ language: 'toml', content: live });
    const cargo = await vscode.workspace.openTextDocument({ language: 'toml', content: '[package]\nname = "a"\n' });
    await vscode.window.showTextDocument(codex);
    await untilShown(codex, shownInLive);
    await settled();
    assert.deepEqual(findings(cargo.uri), []);
  });

  it('are checked when they become TOML', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: live });
    await vscode.window.showTextDocument(document);
    assert.deepEqual(findings(document.uri), []);
    await untilShown(await vscode.languages.setTextDocumentLanguage(document, 'toml'), shownInLive);
  });

  it('are read anew when the file changes on disk', async () => {
    const uri = await writeFile(live);
    const { document } = await openFile(uri);
    await untilShown(document, shownInLive);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(live.replace('live', 'cached')));
    await untilShown(document, ['missing-control: ']);
  });

  it('of a Python program stay silent in a folder of the workspace', async () => {
    const { document } = await openFile(workspaceUri('python/requirements.toml'));
    await settled();
    assert.deepEqual(findings(document.uri), []);
  });
});

/** Renames the way the explorer does, so that open editors follow. */
async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit), 'the file could not be renamed');
}
