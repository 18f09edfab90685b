import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt } from './support/actions.ts';
import { openFile, openText, readFile, workspaceUri } from './support/files.ts';
import { closeAfterEach, findingOf, settled, untilShown } from './support/findings.ts';
import { eventually } from './support/wait.ts';

const kind = vscode.CodeActionKind.SourceFixAll.append('codexPolicy');

const before = `# codex-policy: profile = high-utility
allowed_approval_reviewers = ["user"] # a person
allowed_approval_policies = ["untrusted"]
allowed_web_search_modes = ["cached"]
mcp_servers = {}

[permissions.filesystem]
deny_read = [
  "**/.env", # secrets
]

[features]
browser_use = false

[rules]
allowed_sandbox_modes = ["read-only"] # belongs above
prefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt" }]
`;

const after = `# codex-policy: profile = high-utility
allowed_approvals_reviewers = ["user"] # a person
allowed_approval_policies = ["untrusted"]
allowed_web_search_modes = ["cached"]
mcp_servers = {}
allowed_sandbox_modes = ["read-only"] # belongs above

[permissions.filesystem]
deny_read = [
  "~/**/.env", # secrets
]

[features]
browser_use = false
browser_use_external = false
browser_use_full_cdp_access = false

[rules]
prefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt" }]
`;

const shownBefore = [
  'article-spelling: allowed_approval_reviewers',
  'deny-read-reach: "**/.env"',
  'feature-siblings: false',
  'misplaced-key: allowed_sandbox_modes',
];

/** Changes what happens on save, for the tests that save. */
async function onSave(actions: Readonly<Record<string, string>> | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('editor')
    .update('codeActionsOnSave', actions, vscode.ConfigurationTarget.Workspace);
}

/**
 * Gives the command until it is done: VS Code looks for a light bulb a moment after new markers, and drops a command that
 * still asks for actions then.
 */
async function fixAllUntil(document: vscode.TextDocument, text: string): Promise<void> {
  const start = document.getText();
  await eventually(async () => {
    if (document.getText() === start) await vscode.commands.executeCommand('editor.action.fixAll');
    assert.equal(document.getText(), text);
  });
}

describe('fix all', () => {
  closeAfterEach();
  afterEach(() => onSave(undefined));

  it('puts right what is certain, through the editor’s command', async () => {
    const { document } = await openText(before);
    await untilShown(document, shownBefore);
    await fixAllUntil(document, after);
    await untilShown(document, []);
  });

  it('is done once where it is asked for twice', async () => {
    const { document } = await openText(before);
    await untilShown(document, shownBefore);
    const command = () => vscode.commands.executeCommand('editor.action.fixAll');
    await Promise.all([command(), command()]);
    await fixAllUntil(document, after);
    await untilShown(document, []);
    assert.equal(document.getText(), after);
  });

  it('is offered once, under its own kind', async () => {
    const { document } = await openText(before);
    await untilShown(document, shownBefore);
    const actions = await actionsAt(document, new vscode.Range(0, 0, 0, 0), kind);
    assert.deepEqual(
      actions.map((action) => action.kind?.value),
      ['source.fixAll.codexPolicy'],
    );
  });

  it('runs on save where it is asked for', async () => {
    await onSave({ [kind.value]: 'explicit' });
    const { document } = await openText(before);
    await untilShown(document, shownBefore);
    await (await vscode.window.showTextDocument(document)).edit((edit) => edit.insert(document.positionAt(0), '\n'));
    assert.ok(await document.save());
    assert.equal(document.getText(), `\n${after}`);
    assert.equal(await readFile(document.uri), `\n${after}`);
  });

  it('does not run on save by itself', async () => {
    const { document } = await openText(before);
    await untilShown(document, shownBefore);
    await (await vscode.window.showTextDocument(document)).edit((edit) => edit.insert(document.positionAt(0), '\n'));
    assert.ok(await document.save());
    assert.equal(await readFile(document.uri), `\n${before}`);
  });

  it('leaves alone what only a person can decide', async () => {
    const text = 'mcp_servers = { tickets = { identity = { url = "http://tickets.example.com/mcp" } } }\n';
    const { document } = await openText(`# codex-policy: profile = high-utility\n${text}`);
    await findingOf(document, 'server-over-http');
    const [action] = await actionsAt(document, new vscode.Range(0, 0, 0, 0), kind);
    assert.deepEqual(
      action?.edit?.entries().flatMap(([, edits]) => edits),
      [],
    );
  });

  it('does nothing in a file that is not Codex’s', async () => {
    const { document } = await openFile(workspaceUri('python/requirements.toml'));
    await settled();
    assert.deepEqual(await actionsAt(document, new vscode.Range(0, 0, 0, 0), kind), []);
  });
});
