import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectionRanges, spansAround } from '../../src/features/selection-ranges.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { policies } from '../rules/fragments.ts';
import { analysisOf, withCursor } from './cursor.ts';

/** What is selected step by step, the smallest first. */
function steps(marked: string): string[] {
  const { text, offset } = withCursor(marked);
  return spansAround(parseDocument(text), offset)
    .map(({ start, end }) => text.slice(start, end))
    .reverse();
}

describe('selection ranges', () => {
  it('grow from the text in quotes to the file', () => {
    assert.deepEqual(steps('# c\n[a.b]\nx = [{ "k" = "v|w" }, 2]\ny = 1\n\n[z]\n'), [
      'vw',
      '"vw"',
      '"k" = "vw"',
      '{ "k" = "vw" }',
      '[{ "k" = "vw" }, 2]',
      'x = [{ "k" = "vw" }, 2]',
      '[a.b]\nx = [{ "k" = "vw" }, 2]\ny = 1',
      '# c\n[a.b]\nx = [{ "k" = "vw" }, 2]\ny = 1\n\n[z]\n',
    ]);
  });

  it('grow from a name over its key and header', () => {
    assert.deepEqual(steps('[a.b|c]\nx = 1\n'), ['bc', 'a.bc', '[a.bc]', '[a.bc]\nx = 1', '[a.bc]\nx = 1\n']);
    assert.deepEqual(steps('x|.y = """\nz"""\n'), ['x', 'x.y', 'x.y = """\nz"""', 'x.y = """\nz"""\n']);
  });

  it('grow from a comment to its block, also within a value', () => {
    assert.deepEqual(steps('a = 1\n# b|c\n# d\n'), ['# bc', '# bc\n# d', 'a = 1\n# bc\n# d\n']);
    assert.deepEqual(steps('a = [ # b|c\n]\n'), ['# bc', '[ # bc\n]', 'a = [ # bc\n]', 'a = [ # bc\n]\n']);
  });

  it('come as ranges, one for each position', () => {
    const positions = [
      { line: 1, character: 4 },
      { line: 0, character: 0 },
    ];
    const [first, second] = selectionRanges(analysisOf('\r\na = 12'), positions);
    assert.deepEqual(first?.range, { start: { line: 1, character: 4 }, end: { line: 1, character: 6 } });
    assert.deepEqual(first?.parent?.range.start, { line: 1, character: 0 });
    assert.deepEqual(second, { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 6 } } });
  });

  it('lie within each other at any place of any policy', () => {
    fc.assert(
      fc.property(policies, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
        const offset = Math.floor(at * text.length);
        const spans = spansAround(parseDocument(text), offset);
        for (const [index, { start, end }] of spans.entries()) {
          assert.ok(start <= offset && offset <= end);
          const outer = spans[index - 1];
          assert.ok(!outer || (outer.start <= start && end <= outer.end && end - start < outer.end - outer.start));
        }
      }),
    );
  });
});
