import assert from 'node:assert/strict';
import { type KeyPath, parseDocument } from '../../src/toml/document.ts';
import { emptyTable, isWithin, removeItem, removePair } from '../../src/toml/remove.ts';
import { edited, itemAt } from './plain.ts';

type Row = readonly [name: string, before: string, path: KeyPath, after: string];

const removed: readonly Row[] = [
  ['a key', 'a = 1\nb = 2\nc = 3\n', ['b'], 'a = 1\nc = 3\n'],
  ['the only key', 'a = 1\n', ['a'], ''],
  ['the last key, without final line end', 'a = 1\nb = 2', ['b'], 'a = 1'],
  ['the last key, CRLF without final line end', 'a = 1\r\nb = 2', ['b'], 'a = 1'],
  ['a key below a byte order mark', '﻿a = 1\nb = 2\n', ['a'], '﻿b = 2\n'],
  ['a key, its comments kept', '# above\na = 1 # beside\n\nb = 2\n', ['a'], '# above\n# beside\n\nb = 2\n'],
  [
    'a value of several lines, its comments kept',
    'a = [ # one\n  1,\n  # two\n] # three\nb = 2\n',
    ['a'],
    '# one\n# two\n# three\nb = 2\n',
  ],
  [
    'a value of several lines, CRLF',
    'a = [ # one\r\n  1,\r\n] # two\r\nb = 2\r\n',
    ['a'],
    '# one\r\n# two\r\nb = 2\r\n',
  ],
  ['a key between blank lines', 'a = 1\n\nb = 2\n\nc = 3\n', ['b'], 'a = 1\n\nc = 3\n'],
  ['a line without equals sign', '[t]\nNote: none of it # now\nb = 1\n', ['t'], ' # now\n'],
  ['a table', '[t]\na = 1\n\n[u]\nb = 1\n', ['t'], '[u]\nb = 1\n'],
  [
    'a table, its comments kept',
    '# above\n[t] # beside\na = 1 # one\n# below\n\n[u]\n',
    ['t'],
    '# above\n# beside\n# one\n# below\n\n[u]\n',
  ],
  ['a table with tables below it', '[t]\na = 1\n[t.u]\nb = 1\n[[t.v]]\nc = 1\n[w]\n', ['t'], '[w]\n'],
  ['a table and those that only it declares', '[t.u]\na = 1\n[w]\n', ['t', 'u'], '[w]\n'],
  ['an implicit table', '[a]\n[t.u]\nb = 1\n[t.v]\nc = 1\n', ['t'], '[a]\n'],
  ['a table of dotted keys', 't.a = 1\nb = 2\nt.c = 3\n', ['t'], 'b = 2\n'],
  ['a table written in two ways', 't.a = 1\n\n[t.u]\nb = 1\n', ['t'], ''],
  ['an array of tables', '[[t]]\na = 1\n[t.u]\nb = 1\n[[t]]\na = 2\n[w]\n', ['t'], '[w]\n'],
  ['an element', '[[t]]\na = 1\n[t.u]\nb = 1\n[[t]]\na = 2\n', ['t', 0], '[[t]]\na = 2\n'],
  [
    'a table of an element',
    '[[t]]\n[t.u]\na = 1\n[[t]]\n[t.u]\na = 2\n',
    ['t', 1, 'u'],
    '[[t]]\n[t.u]\na = 1\n[[t]]\n',
  ],
  ['the first pair of an inline table', 'a = { b = 1, c = 2 }\n', ['a', 'b'], 'a = { c = 2 }\n'],
  ['the last pair of an inline table', 'a = { b = 1, c = 2 }\n', ['a', 'c'], 'a = { b = 1 }\n'],
  ['the only pair of an inline table', 'a = { b = 1, }\n', ['a', 'b'], 'a = {}\n'],
  ['dotted pairs of an inline table', 'a = {b.x = 1, c = 2, b.y = 3}\n', ['a', 'b'], 'a = {c = 2}\n'],
  [
    'a line of an inline table',
    'a = {\n  b = 1, # one\n  c = 2, # two\n}\n',
    ['a', 'b'],
    'a = {\n  # one\n  c = 2, # two\n}\n',
  ],
  ['the last line of an inline table', 'a = {\n  b = 1, # one\n  c = 2\n}\n', ['a', 'c'], 'a = {\n  b = 1 # one\n}\n'],
  ['a pair in an array', 'a = [{ b = 1, c = 2 }, { b = 3 }]\n', ['a', 0, 'b'], 'a = [{ c = 2 }, { b = 3 }]\n'],
  ['an element of a list', 'a = ["x", "y"]\n', ['a', 0], 'a = ["y"]\n'],
  ['every definition of a key', 'a = 1\nb = 2\na = 3\n', ['a'], 'b = 2\n'],
];

