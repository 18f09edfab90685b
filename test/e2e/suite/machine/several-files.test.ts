import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { applyQuickFix } from '../support/actions.ts';
import { openFile, rangeOf, replaceText, workspaceUri, writeFile } from '../support/files.ts';
import { closeAfterEach, codeOf, findingOf, findings, settled } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

const settings = 'cli_auth_credentials_store = "file"\nmodel = "m"\n';
const policy = 'cli_auth_credentials_store = "keyring"\n';

const across = ['replaced-by-requirements', 'overridden-elsewhere', 'policies-differ', 'refused-together'];

/** The messages of the rules over several files. */
function messages(uri: vscode.Uri): string[] {
  return findings(uri)
    .filter((finding) => across.includes(codeOf(finding)))
    .map(({ message }) => message);
}

const untilMessages = (uri: vscode.Uri, expected: readonly RegExp[]) =>
  eventually(() => {
    const actual = messages(uri);
    assert.equal(actual.length, expected.length, actual.join('\n'));
    for (const [index, pattern] of expected.entries()) assert.match(actual[index] ?? '', pattern);
  });

const beside = (uri: vscode.Uri, name: string) => vscode.Uri.joinPath(uri, '..', name);

const configure = (layers: unknown) =>
  vscode.workspace.getConfiguration('codexPolicy').update('layers', layers, vscode.ConfigurationTarget.Workspace);

function write(uri: vscode.Uri, text: string): void {
  mkdirSync(path.dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, text);
}

/** The document of the command, once it says something. */
function report(pattern: RegExp): Promise<vscode.TextDocument> {
  return eventually(() => {
    const shown = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.scheme === 'codex-policy-effective',
    );
    assert.match(shown?.document.getText() ?? '', pattern);
    assert.ok(shown);
    return shown.document;
  });
}

