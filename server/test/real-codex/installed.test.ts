import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotAskError } from '../../src/real-codex/cannot-ask.ts';
import { installedCodex } from '../../src/real-codex/installed.ts';

describe('the installed Codex', () => {
  let folder: string;

  before(function () {
    if (process.platform === 'win32') this.skip();
    folder = mkdtempSync(path.join(os.tmpdir(), 'installed-codex-'));
  });

  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  function standIn(script: string): string {
    const file = path.join(folder, 'codex');
    writeFileSync(file, script);
    chmodSync(file, 0o755);
    return file;
  }

  const refusal = (executable: string, message: string) =>
    assert.rejects(installedCodex(executable), new CannotAskError(`${executable} ${message}`));

  it('says its release, and keeps its files in a folder that goes away', async () => {
    const seen = path.join(folder, 'seen');
    const executable = standIn(`#!/bin/sh
echo "$* $CODEX_HOME" > ${seen}
touch "$CODEX_HOME/own"
echo 'a warning' >&2
echo 'codex-cli 0.168.0-alpha.2'
`);
    assert.deepEqual(await installedCodex(executable), { executable, release: '0.168.0-alpha.2' });
    const [argument, home = ''] = readFileSync(seen, 'utf8').trim().split(' ');
    assert.equal(argument, '--version');
    assert.match(path.basename(home), /^codex-home-/);
    assert.equal(existsSync(home), false);
  });

  it('is none that answers otherwise, or cannot be run', async () => {
    await refusal(
      standIn('#!/bin/sh\necho other 1.0\nexit 3\n'),
      "is not Codex: it answers --version with 'other 1.0'",
    );
    await refusal(standIn('#!/none/sh\n'), 'does not start: ENOENT');
  });
});
