import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, rangeOf, writeFile } from './support/files.ts';
import { closeAfterEach } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const policy = '# servers\n[mcp_servers.docs.identity]\ncommand = "docs-server"\n';
const settings =
  'model = "m"\r\n[mcp_servers."docs"] # ours\r\ncommand = "docs-server"\r\n\r\n[mcp_servers.docs.env]\r\nA = "docs"\r\n';

/** The file and the line of each place. */
const lines = (locations: readonly vscode.Location[]) =>
  locations.map(({ uri, range }) => `${uri.path.split('/').at(-1)} ${range.start.line}`).sort();

/** A policy and settings beside each other, both open. */
async function openBoth() {
  const managed = await openFile(await writeFile(settings, 'managed_config.toml'));
  const uri = vscode.Uri.joinPath(managed.document.uri, '..', 'requirements.toml');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(policy));
  const { document } = await openFile(uri);
  return { policy: document, settings: managed.document, at: rangeOf(document, 'docs.identity').start };
}

const renameTo = (document: vscode.TextDocument, at: vscode.Position, name: string) =>
  vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, name);

describe('names', () => {
  closeAfterEach();

  it('are renamed in two open files, where one has the cursor', async () => {
    const open = await openBoth();
    const prepared = await eventually(async () => {
      const found = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string } | undefined>(
        'vscode.prepareRename',
        open.policy.uri,
        open.at,
      );
      assert.ok(found);
      return found;
    });
    assert.equal(prepared.placeholder, 'docs');
    assert.equal(open.policy.getText(prepared.range), 'docs');
    assert.ok(await vscode.workspace.applyEdit(await renameTo(open.policy, open.at, 'library.example')));
    assert.equal(open.policy.getText(), policy.replace('servers.docs.', 'servers."library.example".'));
    assert.equal(
      open.settings.getText(),
      settings.replace('"docs"]', '"library.example"]').replace('servers.docs.env', 'servers."library.example".env'),
    );
  });

  it('keep the reason for which they cannot be another one', async () => {
    const open = await openBoth();
    await eventually(() =>
      assert.rejects(
        async () => renameTo(open.policy, open.at, 'two words'),
        /Codex 0\.169 starts an MCP server only if/,
      ),
    );
    assert.equal(open.policy.isDirty, false);
  });

  it('lead to their uses and their definition', async () => {
    const open = await openBoth();
    await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        open.policy.uri,
        open.at,
      );
      assert.deepEqual(lines(found), ['managed_config.toml 1', 'managed_config.toml 4', 'requirements.toml 1']);
    });
    const defined = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      open.policy.uri,
      open.at,
    );
    assert.deepEqual(lines(defined), ['managed_config.toml 1']);
  });

  it('have a colour of their own', async () => {
    const open = await openBoth();
    const tokens = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        open.settings.uri,
      );
      assert.ok(found && found.data.length > 0);
      return found;
    });
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      open.settings.uri,
    );
    assert.ok([...tokens.data].some((type, index) => index % 5 === 3 && legend.tokenTypes[type] === 'class'));
  });

  it('are left alone in files of others', async () => {
    const { document } = await openFile(await writeFile('[mcp_servers.docs]\n', 'Cargo.toml'));
    await assert.rejects(async () => renameTo(document, rangeOf(document, 'docs').start, 'other'));
    assert.equal(document.getText(), '[mcp_servers.docs]\n');
  });
});
