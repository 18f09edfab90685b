import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt } from './support/actions.ts';
import { openFile, openText, workspaceUri } from './support/files.ts';
import { closeAfterEach, findingOf, settled, shown, untilShown } from './support/findings.ts';

const before = `# Acme: what Codex may do on our laptops.
allowed_approval_policies = ["on-request"] # the model asks
allowed_approval_reviewers = ["user"]

# Searches.
allowed_web_search_modes = [ "live", "cached" ]

[features]
# People ask for it.
apps = true
`;

const balanced = `# Acme: what Codex may do on our laptops.
allowed_approval_policies = ["untrusted"] # the model asks
allowed_approvals_reviewers = ["user"]

# Searches.
allowed_web_search_modes = [ "cached" ]
allowed_sandbox_modes = ["read-only", "workspace-write"]

[features]
# People ask for it.
apps = true
skill_mcp_dependency_install = false
computer_use = false
browser_use = false
browser_use_external = false
browser_use_full_cdp_access = false

[rules]
prefix_rules = [
  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },
]

[permissions.filesystem]
deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]

[mcp_servers.local]
identity = { command = "local-mcp-server" }

[mcp_servers.remote]
identity = { url = "https://example.com/mcp" }
`;

function apply(profile: string): Thenable<unknown> {
  return vscode.commands.executeCommand('codexPolicy.applyProfile', profile);
}

describe('applying a profile', () => {
  closeAfterEach();

  it('sets every control, keeps comments and layout, and changes nothing the second time', async () => {
    const { document } = await openText(before);
    await findingOf(document, 'weaker-than-profile');
    await apply('balanced');
    assert.equal(document.getText(), balanced);
    await untilShown(document, []);
    const { version } = document;
    await apply('balanced');
    assert.equal(document.getText(), balanced);
    assert.equal(document.version, version);
  });

  it('is one step of undo', async () => {
    const { document } = await openText(before);
    await apply('security-oriented');
    assert.notEqual(document.getText(), before);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  for (const profile of ['high-utility', 'balanced', 'security-oriented']) {
    it(`${profile} leaves no finding in a file that names it`, async () => {
      const { document } = await openText(`# codex-policy: profile = ${profile}\n${before}`);
      await findingOf(document, 'article-spelling');
      await apply(profile);
      await untilShown(document, []);
    });
  }

  it('is offered as an action for each profile', async () => {
    const { document } = await openText(before);
    await findingOf(document, 'weaker-than-profile');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await actionsAt(document, whole, vscode.CodeActionKind.RefactorRewrite);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Apply High Utility to this file', 'Apply Balanced to this file', 'Apply Security-oriented to this file'],
    );
    const edit = actions[1]?.edit;
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    assert.equal(document.getText(), balanced);
  });

  it('fills a new file', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'toml',
      content: 'allowed_sandbox_modes = []\n',
    });
    await vscode.window.showTextDocument(document);
    await apply('security-oriented');
    assert.match(document.getText(), /^allowed_sandbox_modes = \["read-only"\]$/m);
    assert.match(document.getText(), /^\[mcp_servers\]$/m);
  });

  it('touches no file that is not Codex’s, and no unknown profile', async () => {
    const cargo = await openFile(workspaceUri('Cargo.toml'));
    void apply('balanced');
    await settled();
    assert.equal(cargo.document.isDirty, false);
    const { document } = await openText(before);
    void apply('none');
    await findingOf(document, 'weaker-than-profile');
    assert.equal(document.getText(), before);
    assert.notDeepEqual(shown(document), []);
  });
});
