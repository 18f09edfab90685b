import assert from 'node:assert/strict';
import { type KeyPath, parseDocument } from '../../src/toml/document.ts';
import { renameKey, setValue } from '../../src/toml/set.ts';
import { applyEdits, differenceOf } from '../../src/toml/text-edit.ts';
import { edited, itemAt } from './plain.ts';

type Row = readonly [name: string, before: string, path: KeyPath, written: string, after: string | undefined];

const values: readonly Row[] = [
  ['a value', 'a = 1 # one\n', ['a'], '2', 'a = 2 # one\n'],
  ['a value that is missing', 'a =\nb = 1\n', ['a'], '2', 'a = 2\nb = 1\n'],
  ['a value that is missing before a comment', 'a = # later\n', ['a'], '2', 'a = 2 # later\n'],
  ['a value that is invalid', 'a = on\n', ['a'], 'true', 'a = true\n'],
  ['a value of several lines, CRLF', 'a = 1\r\n', ['a'], '[\n  1,\n]', 'a = [\r\n  1,\r\n]\r\n'],
  ['an inline table', 'a = { b = 1 }\n', ['a'], '{}', 'a = {}\n'],
  ['a pair of an inline table', 'a = { b = 1, c = 2 }\n', ['a', 'b'], '3', 'a = { b = 3, c = 2 }\n'],
  ['an element of a list', 'a = [1, 2]\n', ['a', 1], '3', 'a = [1, 3]\n'],
  ['a key of an element', '[[t]]\na = 1\n[[t]]\na = 2\n', ['t', 1, 'a'], '3', '[[t]]\na = 1\n[[t]]\na = 3\n'],
  ['a key that is not there', '[t]\na = 1\n', ['t', 'b'], '2', '[t]\na = 1\nb = 2\n'],
  ['the first of two definitions', 'a = 1\na = 2\n', ['a'], '3', 'a = 3\na = 2\n'],
  ['a table with a header', '[t]\n', ['t'], '1', undefined],
  ['a table of dotted keys', 't.a = 1\n', ['t'], '1', undefined],
  ['below a value', 'a = 1\n', ['a', 'b'], '1', undefined],
];

const names: readonly Row[] = [
  ['a bare key', 'a = 1\n', ['a'], 'b', 'b = 1\n'],
  ['a bare key that needs quotes', 'a.c = 1\n', ['a'], 'b c', '"b c".c = 1\n'],
  ['a key in quotes', '"a" = 1\n', ['a'], 'b"', '"b\\"" = 1\n'],
  ['a key in literal quotes', "'a' = 1\n", ['a'], 'b', "'b' = 1\n"],
  ['a key in literal quotes that cannot hold the name', "'a' = 1\n", ['a'], "it's", '"it\'s" = 1\n'],
  ['a table wherever it is named', '[a.b]\n[ "a" . c]\n', ['a'], 'd', '[d.b]\n[ "d" . c]\n'],
];

describe('setValue sets', () => {
  for (const [name, before, path, value, after] of values) {
    it(after === undefined ? `nothing for ${name}` : name, () => {
      const edit = setValue(parseDocument(before), path, value);
      if (after === undefined) return assert.equal(edit, undefined);
      assert.equal(edited(before, edit), after);
    });
  }
});

describe('renameKey renames', () => {
  for (const [name, before, path, newName, after] of names) {
    it(name, () => {
      const item = itemAt(parseDocument(before), ...path);
      const edits = item.names.map((part) => renameKey(part, newName));
      assert.equal(edited(before, edits), after);
    });
  }
});

describe('differenceOf', () => {
  for (const [before, after] of [
    ['abc', 'abc'],
    ['abc', 'axc'],
    ['aa', 'aaa'],
    ['aaa', 'a'],
    ['', 'a'],
    ['a', ''],
  ] as const) {
    it(`turns '${before}' into '${after}'`, () => {
      const edit = differenceOf(before, after);
      assert.equal(edit === undefined, before === after);
      assert.equal(applyEdits(before, edit ? [edit] : []), after);
    });
  }

  it('is as short as it can be', () => {
    assert.deepEqual(differenceOf('a = 1\nb = 2\n', 'a = 1\nb = 3\n'), { start: 10, end: 11, newText: '3' });
  });
});
