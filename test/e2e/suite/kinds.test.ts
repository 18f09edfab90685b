import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, workspaceUri } from './support/files.ts';
import { closeAfterEach, findings, untilShown } from './support/findings.ts';
import { eventually } from './support/wait.ts';

async function write(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = workspaceUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const { document } = await openFile(uri);
  return document;
}

describe('kinds of files', () => {
  closeAfterEach();
  after(() => vscode.workspace.fs.delete(workspaceUri('kinds'), { recursive: true }));

  it('are known by the folder: roles of sub-agents', async () => {
    const document = await write('kinds/.codex/agents/reviewer.toml', 'own = 1\nname = "reviewer"\n');
    await untilShown(document, ['unknown-key: own', 'incomplete-role: name']);
  });

  it('are known by the content: settings in a folder of examples', async () => {
    const text = 'sandbox_mode = "read-only"\napproval_policy = "never"\nmodle = "a"\nmodel = "b"\n';
    await untilShown(await write('kinds/examples/codex-config.toml', text), ['unknown-key: modle']);
  });

  it('are what a comment says, in a file of any name', async () => {
    const document = await write('kinds/anything.toml', '# codex-policy: kind = config\nmodle = "a"\n');
    await untilShown(document, ['unknown-key: modle']);
  });

  it('of other programs stay silent', async () => {
    const text = 'sandbox_mode = "read-only"\napproval_policy = "never"\nmodle = "a"\n';
    const document = await write('kinds/.gemini/config.toml', text);
    // What comes after it has been looked at, so that the first one has been too.
    await untilShown(await write('kinds/.codex/agents/later.toml', 'own = 1\nname = "a"\n'), [
      'unknown-key: own',
      'incomplete-role: name',
    ]);
    await eventually(() => assert.deepEqual(findings(document.uri), []));
  });
});
