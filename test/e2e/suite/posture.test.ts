import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support/extension.ts';
import { openText, replaceText } from './support/files.ts';
import { closeAfterEach, findingOf } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const policy = '# ours\nallowed_web_search_modes = ["live"] # why\nallowed_sandbox_modes = ["danger-full-access"]\n';

describe('posture', () => {
  closeAfterEach();

  const lensesOf = async ({ uri }: vscode.TextDocument) =>
    (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10))
      .filter(({ command }) => command?.command.startsWith('codexPolicy.'))
      .map(({ command, range }) => [range.start.line, command?.title, command?.command]);

  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const diffs = () => tabs().filter(({ input }) => input instanceof vscode.TabInputTextDiff);
  const panels = () =>
    tabs().filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('codexPolicy.posture'),
    );
  const propose = (document: vscode.TextDocument, profile: string, row?: string) =>
    vscode.commands.executeCommand('codexPolicy.proposeProfile', document.uri.toString(), profile, row);

  it('is a lens on the first line, which follows what is typed', async () => {
    const editor = await openText(policy);
    await findingOf(editor.document, 'weaker-than-profile');
    assert.deepEqual(await lensesOf(editor.document), [
      [0, 'Balanced: 4 of 14 controls · Codex 0.169 refuses the file', 'codexPolicy.showPosture'],
      [0, 'Apply Balanced…', 'codexPolicy.applyProfile'],
    ]);
    await replaceText(editor, '["danger-full-access"]', '["read-only"]');
    await replaceText(editor, '"live"', '"cached"');
    await eventually(async () =>
      assert.deepEqual((await lensesOf(editor.document))[0], [
        0,
        'Balanced: 6 of 14 controls',
        'codexPolicy.showPosture',
      ]),
    );
  });

  it('has no lens where the setting is off', async () => {
    const { document } = await openText(policy);
    await findingOf(document, 'weaker-than-profile');
    const settings = vscode.workspace.getConfiguration('codexPolicy');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually(async () => assert.deepEqual(await lensesOf(document), []));
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually(async () => assert.equal((await lensesOf(document)).length, 2));
  });

  it('is shown in a panel, one for all files', async () => {
    const first = await openText(policy);
    await vscode.commands.executeCommand('codexPolicy.showPosture');
    await eventually(() =>
      assert.deepEqual(
        panels().map(({ label }) => label),
        ['Posture: requirements.toml'],
      ),
    );
    const second = await openText('allow_login_shell = true\n', 'managed_config.toml');
    await vscode.commands.executeCommand('codexPolicy.showPosture', second.document.uri.toString());
    await eventually(() =>
      assert.deepEqual(
        panels().map(({ label }) => label),
        ['Posture: managed_config.toml'],
      ),
    );
    assert.equal(first.document.isDirty, false);
  });

  it('is not shown of settings', async () => {
    await openText('model = "m"\n', '.codex/config.toml');
    void vscode.commands.executeCommand('codexPolicy.showPosture');
    const { document } = await openText(policy);
    await findingOf(document, 'weaker-than-profile');
    assert.deepEqual(panels(), []);
  });

  it('shows the exact change of a row, and makes only that one', async () => {
    const { document } = await openText(policy);
    await propose(document, 'balanced', 'allowed_web_search_modes');
    const [diff, ...others] = diffs();
    assert.equal(diff?.label, 'requirements.toml: allowed_web_search_modes as in Balanced');
    assert.deepEqual(others, []);
    assert.ok(diff?.input instanceof vscode.TabInputTextDiff);
    const after = policy.replace('live', 'cached');
    assert.equal(diff.input.original.toString(), document.uri.toString());
    assert.equal((await vscode.workspace.openTextDocument(diff.input.modified)).getText(), after);
    assert.equal(document.getText(), policy, 'nothing is changed before it is asked for');
    await vscode.commands.executeCommand('codexPolicy.applyPreview');
    assert.equal(document.getText(), after);
    assert.deepEqual(diffs(), []);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), policy, 'it is one step of undo');
  });

  it('leaves the file as it is where the change is discarded, or the file has changed meanwhile', async () => {
    const editor = await openText(policy);
    const { document } = editor;
    await propose(document, 'security-oriented');
    assert.equal(diffs()[0]?.label, 'requirements.toml: the whole file as in Security-oriented');
    await vscode.commands.executeCommand('codexPolicy.discardPreview');
    assert.deepEqual(diffs(), []);
    assert.equal(document.getText(), policy);
    await propose(document, 'security-oriented');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# new\n');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('codexPolicy.applyPreview');
    assert.equal(document.getText(), `# new\n${policy}`);
  });

  it('has no findings in what a change would make of a file', async () => {
    const { document } = await openText(policy);
    await propose(document, 'high-utility', 'allowed_sandbox_modes');
    const input = diffs()[0]?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    await findingOf(document, 'weaker-than-profile');
    assert.deepEqual(vscode.languages.getDiagnostics(input.modified), []);
    assert.ok(extension().exports.started);
  });
});
