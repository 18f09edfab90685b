import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/toml/document.ts';
import { newerToml } from '../../src/toml/newer.ts';
import { applyEdits } from '../../src/toml/text-edit.ts';

const found = (text: string) => newerToml(parseDocument(text).tree).map(({ kind, start, end }) => [kind, start, end]);
const older = (text: string) => {
  const [first] = newerToml(parseDocument(text).tree);
  return first?.older && applyEdits(text, first.older);
};

describe('what only TOML 1.1 has', () => {
  const cases: readonly (readonly [
    text: string,
    kind: string,
    start: number,
    end: number,
    older: string | undefined,
  ])[] = [
    ['a = {\n  b = 1,\n  c = 2,\n}\n', 'line-break', 4, 5, 'a = { b = 1, c = 2 }\n'],
    ['a = {\r\n  b = 1\r\n}\r\n', 'line-break', 4, 5, 'a = { b = 1 }\r\n'],
    ['a = { b = 1, c = 2\n}\n', 'line-break', 4, 5, 'a = { b = 1, c = 2 }\n'],
    ['a = {\n}\n', 'line-break', 4, 5, 'a = { }\n'],
    ['a = { b\n= 1, c =\n  2 }\n', 'line-break', 4, 5, 'a = { b = 1, c = 2 }\n'],
    ['a = { b = 1 # why\n}\n', 'line-break', 4, 5, undefined],
    ['a = { b = 1, }\n', 'trailing-comma', 11, 12, 'a = { b = 1 }\n'],
    ['a = "x\\ey"\n', 'escape', 6, 8, 'a = "x\\u001by"\n'],
    ['a = """x\\x41y"""\n', 'escape', 8, 12, 'a = """x\\u0041y"""\n'],
    ['"\\e" = 1\n', 'escape', 1, 3, '"\\u001b" = 1\n'],
    ['a = 07:32\n', 'time', 4, 9, 'a = 07:32:00\n'],
    ['a = 1979-05-27T07:32-07:00\n', 'time', 4, 26, 'a = 1979-05-27T07:32:00-07:00\n'],
  ];
  for (const [text, kind, start, end, expected] of cases) {
    it(`is found, and written as before: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(text), [[kind, start, end]]);
      assert.equal(older(text), expected);
      if (expected !== undefined) assert.deepEqual(parseDocument(expected, '1.0').faults, []);
    });
  }

  it('is not what TOML 1.0 has too', () => {
    for (const text of [
      "a = '\\e'\n",
      'a = "\\\\e"\n',
      'a = "\\u001b"\n',
      'a = { b = [\n1,\n] }\n',
      'a = { b = """\n""" }\n',
      'a = [\n  { b = 1 },\n]\n',
      'a = 07:32:00\n',
      'a = 1979-05-27\n',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('is what a parser of TOML 1.0 stops at, and nothing else', () => {
    const piece = fc.constantFrom(
      ...[
        'a = {',
        'b = 1',
        ', ',
        ' }',
        '\n',
        '"\\e"',
        "'\\e'",
        'c = ',
        '[',
        ']',
        '07:32',
        ':00',
        '# x\n',
        '{ }',
        '\\x4a',
      ],
      ...['"', '[t]\n', 'd.e = ', '1979-05-27 07:32', 'Z', '\r\n', '"""'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const document = parseDocument(text);
        if (document.faults.length > 0) return;
        assert.equal(newerToml(document.tree).length > 0, parseDocument(text, '1.0').faults.length > 0, text);
      }),
      { numRuns: 5000 },
    );
  });
});