const emptied: readonly Row[] = [
  ['a table', '[t] # note\na = 1\n\n[t.u]\nb = 1\n\n[v]\n', ['t'], '[t] # note\n\n[v]\n'],
  ['a table that is empty', '[t]\n', ['t'], '[t]\n'],
  ['an implicit table', '[t.u] # note\na = 1\n[t.v]\nb = 1\n[w]\n', ['t'], '[t] # note\n[w]\n'],
  ['a table of dotted keys', 't.a = 1 # one\nt.b = 2\nc = 3\n', ['t'], 't = {} # one\nc = 3\n'],
  ['a table of dotted keys with comments', 't.a = [ # one\n]\n', ['t'], 't = { # one\n}\n'],
  ['an inline table', 'a = { b = 1, c = 2 } # note\n', ['a'], 'a = {} # note\n'],
  ['an inline table that is empty', 'a = { }\n', ['a'], 'a = { }\n'],
  ['an inline table with comments', 'a = {\n  b = 1, # one\n}\n', ['a'], 'a = { # one\n}\n'],
  ['dotted keys of an inline table', 'a = { b.x = 1, c = 2, b.y = 3 }\n', ['a', 'b'], 'a = { b = {}, c = 2 }\n'],
  ['an element', '[[t]]\na = 1\n[t.u]\n[[t]]\na = 2\n', ['t', 0], '[[t]]\n[[t]]\na = 2\n'],
  ['an implicit table of an element', '[[t]]\n[t.u.v]\na = 1\n', ['t', 0, 'u'], '[[t]]\n[t.u]\n'],
  ['the whole document', '# licence\na = 1\n[t]\nb = 1\n', [], '# licence\n'],
];

describe('removeItem removes', () => {
  for (const [name, before, path, after] of removed) {
    it(name, () => {
      const document = parseDocument(before);
      assert.equal(edited(before, removeItem(document, itemAt(document, ...path))), after);
      assert.deepEqual(parseDocument(after).faults, []);
    });
  }
});

describe('emptyTable empties', () => {
  for (const [name, before, path, after] of emptied) {
    it(name, () => {
      const document = parseDocument(before);
      assert.equal(edited(before, emptyTable(document, itemAt(document, ...path))), after);
      assert.deepEqual(parseDocument(after).faults, []);
    });
  }
});

describe('removePair', () => {
  const rows: readonly Row[] = [
    ['a second definition', 'a = 1\nb = 2\na = 3 # three\n', ['a'], 'a = 1\nb = 2\n# three\n'],
    ['a second definition in an inline table', 't = { a = 1, b = 2, a = 3 }\n', ['t', 'a'], 't = { a = 1, b = 2 }\n'],
  ];
  for (const [name, before, path, after] of rows) {
    it(`removes ${name} and leaves the first`, () => {
      const document = parseDocument(before);
      const [second] = itemAt(document, ...path).duplicates;
      assert.ok(second);
      assert.equal(edited(before, removePair(document, second)), after);
    });
  }
});

it('isWithin compares paths step by step', () => {
  assert.ok(isWithin(['a', 0, 'b'], ['a', 0]));
  assert.ok(isWithin(['a'], ['a']));
  assert.ok(!isWithin(['a'], ['a', 'b']));
  assert.ok(!isWithin(['a', '0'], ['a', 0]));
});
