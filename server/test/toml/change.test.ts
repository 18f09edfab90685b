import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeBetween } from '../../src/toml/change.ts';

/** Long enough to be compared in blocks, and full of places that are alike. */
const texts = fc
  .array(fc.constantFrom('a', 'b', 'ab'.repeat(600), 'é'.repeat(1024)), { maxLength: 6 })
  .map((parts) => parts.join(''));

describe('the change between two texts', () => {
  it('is the smallest stretch that turns one into the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { start, end, newEnd } = changeBetween(before, after);
        assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(end), after);
        if (start < end && start < newEnd) {
          assert.notEqual(before[start], after[start]);
          assert.notEqual(before[end - 1], after[newEnd - 1]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('ends where the rest is the same, however long', () => {
    const long = 'x'.repeat(3000);
    assert.deepEqual(changeBetween(`${long}a${long}`, `${long}bc${long}`), { start: 3000, end: 3001, newEnd: 3002 });
    assert.deepEqual(changeBetween(long, long), { start: 3000, end: 3000, newEnd: 3000 });
    assert.deepEqual(changeBetween(long, `${long}x`), { start: 3000, end: 3000, newEnd: 3001 });
  });
});
