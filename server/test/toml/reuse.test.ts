import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../src/toml/parser.ts';
import type { SyntaxTree } from '../../src/toml/syntax.ts';
import { document } from './documents.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 250);

const text = '[a]\nx = 1\n\n# about b\n[b]\ny = 2 # two\n\n[c]\nz = 3\n';

/** Text that opens, closes, breaks and joins statements. */
const typed = fc.constantFrom(
  ...['', 'x', '1', ' ', '\n', '#', '"', "'", '"""', "'''", '=', ' = ', '.', ',', '[', ']', '[[', '{', '}', '\n}\n'],
  ...['x = 1\n', '[t]\n', '\n[[t]]\n', 'a = [\n', 'b = {\n', 'c = 1,\n', '\r\n', '\ufeff', '# c\n'],
);

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat({ max: 2 }), fc.nat({ max: 60 })),
  typed,
});

/** What a tree says of a text, however it was made. */
function content({ reuses: _, ...tree }: SyntaxTree) {
  return tree;
}

function changed(before: string, from: string, to: string): { before: SyntaxTree; after: SyntaxTree } {
  const older = parse(before);
  return { before: older, after: parse(before.replace(from, to), '1.1', older) };
}

describe('reading a text of which an older version is known', () => {
  it('takes over the sections before the change', () => {
    const { before, after } = changed(text, 'z = 3', 'z = 4\nlonger = true');
    assert.equal(after.sections[1], before.sections[1]);
    assert.equal(after.sections[2], before.sections[2]);
    assert.notEqual(after.sections[3], before.sections[3]);
    assert.deepEqual(content(after), content(parse(after.text)));
  });

  it('takes over the sections behind it that have not moved', () => {
    const { before, after } = changed(text, 'x = 1', 'x = 7');
    assert.notEqual(after.sections[1], before.sections[1]);
    assert.equal(after.sections[2], before.sections[2]);
    assert.equal(after.sections[3], before.sections[3]);
    assert.deepEqual(content(after), content(parse(after.text)));
  });

  it('reads again what has moved, and what stands behind a fault', () => {
    const { before, after } = changed(text, 'x = 1', 'x = 10');
    assert.notEqual(after.sections[2], before.sections[2]);
    const broken = changed(text.replace('x = 1', 'x = '), 'z = 3', 'z = 4');
    assert.notEqual(broken.after.sections[2], broken.before.sections[2]);
  });

  it('reads everything anew now and then', () => {
    let tree = parse(text);
    const first = tree.sections[1];
    for (let version = 0; version < 150; version++) tree = parse(`${text}# ${version}`, '1.1', tree);
    assert.notEqual(tree.sections[1], first);
    assert.equal(tree.reuses, 150 - 101);
  });

  it('gives the tree that reading everything gives', () => {
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        let tree = parse(start);
        for (const { at, removed, typed: written } of edits) {
          const from = Math.floor(at * tree.text.length);
          const next = tree.text.slice(0, from) + written + tree.text.slice(from + removed);
          tree = parse(next, '1.1', tree);
          assert.deepEqual(content(tree), content(parse(next)), JSON.stringify(next));
        }
      }),
      { numRuns },
    );
  });
});
