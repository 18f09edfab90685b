import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, openText, rangeOf, workspaceUri } from './support/files.ts';
import { closeAfterEach, findingOf, settled } from './support/findings.ts';

const text = `allowed_sandbox_modes = ["read-only", "danger-full-access"]

[features]
memories = true
time_travel = true
`;

interface Shown {
  readonly markdown: string;
  readonly underlined: string;
}

/** What the extension shows at the middle of a text that occurs once. */
async function hoverOn(document: vscode.TextDocument, word: string): Promise<Shown[]> {
  const { start } = rangeOf(document, word);
  const position = start.translate(0, Math.floor(word.length / 2));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.map(({ contents, range }) => ({
    markdown: contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')).join('\n'),
    underlined: range ? document.getText(range) : '',
  }));
}

/** The same where the extension shows one thing. */
async function oneHoverOn(document: vscode.TextDocument, word: string): Promise<Shown> {
  const [first, ...others] = await hoverOn(document, word);
  assert.ok(first, `nothing is shown on ${word}`);
  assert.deepEqual(others, []);
  return first;
}

describe('hover', () => {
  closeAfterEach();

  it('explains a control: title, profiles against the file, risk, absence', async () => {
    const { document } = await openText(text);
    await findingOf(document, 'weaker-than-profile');
    const { markdown, underlined } = await oneHoverOn(document, 'allowed_sandbox_modes');
    assert.equal(underlined, 'allowed_sandbox_modes');
    assert.match(markdown, /^\*\*`allowed_sandbox_modes`\*\* — Sandbox modes\n/);
    assert.deepEqual(
      markdown.split('\n').filter((line) => line.startsWith('|')),
      [
        '|  | High Utility | **Balanced** (target) | Security-oriented |',
        '| --- | --- | --- | --- |',
        '| Profile | `["read-only", "workspace-write", "danger-full-access"]` | `["read-only", "workspace-write"]` | `["read-only"]` |',
        '| This\u00a0file | ✓ met | ▼ weaker | ▼ weaker |',
      ],
    );
    assert.match(markdown, /\*\*Risk\*\* \(limits outputs\): The sandbox is what stands between/);
    assert.match(markdown, /\*When absent:\* Users may switch the sandbox off\./);
    assert.match(markdown, /Codex \d+\.\d+/);
  });

  it('explains a value', async () => {
    const { document } = await openText(text);
    await findingOf(document, 'weaker-than-profile');
    const { markdown, underlined } = await oneHoverOn(document, '"danger-full-access"');
    assert.equal(underlined, '"danger-full-access"');
    assert.match(markdown, /Sandbox modes/);
  });

  it('knows features and their state', async () => {
    const { document } = await openText(text);
    await findingOf(document, 'weaker-than-profile');
    assert.match((await oneHoverOn(document, 'memories')).markdown, /^\*\*`features\.memories`\*\* — Memories\n/);
    assert.match((await oneHoverOn(document, 'memories')).markdown, /Feature: .*off by default/);
    assert.match((await oneHoverOn(document, 'time_travel')).markdown, /knows no feature `time_travel`/);
  });

  it('shows nothing on a comment, nor in a file that is not Codex’s', async () => {
    const { document } = await openText('# plain comment\nallowed_sandbox_modes = ["read-only"]\n');
    await findingOf(document, 'missing-control');
    assert.deepEqual(await hoverOn(document, 'plain comment'), []);
    const python = await openFile(workspaceUri('python/requirements.toml'));
    await settled();
    assert.deepEqual(await hoverOn(python.document, 'danger-full-access'), []);
  });
});
