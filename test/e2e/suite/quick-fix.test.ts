import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyQuickFix, quickFixesAt } from './support/actions.ts';
import { openFile, openText, rangeOf, workspaceUri } from './support/files.ts';
import { closeAfterEach, findingOf, settled, shown, untilShown } from './support/findings.ts';

const sandbox = `# Sandboxes of the build agents.
allowed_sandbox_modes = [
  # the least there is
  "read-only",
  # no agent needs this
  "danger-full-access",
] # checked in May
`;

describe('quick fixes', () => {
  closeAfterEach();

  it('offer every profile for the control under the cursor, the target first choice', async () => {
    const { document } = await openText(sandbox);
    await findingOf(document, 'weaker-than-profile');
    const actions = await quickFixesAt(document, rangeOf(document, '"danger-full-access"'));
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred ?? false]),
      [
        ['Set allowed_sandbox_modes to Balanced: ["read-only", "workspace-write"]', true],
        // VS Code puts what ends the finding first.
        ['Set allowed_sandbox_modes to Security-oriented: ["read-only"]', false],
        ['Set allowed_sandbox_modes to High Utility: ["read-only", "workspace-write", "danger-full-access"]', false],
        ['Ignore weaker-than-profile here with a comment, and say why', false],
      ],
    );
  });

  it('offer them without a finding as well, and none where the file stands so already', async () => {
    const { document } = await openText('allowed_sandbox_modes = ["read-only", "workspace-write"]\n');
    await findingOf(document, 'missing-control');
    const cursor = rangeOf(document, 'workspace').end;
    const actions = await quickFixesAt(document, new vscode.Range(cursor, cursor));
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred ?? false]),
      [
        ['Set allowed_sandbox_modes to High Utility: ["read-only", "workspace-write", "danger-full-access"]', false],
        ['Set allowed_sandbox_modes to Security-oriented: ["read-only"]', false],
      ],
    );
  });

  it('prefer the profile that the file names', async () => {
    const { document } = await openText(`# codex-policy: profile = security-oriented\n${sandbox}`);
    await findingOf(document, 'weaker-than-profile');
    const actions = await quickFixesAt(document, rangeOf(document, '"danger-full-access"'));
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
      ['Set allowed_sandbox_modes to Security-oriented: ["read-only"]'],
    );
  });

  it('set a list to each profile and leave comments and layout alone', async () => {
    const results = {
      'Balanced: ["read-only", "workspace-write"]': sandbox.replace(
        '  # no agent needs this\n  "danger-full-access",\n',
        '  "workspace-write",\n  # no agent needs this\n',
      ),
      'High Utility: ["read-only", "workspace-write", "danger-full-access"]': sandbox.replace(
        '"danger-full-access",',
        '"danger-full-access",\n  "workspace-write",',
      ),
      'Security-oriented: ["read-only"]': sandbox.replace('  "danger-full-access",\n', ''),
    };
    for (const [value, expected] of Object.entries(results)) {
      const { document } = await openText(sandbox);
      const range = rangeOf(document, 'allowed_sandbox_modes');
      assert.equal(await applyQuickFix(document, range, `Set allowed_sandbox_modes to ${value}`), expected, value);
    }
  });

  it('put a misspelt key right, and the value that it would refuse', async () => {
    const { document } = await openText(
      '# who answers\nallowed_approval_reviewers = [ "auto_reviewer", "user" ] # both\n',
    );
    const after = await applyQuickFix(
      document,
      rangeOf(document, 'allowed_approval_reviewers'),
      'Rename to `allowed_approvals_reviewers`',
    );
    assert.equal(after, '# who answers\nallowed_approvals_reviewers = [ "auto_review", "user" ] # both\n');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "auto_review"']);
  });

  it('insert what is missing, each control by itself or all', async () => {
    const text = '# Acme\nallowed_sandbox_modes = ["read-only"] # for all\n\n[features]\napps = true\n';
    const { document } = await openText(text);
    const top = new vscode.Range(0, 0, 0, 0);
    const after = await applyQuickFix(document, top, 'Insert allowed_web_search_modes for Balanced: ["cached"]');
    assert.equal(
      after,
      '# Acme\nallowed_sandbox_modes = ["read-only"] # for all\nallowed_web_search_modes = ["cached"]\n\n[features]\napps = true\n',
    );
    await findingOf(document, 'missing-control');
    const [all] = await quickFixesAt(document, top);
    assert.match(all?.title ?? '', /^Insert all \d missing controls for Balanced$/);
    assert.equal(all?.isPreferred ?? false, false, 'it inserts examples, which want a look first');
  });

  it('rewrite a relative pattern to one that guards every workspace', async () => {
    const { document } = await openText(`[permissions.filesystem]
# Secrets of Acme.
deny_read = [
  "/etc/acme/keys/**", # ours
  "**/.env", # theirs
]
`);
    const after = await applyQuickFix(
      document,
      rangeOf(document, '"**/.env"'),
      'Guard every workspace below the home folder: "~/**/.env"',
    );
    assert.equal(
      after,
      `[permissions.filesystem]
# Secrets of Acme.
deny_read = [
  "/etc/acme/keys/**", # ours
  "~/**/.env", # theirs
]
`,
    );
  });

  it('work in a file with Windows line ends', async () => {
    const { document } = await openText(sandbox.replaceAll('\n', '\r\n'));
    const range = rangeOf(document, '"danger-full-access"');
    const after = await applyQuickFix(document, range, 'Set allowed_sandbox_modes to Security-oriented: ["read-only"]');
    const expected = sandbox.replace('  "danger-full-access",\n', '');
    assert.equal(after, expected.replaceAll('\n', '\r\n'));
  });

  it('are one step of undo', async () => {
    const { document } = await openText(sandbox);
    const range = rangeOf(document, '"danger-full-access"');
    await applyQuickFix(document, range, 'Set allowed_sandbox_modes to Balanced: ["read-only", "workspace-write"]');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), sandbox);
  });

  it('are not offered in a file that is not Codex’s', async () => {
    const { document } = await openFile(workspaceUri('python/requirements.toml'));
    await settled();
    assert.deepEqual(shown(document), []);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, 'danger-full-access'),
    );
    assert.deepEqual(actions, []);
  });
});
