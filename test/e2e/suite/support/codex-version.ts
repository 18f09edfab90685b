import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './wait.ts';

const settings = () => vscode.workspace.getConfiguration('codexPolicy');

/** Runs the command and takes what is offered first: the release, and the workspace. Gives the setting. */
export async function chosenVersion(): Promise<string> {
  const done = vscode.commands.executeCommand('codexPolicy.setCodexVersion');
  const value = await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const written = settings().inspect<string>('codexVersion')?.workspaceValue;
    assert.ok(written !== undefined, 'nothing is written yet');
    return written;
  });
  await done;
  return value;
}

export function forgetVersion(): Thenable<void> {
  return settings().update('codexVersion', undefined, vscode.ConfigurationTarget.Workspace);
}
