import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './support/files.ts';
import { closeAfterEach, findingOf } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const policy = 'allowed_sandbox_modes = ["read-only"]\n';

/** What the extension offers at the end of a line, in its order; snippets of the editor aside. */
async function offered(document: vscode.TextDocument, line: number): Promise<vscode.CompletionItem[]> {
  const position = document.lineAt(line).range.end;
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  const own = list.items.filter(({ sortText }) => /^\d{4}$/.test(sortText ?? ''));
  return own.sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
}

function label({ label: shown }: vscode.CompletionItem): string {
  return typeof shown === 'string' ? shown : shown.label;
}

/** Types a text at the end of a line, and takes what the editor then suggests first. */
async function typeAndTake(editor: vscode.TextEditor, line: number, typed: string, until: string): Promise<void> {
  const { end } = editor.document.lineAt(line).range;
  editor.selection = new vscode.Selection(end, end);
  await vscode.commands.executeCommand('type', { text: typed });
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  for (let tries = 0; tries < 50 && !editor.document.getText().includes(until); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
  }
}

describe('completion', () => {
  closeAfterEach();

  it('offers the missing controls first, and writes the one that is taken', async () => {
    const editor = await openText(policy);
    await findingOf(editor.document, 'missing-control');
    const [first, second] = await offered(editor.document, 1);
    assert.ok(first && second);
    assert.equal(label(first), 'allowed_approval_policies = ["untrusted"]');
    assert.equal(label(second), 'allowed_approvals_reviewers = ["user"]');
    await typeAndTake(editor, 1, 'allowed_web', '"cached"');
    assert.equal(editor.document.getText(), `${policy}allowed_web_search_modes = ["cached"]`);
  });

  it('offers inside quotes the words that are not listed yet', async () => {
    const { document } = await openText('allowed_sandbox_modes = ["read-only", "\n');
    await findingOf(document, 'toml-syntax');
    assert.deepEqual((await offered(document, 0)).map(label), [
      'workspace-write',
      'danger-full-access',
      'external-sandbox',
    ]);
  });

  it('puts a root key that is asked for below a header where it belongs', async () => {
    const editor = await openText(`${policy}\n[windows]\n`);
    await findingOf(editor.document, 'missing-control');
    await typeAndTake(editor, 3, 'allowed_web', '"cached"');
    assert.equal(editor.document.getText(), `${policy}allowed_web_search_modes = ["cached"]\n\n[windows]\n`);
  });

  it('goes where the value of such a key is to be typed', async () => {
    const editor = await openText('# codex-policy: kind = requirements\n[windows]\n');
    await findingOf(editor.document, 'missing-control');
    await typeAndTake(editor, 2, 'chatgpt_base', 'chatgpt_base_url = ""');
    await eventually(() => assert.deepEqual(editor.selection.active, new vscode.Position(1, 20)));
    await vscode.commands.executeCommand('type', { text: 'https://x.example' });
    assert.match(editor.document.getText(), /^chatgpt_base_url = "https:\/\/x\.example"$/m);
  });

  it('documents a key, a word and a header once they are looked at', async () => {
    const { document } = await openText(`${policy}allowed_web_search_modes = [""]\n[\n`);
    await findingOf(document, 'toml-syntax');
    const documented = async (line: number, character: number, name: string) => {
      const position = new vscode.Position(line, character);
      const command = 'vscode.executeCompletionItemProvider';
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, position, '', 99);
      const documentation = list.items.find((item) => label(item) === name)?.documentation;
      return typeof documentation === 'object' ? documentation.value : documentation;
    };
    assert.match((await documented(1, 0, 'allow_appshots')) ?? '', /^\*\*`allow_appshots`\*\*/);
    assert.match((await documented(1, 29, 'cached')) ?? '', /^\*\*`allowed_web_search_modes/);
    assert.match((await documented(2, 1, 'windows')) ?? '', /^\*\*`windows`\*\*/);
  });

  it('has a key again that begins with another letter than the one that was typed and taken back', async () => {
    const editor = await openText(`${policy}\n[features]\n`);
    await findingOf(editor.document, 'missing-control');
    const { end } = editor.document.lineAt(3).range;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: 'f' });
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await vscode.commands.executeCommand('deleteLeft');
    await typeAndTake(editor, 3, 'memor', 'memories = true');
    assert.match(editor.document.getText(), /^\[features\]\nmemories = true$/m);
  });

  it('begins in a requirements.toml that says nothing yet, and is silent in what is another program’s', async () => {
    const begun = await openText('');
    await eventually(async () =>
      assert.equal((await offered(begun.document, 0)).map(label)[0], 'allowed_approval_policies = ["untrusted"]'),
    );
    const other = await openText('[project]\n');
    assert.deepEqual(await offered(other.document, 1), []);
  });
});
