import assert from 'node:assert/strict';
import { foldingRanges } from '../../src/features/folding-ranges.ts';
import { crlf, lines } from '../rules/golden.ts';
import { analysisOf } from './cursor.ts';

/** `first-last kind` of each range, lines from 0. */
function folds(text: string): string[] {
  return foldingRanges(analysisOf(text)).map(({ startLine, endLine, kind = '' }) =>
    `${startLine}-${endLine} ${kind}`.trimEnd(),
  );
}

describe('folding ranges', () => {
  it('are tables up to their last key, values of several lines without what closes them, and blocks of comments', () => {
    const all = [
      '# one',
      '# two',
      '',
      '# alone',
      'a = [',
      '  # in',
      '  # it',
      '  { b = [',
      '    1,',
      '  ] },',
      ']',
      '[t]',
      'x = 1',
      'y = """',
      'text',
      '""" # end',
      '',
      '# of the next',
      '[empty]',
      '[[u]]',
      "z = '''a",
      "b'''",
    ];
    const expected = ['0-1 comment', '4-9', '5-6 comment', '7-9', '11-15', '13-14', '19-21', '20-21'];
    assert.deepEqual(folds(lines(...all)), expected);
    assert.deepEqual(folds(crlf(...all)), expected);
  });

  it('are none where everything is on one line, and go on after a fault', () => {
    assert.deepEqual(folds(''), []);
    assert.deepEqual(folds('# a\n\n# b\na = [1] # c\n# d\n'), []);
    assert.deepEqual(folds('a = [\n1,\n[t]\nb = 1\nc =\n'), ['0-1', '2-4']);
  });
});
