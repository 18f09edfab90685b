import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { openFile, openText, replaceText, workspaceUri, writeFile } from '../support/files.ts';
import { closeAfterEach } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

/** Answers like Codex: it rejects a file in which the word `refused` occurs, and ignores a key of the others. */
const FAKE = `#!/bin/sh
case "$*" in
--version) echo 'codex-cli 0.169.0' ;;
'app-server --print-startup-config')
  if grep -q refused /etc/codex/requirements.toml; then
    echo '{"error":{"data":{"detail":"refused by a stand-in"}}}'
  else
    echo '{"configRequirements":{"requirements":{}}}'
  fi ;;
app-server)
  read -r initialize && echo '{"id":1,"result":{}}'
  read -r initialized && read -r request
  echo '{"method":"configWarning","params":{"summary":"  requirements (x): \`nope\` is ignored."}}'
  echo '{"id":2,"result":{}}' ;;
esac
`;

interface Answer {
  readonly summary?: string;
  readonly good?: boolean;
  readonly report?: string;
  readonly problem?: string;
}

const verify = () => vscode.commands.executeCommand<Answer | undefined>('codexPolicy.verify');

const configure = (target: vscode.ConfigurationTarget, path: string | undefined) =>
  vscode.workspace.getConfiguration('codexPolicy').update('codexPath', path, target);

/** The document with the report, once it has a text. */
function shownReport(text: string | undefined): Promise<vscode.TextDocument> {
  return eventually(() => {
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.getText() === text);
    assert.ok(shown);
    return shown.document;
  });
}

describe('verifying', () => {
  closeAfterEach();

  afterEach(() => configure(vscode.ConfigurationTarget.Global, undefined));

  it('has Codex read what the editor holds, saved or not', async function () {
    if (process.platform !== 'linux') this.skip();
    const fake = await writeFile(FAKE, 'codex');
    chmodSync(fake.fsPath, 0o755);
    await configure(vscode.ConfigurationTarget.Global, fake.fsPath);
    const editor = await openText('nope = 1\nallowed_sandbox_modes = ["read-only"]\n');
    const name = editor.document.uri.fsPath;
    const accepted = await verify();
    assert.equal(accepted?.problem, undefined);
    assert.equal(accepted?.summary, 'requirements.toml: Codex accepts it, and ignores 1 key');
    assert.equal(
      accepted?.report,
      `Codex 0.169.0 (${fake.fsPath})

${name}: Codex accepts it, and ignores 1 key
  Codex ignores \`nope\`
    ${name}:1:1: Codex 0.169 does not know \`nope\` and ignores it. [unknown-key]
`,
    );
    await replaceText(editor, 'nope', 'refused');
    const rejected = await verify();
    assert.equal(editor.document.isDirty, true);
    assert.match(
      rejected?.report ?? '',
      /Codex rejects it, and does not start; Codex Policy says otherwise\n {2}Codex: refused by a stand-in\n/,
    );
    const report = await shownReport(rejected?.report);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', report.uri);
    const found = links.find(({ target }) => target?.toString(true) === `${editor.document.uri.toString(true)}#L1,1`);
    assert.equal(report.getText(found?.range), `${name}:1:1`);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
  });

  it('says what to do when there is no such Codex', async () => {
    await configure(vscode.ConfigurationTarget.Global, '/none/codex');
    await openText('allowed_sandbox_modes = ["read-only"]\n');
    assert.match(
      (await verify())?.problem ?? '',
      /codex does not exist: install Codex with .+codexPolicy\.codexPath\.$/,
    );
  });

  it('asks nobody about a file that is not Codex’s', async () => {
    await openFile(workspaceUri('Cargo.toml'));
    assert.equal(await verify(), undefined);
  });

  it('runs nothing that a workspace names', async () => {
    await assert.rejects(async () => configure(vscode.ConfigurationTarget.Workspace, '/none/codex'));
  });
});
