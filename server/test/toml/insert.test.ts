import assert from 'node:assert/strict';
import { type KeyPath, parseDocument } from '../../src/toml/document.ts';
import { insertKey, insertTable } from '../../src/toml/insert.ts';
import { edited } from './plain.ts';

type Row = readonly [name: string, before: string, path: KeyPath, after: string | undefined];
type ValueRow = Row | readonly [name: string, before: string, path: KeyPath, value: string, after: string];

/** Where a key goes, with the value `1` unless the row gives another. */
const inserted: Readonly<Record<string, readonly ValueRow[]>> = {
  'among root keys': [
    ['an empty file', '', ['k'], 'k = 1\n'],
    ['a file of blanks', '\n  \n', ['k'], 'k = 1\n'],
    ['a file with a byte order mark alone', '﻿', ['k'], '﻿k = 1\n'],
    ['a file of comments', '# licence\n', ['k'], '# licence\nk = 1\n'],
    ['a file of comments without final line end', '# licence', ['k'], '# licence\nk = 1'],
    ['after the last root key', 'a = 1\nb = 2 # two\n\n[t]\n', ['k'], 'a = 1\nb = 2 # two\nk = 1\n\n[t]\n'],
    [
      'after a value of several lines',
      'a = [\n  1, # one\n] # end\n[t]\n',
      ['k'],
      'a = [\n  1, # one\n] # end\nk = 1\n[t]\n',
    ],
    ['without final line end', 'a = 1', ['k'], 'a = 1\nk = 1'],
    ['without final line end, after a comment', 'a = 1 # one', ['k'], 'a = 1 # one\nk = 1'],
    ['before the first header', '[t]\na = 1\n', ['k'], 'k = 1\n\n[t]\na = 1\n'],
    [
      'before the comments of the first header',
      '# licence\n\n# about t\n# more\n[t]\n',
      ['k'],
      '# licence\n\nk = 1\n\n# about t\n# more\n[t]\n',
    ],
    ['below a comment that opens the file', '# licence\n[t]\n', ['k'], '# licence\nk = 1\n\n[t]\n'],
    ['below a byte order mark and a comment', '﻿# licence\n[t]\n', ['k'], '﻿# licence\nk = 1\n\n[t]\n'],
    ['below a byte order mark', '﻿[t]\n', ['k'], '﻿k = 1\n\n[t]\n'],
    ['with CRLF', 'a = 1\r\n\r\n[t]\r\n', ['k'], '[\n  1,\n]', 'a = 1\r\nk = [\r\n  1,\r\n]\r\n\r\n[t]\r\n'],
    ['with CRLF before a header', '[t]\r\n', ['k'], '[\n  1,\n]', 'k = [\r\n  1,\r\n]\r\n\r\n[t]\r\n'],
    ['before an indented header', '  [t]\n', ['k'], 'k = 1\n\n  [t]\n'],
    ['with quotes where the name needs them', 'a = 1\n', ['a b'], 'a = 1\n"a b" = 1\n'],
  ],
  'in tables with headers': [
    ['into a table', '[t]\na = 1\n\n[u]\nb = 1\n', ['t', 'k'], '[t]\na = 1\nk = 1\n\n[u]\nb = 1\n'],
    ['into a table with indentation', '[t]\n  a = 1 # one\n', ['t', 'k'], '[t]\n  a = 1 # one\n  k = 1\n'],
    ['into an empty table', '[t] # note\n\n[u]\n', ['t', 'k'], '[t] # note\nk = 1\n\n[u]\n'],
    ['into an empty table at the end', '[t]', ['t', 'k'], '[t]\nk = 1'],
    ['into a new table', 'a = 1\n', ['t', 'k'], 'a = 1\n\n[t]\nk = 1\n'],
    ['into a new table, without final line end', 'a = 1', ['t', 'k'], 'a = 1\n\n[t]\nk = 1'],
    ['into a new table after a blank line', 'a = 1\n\n', ['t', 'k'], 'a = 1\n\n[t]\nk = 1\n'],
    ['into a new table of an empty file', '', ['t', 'u v', 'k'], '[t."u v"]\nk = 1\n'],
    ['into a new table below another', '[t]\na = 1\n[u]\n', ['t', 'v', 'k'], '[t]\na = 1\n[u]\n\n[t.v]\nk = 1\n'],
    [
      'into an implicit table',
      '[a]\nx = 1\n\n# about t.u\n[t.u]\nb = 1\n',
      ['t', 'k'],
      '[a]\nx = 1\n\n[t]\nk = 1\n\n# about t.u\n[t.u]\nb = 1\n',
    ],
    [
      'into an implicit table below a licence',
      '# licence\n[t.u]\nb = 1\n',
      ['t', 'k'],
      '# licence\n[t]\nk = 1\n\n[t.u]\nb = 1\n',
    ],
    ['into an implicit table of arrays', '[[t.u]]\nb = 1\n', ['t', 'k'], '[t]\nk = 1\n\n[[t.u]]\nb = 1\n'],
    ['into a table beside an implicit one', '[t.u]\nb = 1\n', ['t', 'v', 'k'], '[t.u]\nb = 1\n\n[t.v]\nk = 1\n'],
    ['into a table, CRLF', '[t]\r\na = 1\r\n', ['u', 'k'], '[t]\r\na = 1\r\n\r\n[u]\r\nk = 1\r\n'],
  ],
  'among dotted keys': [
    ['into dotted keys', 't.a = 1\nb = 2\n\n[u]\n', ['t', 'k'], 't.a = 1\nt.k = 1\nb = 2\n\n[u]\n'],
    [
      'into dotted keys, spelled like the last',
      '[u]\n  "t" . a = 1\n',
      ['u', 't', 'k'],
      '[u]\n  "t" . a = 1\n  "t".k = 1\n',
    ],
    ['deeper into dotted keys', 't.a.b = 1\n', ['t', 'c', 'k'], 't.a.b = 1\nt.c.k = 1\n'],
    ['into dotted keys of an inline table', 'a = { t.b = 1 }\n', ['a', 't', 'k'], 'a = { t.b = 1, t.k = 1 }\n'],
  ],
  'in inline tables': [
    ['into an empty inline table', 'a = {}\n', ['a', 'k'], 'a = { k = 1 }\n'],
    ['into an inline table of a comment', 'a = { # none\n}\n', ['a', 'k'], 'a = { # none\nk = 1 }\n'],
    ['into an inline table', 'a = { b = 1 } # note\n', ['a', 'k'], 'a = { b = 1, k = 1 } # note\n'],
    ['into an inline table with a last comma', 'a = { b = 1, }\n', ['a', 'k'], 'a = { b = 1, k = 1, }\n'],
    ['deeper into an inline table', 'a = { b = 1 }\n', ['a', 'c', 'k'], 'a = { b = 1, c.k = 1 }\n'],
    [
      'into an inline table of several lines',
      'a = {\n  b = 1,\n  c = 2 # two\n}\n',
      ['a', 'k'],
      'a = {\n  b = 1,\n  c = 2, # two\n  k = 1\n}\n',
    ],
    [
      'into an inline table of several lines with a last comma',
      'a = {\n  b = 1, # one\n}\n',
      ['a', 'k'],
      'a = {\n  b = 1, # one\n  k = 1,\n}\n',
    ],
    [
      'into an inline table of several lines, CRLF',
      'a = {\r\n  b = 1\r\n}\r\n',
      ['a', 'k'],
      '[\n1]',
      'a = {\r\n  b = 1,\r\n  k = [\r\n1]\r\n}\r\n',
    ],
    [
      'into an inline table in an array',
      'a = [{ b = 1 }, { b = 2 }]\n',
      ['a', 1, 'k'],
      'a = [{ b = 1 }, { b = 2, k = 1 }]\n',
    ],
  ],
  'in arrays of tables': [
    ['into an element', '[[t]]\na = 1\n\n[[t]]\na = 2\n', ['t', 0, 'k'], '[[t]]\na = 1\nk = 1\n\n[[t]]\na = 2\n'],
    ['into the last element', '[[t]]\n[[t]]', ['t', 1, 'k'], '[[t]]\n[[t]]\nk = 1'],
    [
      'deeper into an element',
      '[[t]]\na = 1\n[[t]]\na = 2\n',
      ['t', 0, 'u', 'k'],
      '[[t]]\na = 1\nu.k = 1\n[[t]]\na = 2\n',
    ],
    [
      'into a table of an element',
      '[[t]]\n[t.u]\na = 1\n[[t]]\n',
      ['t', 0, 'u', 'k'],
      '[[t]]\n[t.u]\na = 1\nk = 1\n[[t]]\n',
    ],
    [
      'into an implicit table of an element',
      '[[t]]\n[t.u.v]\na = 1\n[[t]]\n[t.u.v]\n',
      ['t', 1, 'u', 'k'],
      '[[t]]\n[t.u.v]\na = 1\n[[t]]\n[t.u]\nk = 1\n\n[t.u.v]\n',
    ],
  ],
  'nowhere, for': [
    ['a key that is there', 'a = 1\n', ['a'], undefined],
    ['a table that is there', '[t]\n', ['t'], undefined],
    ['below a value', 'a = 1\n', ['a', 'k'], undefined],
    ['below an array of tables', '[[t]]\n', ['t', 'k'], undefined],
    ['below an element that is not there', '[[t]]\n', ['t', 1, 'k'], undefined],
    ['below a position in what is not there', '', ['t', 0, 'k'], undefined],
    ['into an inline table that is not closed', 'a = { b = 1\n', ['a', 'k'], undefined],
    ['no path', '', [], undefined],
  ],
};

