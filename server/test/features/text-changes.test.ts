import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changesBetween } from '../../src/features/text-changes.ts';
import { applyEdits } from '../../src/toml/text-edit.ts';

describe('changes between two texts', () => {
  it('touch only what differs', () => {
    assert.deepEqual(changesBetween('a = 1\nb = 2\nc = 3\n', 'a = 1\nb = 5\nc = 3\nd = 4\n'), [
      { start: 10, end: 11, newText: '5' },
      { start: 18, end: 18, newText: 'd = 4\n' },
    ]);
  });

  it('turn any text into any other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '# x\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(applyEdits(before, changesBetween(before, after)), after);
      }),
    );
  });

  it('are none between equal texts', () => {
    assert.deepEqual(changesBetween('a\n', 'a\n'), []);
  });
});
