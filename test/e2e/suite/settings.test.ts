import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { quickFixesAt } from './support/actions.ts';
import { openFile, openText, rangeOf, workspaceUri } from './support/files.ts';
import { closeAfterEach, findings, untilShown } from './support/findings.ts';
import { eventually } from './support/wait.ts';

/** Changes a setting of the workspace; `undefined` takes it out. */
async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('codexPolicy').update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe('settings', () => {
  closeAfterEach();
  afterEach(async () => {
    for (const name of ['profile', 'files']) await set(name, undefined);
  });

  it('codexPolicy.profile decides what open files are held to', async () => {
    const { document } = await openText('allowed_web_search_modes = ["cached"]\n');
    await untilShown(document, ['missing-control: ']);
    await set('profile', 'security-oriented');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "cached"']);
    await set('profile', undefined);
    await untilShown(document, ['missing-control: ']);
  });

  it('codexPolicy.profile decides which quick fix is preferred', async () => {
    await set('profile', 'security-oriented');
    const { document } = await openText('allowed_web_search_modes = ["cached"]\n');
    await untilShown(document, ['missing-control: ', 'weaker-than-profile: "cached"']);
    const actions = await quickFixesAt(document, rangeOf(document, '"cached"'));
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
      ['Set allowed_web_search_modes to Security-oriented: ["disabled"]'],
    );
  });

  for (const glob of ['policies/*.toml', './policies/*.toml', '**/laptops.toml']) {
    it(`codexPolicy.files: ${glob} makes a file one of Codex’s, and no longer`, async () => {
      const { document } = await openFile(workspaceUri('policies/laptops.toml'));
      await set('files', { [glob]: 'requirements' });
      await untilShown(document, ['missing-control: ', 'weaker-than-profile: "danger-full-access"']);
      await set('files', undefined);
      await eventually(() => assert.deepEqual(findings(document.uri), []));
    });
  }

  it('codexPolicy.files takes a file without a Codex key, and lets go of one with many', async () => {
    const { document } = await openFile(workspaceUri('Cargo.toml'));
    await set('files', { 'Cargo.toml': 'requirements' });
    await eventually(() => assert.notDeepEqual(findings(document.uri), []));
    const policy = await openFile(workspaceUri('requirements.toml'));
    await untilShown(policy.document, ['missing-control: ', 'weaker-than-profile: "on-request"']);
    await set('files', { '*.toml': 'none' });
    await eventually(() => assert.deepEqual(findings(policy.document.uri), []));
  });

  it('of a wrong type count as not set', async () => {
    await set('profile', 7);
    await set('files', 'policies/*.toml');
    const { document } = await openText('allowed_web_search_modes = ["cached"]\n');
    await untilShown(document, ['missing-control: ']);
  });
});