const tables: readonly Row[] = [
  ['an empty file', '', ['t'], '[t]\n'],
  ['the end of a file', '[a]\nb = 1\n', ['t', 'u v'], '[a]\nb = 1\n\n[t."u v"]\n'],
  ['the end of a file, CRLF', '[a]\r\nb = 1', ['t'], '[a]\r\nb = 1\r\n\r\n[t]'],
  ['dotted keys', 't.a = 1\n', ['t', 'u'], 't.a = 1\nt.u = {}\n'],
  ['an inline table', 't = { a = 1 }\n', ['t', 'u'], 't = { a = 1, u = {} }\n'],
  ['an element', '[[t]]\na = 1\n[[t]]\n', ['t', 0, 'u'], '[[t]]\na = 1\nu = {}\n[[t]]\n'],
  ['a table of an element', '[[t]]\n[t.a]\n[[t]]\n', ['t', 0, 'a', 'u'], '[[t]]\n[t.a]\nu = {}\n[[t]]\n'],
  ['a table that is there', '[t.u]\n', ['t'], undefined],
  ['below a value', 't = 1\n', ['t', 'u'], undefined],
  ['no path', '', [], undefined],
];

describe('insertKey writes', () => {
  for (const [area, rows] of Object.entries(inserted)) {
    describe(area, () => {
      for (const [name, before, path, ...rest] of rows) {
        it(name, () => {
          const [value, after] = rest.length === 2 ? rest : ['1', rest[0]];
          const edit = insertKey(parseDocument(before), path, value);
          if (after === undefined) return assert.equal(edit, undefined);
          const text = edited(before, edit);
          assert.equal(text, after);
          assert.deepEqual(parseDocument(text).faults, []);
        });
      }
    });
  }
});

describe('insertTable writes to', () => {
  for (const [name, before, path, after] of tables) {
    it(name, () => {
      const edit = insertTable(parseDocument(before), path);
      if (after === undefined) return assert.equal(edit, undefined);
      assert.equal(edited(before, edit), after);
      assert.deepEqual(parseDocument(after).faults, []);
    });
  }
});
