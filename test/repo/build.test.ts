/** What a build leaves in its folder. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeOthers } from '../../scripts/lib/remove-others.mjs';

describe('a build', () => {
  it('removes what it has not made, and leaves the npm package alone', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'build-'));
    try {
      for (const name of [
        'cli.js',
        'cli.js.map',
        'npmrc',
        'web/extension.cjs',
        'web/extension.cjs.map',
        'npm/dist/cli.js',
      ]) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), '');
      }
      removeOthers(folder, ['./cli.js', 'web/extension.cjs', 'server.js'], ['npm']);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(path.join(folder, name)).isFile())
        .map((name) => name.replaceAll('\\', '/'));
      assert.deepEqual(files.sort(), ['cli.js', 'npm/dist/cli.js', 'web/extension.cjs']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is of letters that take one byte: with a single other one the engine holds all of a program in two bytes each', () => {
    const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.js'))) {
      const [other] = readFileSync(path.join(dist, name), 'utf8').match(/.{0,30}[^\0-\x7f].{0,30}/) ?? [];
      assert.equal(other, undefined, name);
    }
  });
});
