/** Layers that cannot be read: the server says so where it reports them, and goes on. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EffectiveAnswer } from '../../src/lsp/effective.ts';
import { thisMachine } from '../../src/lsp/this-machine.ts';
import { TestClient } from './harness.ts';

describe('layers on a disk with faults', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'disk-'));
    mkdirSync(at('folder.toml'));
    writeFileSync(at('latin.toml'), Buffer.from([0x61, 0x20, 0x3d, 0x20, 0x22, 0xe9, 0x22]));
    writeFileSync(at('huge.toml'), '#'.repeat(4 * 2 ** 20 + 1));
    if (process.platform !== 'win32') {
      symlinkSync('loop.toml', at('loop.toml'));
      symlinkSync('/dev/zero', at('endless.toml'));
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  const states: Readonly<Record<string, string>> = {
    'folder.toml': 'not readable',
    'latin.toml': 'not readable',
    'huge.toml': 'not readable',
    'nowhere.toml': 'not there',
    ...(process.platform === 'win32' ? {} : { 'loop.toml': 'not readable', 'endless.toml': 'not readable' }),
  };

  for (const [name, state] of Object.entries(states)) {
    it(`${name} is ${state}, and the findings of the others stay`, async () => {
      assert.equal(thisMachine().read(at(name)).state, state);
      const client = new TestClient({ machine: thisMachine() });
      client.settings = { layers: { 'system-requirements': at('requirements.toml'), user: at(name) } };
      await client.initialize();
      const uri = pathToFileURL(at('requirements.toml')).href;
      await client.open(uri, 'allowed_sandbox_modes = ["read-only"]\n');
      const { diagnostics } = await client.diagnostics(uri, 1);
      assert.ok(diagnostics.some(({ code }) => code === 'missing-control'));
      const answer = await client.connection.sendRequest<EffectiveAnswer>('codexPolicy/effective', { uri });
      const line = answer.text.split('\n').find((one) => one.includes(at(name)));
      assert.ok(line !== undefined, answer.text);
      assert.match(answer.text, /allowed_sandbox_modes = \["read-only"\]/);
      assert.deepEqual(client.logged, []);
      client.dispose();
    });
  }
});
