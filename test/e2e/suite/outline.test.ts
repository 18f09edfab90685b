import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, openText, workspaceUri } from './support/files.ts';
import { closeAfterEach, findingOf, settled } from './support/findings.ts';

/** Symbols as lines, indented by depth. */
function lines(symbols: readonly vscode.DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, kind, children, selectionRange: { start } }) => [
    `${indent}${name} ${vscode.SymbolKind[kind]} ${start.line}:${start.character}`,
    ...lines(children, `${indent}  `),
  ]);
}

async function outline(uri: vscode.Uri): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return lines(symbols ?? []);
}

describe('outline', () => {
  closeAfterEach();

  it('lists root keys, tables and the keys of inline tables', async () => {
    const { document } = await openText(`allowed_sandbox_modes = ["read-only"]
allow_managed_hooks_only = true

[mcp_servers.tickets]
identity = { url = "https://tickets.example.com/mcp" }

[[hooks.PreToolUse]]
matcher = "^Bash$"
`);
    await findingOf(document, 'missing-control');
    assert.deepEqual(await outline(document.uri), [
      'allowed_sandbox_modes Array 0:0',
      'allow_managed_hooks_only Boolean 1:0',
      '[mcp_servers.tickets] Namespace 3:1',
      '  identity Object 4:0',
      '    url String 4:13',
      '[[hooks.PreToolUse]] Namespace 6:2',
      '  matcher String 7:0',
    ]);
  });

  it('is left to others in a file that is not Codex’s', async () => {
    const { document } = await openFile(workspaceUri('python/requirements.toml'));
    await settled();
    assert.deepEqual(await outline(document.uri), []);
  });
});
