import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { chosenVersion, forgetVersion } from '../support/codex-version.ts';
import { writeFile } from '../support/files.ts';

const configure = (path: string | undefined) =>
  vscode.workspace.getConfiguration('codexPolicy').update('codexPath', path, vscode.ConfigurationTarget.Global);

describe('setting the Codex version, with an installed Codex', () => {
  afterEach(async () => {
    await configure(undefined);
    await forgetVersion();
  });

  it('offers its release first', async function () {
    if (process.platform === 'win32') this.skip();
    const fake = await writeFile("#!/bin/sh\necho 'codex-cli 0.168.0'\n", 'codex');
    chmodSync(fake.fsPath, 0o755);
    await configure(fake.fsPath);
    assert.equal(await chosenVersion(), '0.168.0');
  });
});
