import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './support/files.ts';
import { closeAfterEach, findingOf, findings, settled, untilShown } from './support/findings.ts';
import { eventually } from './support/wait.ts';

function ask(wanted: object): Thenable<vscode.TextDocument | undefined> {
  return vscode.commands.executeCommand<vscode.TextDocument | undefined>('codexPolicy.newPolicy', wanted);
}

async function make(wanted: object): Promise<vscode.TextDocument> {
  const document = await ask(wanted);
  assert.ok(document, 'no document was made');
  await eventually(() => assert.ok(vscode.window.activeTextEditor?.document === document, 'it is not in front'));
  return document;
}

describe('a new policy', () => {
  closeAfterEach();

  // VS Code gives the next document the name of the one that was closed: with its text, while it is still going away.
  afterEach(() => eventually(() => assert.ok(!vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled))));

  it('is a document without a name, with comments, that is checked as it is typed', async () => {
    const document = await make({
      kind: 'requirements',
      profile: 'balanced',
      controls: ['allowed_sandbox_modes'],
      servers: ['docs=https://mcp.example.com/mcp'],
    });
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, 'toml');
    assert.equal(
      document.getText(),
      `# codex-policy: kind = requirements
# codex-policy: profile = balanced

# How far the sandbox may be opened: reading only, writing in the workspace, or not at all.
allowed_sandbox_modes = ["read-only", "workspace-write"]

# Which MCP servers users may configure.
[mcp_servers.docs]
identity = { url = "https://mcp.example.com/mcp" }
`,
    );
    await findingOf(document, 'missing-control');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(4, 0), 'allowed_web_search_modes = ["live"]\n');
    await vscode.workspace.applyEdit(edit);
    const finding = await findingOf(document, 'weaker-than-profile');
    assert.equal(document.getText(finding.range), '"live"');
  });

  for (const profile of ['high-utility', 'balanced', 'security-oriented']) {
    it(`of the whole of ${profile} has no findings`, async () => {
      const document = await make({ kind: 'requirements', profile });
      assert.match(document.getText(), /^allowed_sandbox_modes = /m);
      await settled();
      assert.deepEqual(findings(document.uri), []);
    });
  }

  it('can be defaults', async () => {
    const endpoint = 'https://otel.acme.test/v1/logs';
    const document = await make({ kind: 'managed-config', profile: 'balanced', otelEndpoint: endpoint });
    assert.ok(document.getText().includes(`endpoint = "${endpoint}"\n`));
    await findingOf(document, 'telemetry-prompts');
  });

  it('is not made where the answers do not fit', async () => {
    assert.equal(await ask({ kind: 'requirements', profile: 'security-oriented', servers: ['docs=docs'] }), undefined);
    assert.ok(!vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled));
  });
});

async function execute(...commands: readonly string[]): Promise<void> {
  for (const command of commands) await vscode.commands.executeCommand(command);
}

const before = `# codex-policy: profile = balanced
allowed_approval_policies = ["untrusted"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only", "danger-full-access"] # all
allowed_web_search_modes = ["live"]
mcp_servers = {}
`;

describe('a profile with a preview', () => {
  closeAfterEach();

  it('changes nothing before it is confirmed, and then each control', async () => {
    const { document } = await openText(before);
    await findingOf(document, 'weaker-than-profile');
    const applying = vscode.commands.executeCommand('codexPolicy.previewProfile', 'balanced');
    await eventually(async () => {
      if (document.getText() !== before) return;
      // The commands exist before the preview is shown, and do nothing then. The first entry is the file, with all changes.
      await execute('refactorPreview.focus', 'list.focusFirst');
      await execute('refactorPreview.toggleCheckedState', 'refactorPreview.apply');
      assert.notEqual(document.getText(), before);
    });
    await applying;
    assert.equal(
      document.getText(),
      `# codex-policy: profile = balanced
allowed_approval_policies = ["untrusted"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only", "workspace-write"] # all
allowed_web_search_modes = ["cached"]
mcp_servers = {}
features.skill_mcp_dependency_install = false
features.computer_use = false
features.browser_use = false
features.browser_use_external = false
features.browser_use_full_cdp_access = false

[rules]
prefix_rules = [
  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },
]

[permissions.filesystem]
deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]
`,
    );
    await untilShown(document, []);
  });

  it('changes nothing when it is discarded', async () => {
    const { document } = await openText(before);
    const applying = vscode.commands.executeCommand('codexPolicy.previewProfile', 'security-oriented');
    let isOver = false;
    void applying.then(() => {
      isOver = true;
    });
    await eventually(async () => {
      await vscode.commands.executeCommand('refactorPreview.discard');
      assert.ok(isOver);
    });
    assert.equal(document.getText(), before);
  });
});
