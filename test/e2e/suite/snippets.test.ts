import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './support/files.ts';
import { closeAfterEach, untilShown } from './support/findings.ts';

/** An empty TOML file in an editor. */
async function emptyFile(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'toml', content: '' });
  return vscode.window.showTextDocument(document);
}

/** Inserts a snippet by its name into an empty file; returns what then stands there. */
async function inserted(name: string): Promise<string> {
  const { document } = await emptyFile();
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'toml', name });
  return document.getText();
}

describe('snippets', () => {
  closeAfterEach();

  for (const [title, id] of [
    ['High Utility', 'high-utility'],
    ['Balanced', 'balanced'],
    ['Security-oriented', 'security-oriented'],
  ] as const) {
    it(`write the whole ${title} profile, which has no finding and which applying it does not change`, async () => {
      const { document } = await emptyFile();
      const name = `Codex requirements: ${title}`;
      await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'toml', name });
      const text = document.getText();
      assert.match(text, new RegExp(`^# codex-policy: profile = ${id}\n`));
      const { document: saved } = await openText(text);
      await untilShown(saved, []);
      await vscode.commands.executeCommand('codexPolicy.applyProfile', id);
      assert.equal(saved.getText(), text);
    });
  }

  it('write a single control by profile', async () => {
    assert.equal(
      await inserted('Codex allowed_sandbox_modes: Balanced'),
      'allowed_sandbox_modes = ["read-only", "workspace-write"]',
    );
    assert.equal(await inserted('Codex features.memories: Security-oriented'), '[features]\nmemories = false');
    assert.equal(await inserted('Codex mcp_servers: Security-oriented'), '[mcp_servers]');
    assert.equal(
      await inserted('Codex permissions.filesystem.deny_read: Balanced'),
      '[permissions.filesystem]\ndeny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
    );
  });

  it('keep braces, quotes and line ends as they are', async () => {
    assert.equal(
      await inserted('Codex mcp_servers: Balanced'),
      `[mcp_servers.local]
identity = { command = "local-mcp-server" }

[mcp_servers.remote]
identity = { url = "https://example.com/mcp" }`,
    );
  });

  it('write defaults for managed_config.toml', async () => {
    assert.equal(await inserted('Codex managed config: history.persistence'), '[history]\npersistence = "save-all"');
  });

  it('are offered by their prefix', async () => {
    const { document } = await emptyFile();
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 0),
    );
    const labels = items
      .filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet)
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const label of ['codex-requirements-balanced', 'codex-allowed_sandbox_modes-balanced', 'codex-managed-otel']) {
      assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    }
  });
});
