import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { thisMachine } from '../../src/lsp/this-machine.ts';

describe('this machine', () => {
  const { exists } = thisMachine();

  it('has a file where there is one, and none where there is a folder or nothing', () => {
    const here = fileURLToPath(import.meta.url);
    const folder = fileURLToPath(new URL('.', import.meta.url));
    assert.deepEqual([here, folder, `${here}.none`].map(exists), [true, false, false]);
  });
});
