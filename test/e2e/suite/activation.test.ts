import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.ts';
import { openFile, openText, workspaceUri } from './support/files.ts';
import { closeAfterEach, untilShown } from './support/findings.ts';

/** Runs first: the server is started once and then stays. */
describe('activation', () => {
  closeAfterEach();

  it('waits for a TOML file', () => {
    assert.equal(extension().isActive, false);
  });

  it('starts no server for a TOML file that cannot be Codex’s', async () => {
    const { document } = await openFile(workspaceUri('Cargo.toml'));
    assert.equal(document.languageId, 'toml');
    const { started } = await extension().activate();
    assert.equal(started, false);
  });

  it('starts no server for a text of another language with the right name', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'a = 1\n', language: 'plaintext' });
    await vscode.window.showTextDocument(document);
    assert.equal(extension().exports.started, false);
  });

  it('starts the server for a requirements.toml', async () => {
    const { document } = await openFile(workspaceUri('requirements.toml'));
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "on-request"']);
    assert.equal(extension().exports.started, true);
  });

  it('takes a file called NAME.requirements.toml as well', async () => {
    const { document } = await openText('allowed_approval_policies = ["on-request"]\n', 'laptops.requirements.toml');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "on-request"']);
  });
});
