import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAfterEach } from '../support/findings.ts';
import { eventually } from '../support/wait.ts';

// The page in which VS Code is shown for the tests in a browser cannot start the extension for Markdown.
describe('pages of the documentation', () => {
  closeAfterEach();

  for (const [command, page] of [
    ['codexPolicy.showDeploying', 'deploying.md'],
    ['codexPolicy.showPipelines', 'ci.md'],
  ] as const) {
    it(`are shown as they are read, not as they are written: ${page}`, async () => {
      await vscode.commands.executeCommand(command);
      await eventually(() => {
        const { label, input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
        assert.equal(label, `Preview ${page}`);
        assert.ok(input instanceof vscode.TabInputWebview);
      });
    });
  }
});
