import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const script = `
  const { isTerminal } = await import(${JSON.stringify(new URL('../../src/cli/standard-output.ts', import.meta.url).href)});
  process.stderr.write(String(isTerminal()));
`;

describe('whether standard output is a terminal', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'standard-output-'));
  after(() => rmSync(folder, { recursive: true }));

  function told(output: 'pipe' | 'ignore' | number): string {
    const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', output, 'pipe'],
      encoding: 'utf8',
    });
    return stderr;
  }

  it('is told of a pipe, of a file, and of the device that keeps nothing', () => {
    const file = openSync(path.join(folder, 'output'), 'w');
    assert.equal(told('pipe'), 'false');
    assert.equal(told(file), 'false');
    assert.equal(told('ignore'), 'false');
    closeSync(file);
  }).timeout(20_000);
});
