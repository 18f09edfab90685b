import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findCodex, NoCodexError } from '../../src/real-codex/find.ts';

describe('finding a Codex', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'find-codex-'));
    for (const name of ['bin', 'plain', 'taken/codex']) mkdirSync(path.join(folder, name), { recursive: true });
    for (const name of ['bin/codex', 'plain/codex']) writeFileSync(path.join(folder, name), '#!/bin/sh\n');
    chmodSync(path.join(folder, 'bin/codex'), 0o755);
    chmodSync(path.join(folder, 'plain/codex'), 0o644);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const pathOf = (...names: string[]) => names.map((name) => path.join(folder, name)).join(path.delimiter);
  const message = (named: string | undefined, searchPath: string | undefined) => {
    try {
      return findCodex(named, searchPath);
    } catch (error) {
      assert.ok(error instanceof NoCodexError);
      return error.message.replaceAll(folder, '');
    }
  };

  it('takes the first executable on PATH, in an absolute folder', () => {
    const found = path.join(folder, 'bin/codex');
    assert.equal(findCodex(undefined, pathOf('none', 'taken', 'bin')), found);
    assert.equal(findCodex('', pathOf('bin')), found);
    assert.equal(findCodex('codex', pathOf('bin')), found);
    const relative = path.relative(process.cwd(), path.join(folder, 'bin'));
    assert.equal(
      message(undefined, `${relative}${path.delimiter}.`),
      'there is no codex on PATH: install it with `npm install -g @openai/codex`',
    );
  });

  it('makes a path absolute', () => {
    const found = path.join(folder, 'bin/codex');
    assert.equal(findCodex(path.relative(process.cwd(), found), ''), found);
  });

  it('says what is wrong with the one that was named', () => {
    const install = 'install Codex with `npm install -g @openai/codex`';
    assert.equal(message(path.join(folder, 'none'), ''), `/none does not exist: ${install}`);
    assert.equal(message(path.join(folder, 'taken/codex'), ''), `/taken/codex is not a file: ${install}`);
    assert.equal(message('kodex', pathOf('bin')), `kodex is not on PATH: ${install}`);
    assert.equal(message(undefined, ''), 'there is no codex on PATH: install it with `npm install -g @openai/codex`');
    if (process.platform !== 'win32') {
      assert.equal(message(path.join(folder, 'plain/codex'), ''), `/plain/codex cannot be executed: ${install}`);
    }
  });
});
