import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { openFile, openText, writeFile } from '../support/files.ts';
import { closeAfterEach, findingOf } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

const untidy =
  'allowed_sandbox_modes=[ "read-only","danger-full-access" ] # ours\r\n[features]\r\n   apps   =   true\r\n';

/** The edits that VS Code would make of "Format Document". */
const edits = ({ uri }: vscode.TextDocument) =>
  vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', uri, {
    tabSize: 2,
    insertSpaces: true,
  });

describe('formatting', () => {
  closeAfterEach();

  it('lays out a policy, keeps comments and line ends, and finds nothing to do the second time', async () => {
    const { document } = await openText(untidy);
    await findingOf(document, 'weaker-than-profile');
    await eventually(async () => assert.ok((await edits(document))?.length, 'there is no formatter yet'));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    const tidy = 'allowed_sandbox_modes = ["read-only", "danger-full-access"] # ours\r\n[features]\r\napps = true\r\n';
    await eventually(() => assert.equal(document.getText(), tidy));
    assert.deepEqual((await edits(document)) ?? [], []);
  });

  it('leaves a file alone that has a fault in it', async () => {
    const { document } = await openText(`${untidy}half = \r\n`);
    await findingOf(document, 'toml-syntax');
    assert.deepEqual((await edits(document)) ?? [], []);
  });

  it('goes by an .editorconfig beside the file', async () => {
    const uri = await writeFile('allowed_web_search_modes=[\n"cached"\n]\n');
    writeFileSync(vscode.Uri.joinPath(uri, '..', '.editorconfig').fsPath, 'root = true\n[*.toml]\nindent_size = 6\n');
    const { document } = await openFile(uri);
    await findingOf(document, 'missing-control');
    await eventually(async () => assert.ok((await edits(document))?.length, 'there is no formatter yet'));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await eventually(() => assert.equal(document.getText(), 'allowed_web_search_modes = [\n      "cached",\n]\n'));
  });

  it('is not offered where another extension lays out TOML for the user', async () => {
    const { document } = await openText(untidy);
    await findingOf(document, 'weaker-than-profile');
    await eventually(async () => assert.ok((await edits(document))?.length, 'there is no formatter yet'));
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'toml' });
    const choose = (id: string | undefined) =>
      settings.update('defaultFormatter', id, vscode.ConfigurationTarget.Global, true);
    await choose('some.formatter');
    try {
      await eventually(async () => assert.equal(await edits(document), undefined));
    } finally {
      await choose(undefined);
    }
    await eventually(async () => assert.ok((await edits(document))?.length));
  });
});
