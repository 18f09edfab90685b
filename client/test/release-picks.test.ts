import assert from 'node:assert/strict';
import { withSecond } from '../src/release-picks.ts';

describe('the releases to pick from', () => {
  it('have why there is no installed Codex as an entry of its own, which is not the first', () => {
    assert.deepEqual(withSecond(['0.169', '>=0.168', '>=0.166'], 'why'), ['0.169', 'why', '>=0.168', '>=0.166']);
    assert.deepEqual(withSecond(['0.169', '>=0.168'], undefined), ['0.169', '>=0.168']);
    assert.deepEqual(withSecond([], 'why'), ['why']);
  });
});
