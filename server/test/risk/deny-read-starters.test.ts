import assert from 'node:assert/strict';
import { denyReadStarters } from '../../src/risk/deny-read-starters.ts';
import { patternReach } from '../../src/risk/patterns.ts';

describe('denyReadStarters', () => {
  it('guard what they say, each once', () => {
    for (const pattern of denyReadStarters) assert.equal(patternReach(pattern), 'guards', pattern);
    assert.equal(new Set(denyReadStarters).size, denyReadStarters.length);
  });
});