describe('several files', () => {
  closeAfterEach();

  afterEach(() => configure(undefined));

  it('tell of each other when one is created, changed, renamed and deleted on the disk', async () => {
    const uri = await writeFile(settings, 'managed_config.toml');
    const { document } = await openFile(uri);
    await findingOf(document, 'enforceable-elsewhere');
    await settled();
    assert.deepEqual(messages(uri), []);
    const other = beside(uri, 'requirements.toml');
    write(other, policy);
    await untilMessages(uri, [/goes by `cli_auth_credentials_store = "keyring"`/]);
    const [finding] = findings(uri).filter((one) => across.includes(codeOf(one)));
    assert.deepEqual(
      finding?.relatedInformation?.map(({ location }) => [location.uri.toString(), location.range.start.line]),
      [[other.toString(), 0]],
    );
    write(other, policy.replace('keyring', 'auto'));
    await untilMessages(uri, [/goes by `cli_auth_credentials_store = "auto"`/]);
    renameSync(other.fsPath, beside(uri, 'other.txt').fsPath);
    await untilMessages(uri, []);
    renameSync(beside(uri, 'other.txt').fsPath, other.fsPath);
    await untilMessages(uri, [/"auto"/]);
    rmSync(other.fsPath);
    await untilMessages(uri, []);
  });

  it('tell of each other as they are typed, before they are saved', async () => {
    const uri = await writeFile(settings, 'managed_config.toml');
    const other = beside(uri, 'requirements.toml');
    write(other, policy);
    await openFile(uri);
    await untilMessages(uri, [/"keyring"/]);
    const editor = await openFile(other);
    await replaceText(editor, '"keyring"', '"auto"');
    await untilMessages(uri, [/"auto"/]);
    assert.equal(editor.document.isDirty, true);
    await replaceText(editor, '"auto"', '"file"');
    await untilMessages(uri, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilMessages(uri, [/"keyring"/]);
  });

  it('tell of each other after one is renamed and deleted in the editor', async () => {
    const uri = await writeFile(settings, 'managed_config.toml');
    const other = beside(uri, 'requirements.toml');
    write(other, policy);
    await openFile(uri);
    await untilMessages(uri, [/"keyring"/]);
    const renamed = new vscode.WorkspaceEdit();
    renamed.renameFile(other, beside(uri, 'kept.toml'));
    assert.ok(await vscode.workspace.applyEdit(renamed));
    await untilMessages(uri, []);
    const back = new vscode.WorkspaceEdit();
    back.renameFile(beside(uri, 'kept.toml'), other);
    assert.ok(await vscode.workspace.applyEdit(back));
    await untilMessages(uri, [/"keyring"/]);
    const deleted = new vscode.WorkspaceEdit();
    deleted.deleteFile(other);
    assert.ok(await vscode.workspace.applyEdit(deleted));
    await untilMessages(uri, []);
  });

  it('are those of the setting too, wherever they lie', async () => {
    const uri = await writeFile(settings, 'managed_config.toml');
    await openFile(uri);
    const layer = workspaceUri('layers/group.toml');
    write(layer, policy);
    await configure({ 'mdm-requirements': 'layers/group.toml' });
    await untilMessages(uri, [/required by the MDM requirements \(group\.toml\)/]);
    write(layer, policy.replace('keyring', 'auto'));
    await untilMessages(uri, [/"auto"/]);
    await configure(undefined);
    await untilMessages(uri, []);
  });

  it('are enforced beside a default: a requirements.toml is made', async () => {
    const uri = await writeFile('# ours\nsandbox_mode = "read-only"\n', 'managed_config.toml');
    const { document } = await openFile(uri);
    await findingOf(document, 'outranks-requirements');
    const title = 'Enforce in requirements.toml as `allowed_sandbox_modes = ["read-only"]`';
    const text = await applyQuickFix(document, rangeOf(document, 'sandbox_mode'), title);
    assert.equal(text, '# ours\nsandbox_mode = "read-only"\n');
    const other = beside(uri, 'requirements.toml');
    const made = await vscode.workspace.openTextDocument(other);
    assert.equal(made.getText(), 'allowed_sandbox_modes = ["read-only"]\n');
    await made.save();
    assert.equal(readFileSync(other.fsPath, 'utf8'), 'allowed_sandbox_modes = ["read-only"]\n');
  });

  it('make the effective policy, which follows them', async () => {
    const uri = await writeFile(settings, 'managed_config.toml');
    const other = beside(uri, 'requirements.toml');
    write(other, policy);
    await openFile(uri);
    await untilMessages(uri, [/"keyring"/]);
    await vscode.commands.executeCommand('codexPolicy.showEffective');
    const shown = await report(/required by/);
    assert.equal(
      shown.getText(),
      `Files
  managed config       ${uri.fsPath}
  system requirements  ${other.fsPath}

Requirements of Codex 0.169
  cli_auth_credentials_store = "keyring"  # ${other.fsPath}:1

Settings of Codex 0.169
  cli_auth_credentials_store = "keyring"  # required by ${other.fsPath}:1 (overrides: ${uri.fsPath}:1 "file")
  model = "m"                             # ${uri.fsPath}:2
`,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', shown.uri);
    assert.deepEqual(
      links.slice(-1).map(({ range, target }) => [shown.getText(range), target?.toString(true)]),
      [[`${uri.fsPath}:2`, `${uri.toString(true)}#L2`]],
    );
    write(other, policy.replace('keyring', 'auto'));
    await report(/= "auto"/);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await replaceText(editor, '"m"', '"n"');
    await report(/model = "n"/);
    rmSync(other.fsPath);
    await report(/Requirements of Codex 0\.169\n {2}none\n/);
    assert.equal(existsSync(other.fsPath), false);
  });

  it('have a posture together, in a panel of its own that follows them', async () => {
    const uri = await writeFile('allow_login_shell = true\n', 'managed_config.toml');
    const other = beside(uri, 'requirements.toml');
    write(other, 'allow_login_shell = false\n');
    await openFile(uri);
    await untilMessages(uri, [/allow_login_shell = false/]);
    await vscode.commands.executeCommand('codexPolicy.showEffectivePosture');
    const labels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('codexPolicy.posture'),
        )
        .map(({ label }) => label);
    await eventually(() => assert.deepEqual(labels(), ['Posture: effective policy']));
    await vscode.commands.executeCommand('codexPolicy.showPosture', other.toString());
    await eventually(() =>
      assert.deepEqual(labels().sort(), ['Posture: effective policy', 'Posture: requirements.toml']),
    );
  });
});
