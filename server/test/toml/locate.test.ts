import assert from 'node:assert/strict';
import { parseDocument } from '../../src/toml/document.ts';
import { locate } from '../../src/toml/locate.ts';

/** `|` is the cursor; the place is the path of the item, what it is on, and the text touched. */
type Row = readonly [text: string, path: string, on: 'key' | 'header' | 'value', touched: string];

const found: readonly Row[] = [
  ['|a = 1', 'a', 'key', 'a'],
  ['a| = 1', 'a', 'key', 'a'],
  ['a |= 1', 'a', 'key', 'a'],
  ['a =| 1', 'a', 'key', 'a'],
  ['a = |1', 'a', 'value', '1'],
  ['a = 1|', 'a', 'value', '1'],
  ['a = "te|xt"', 'a', 'value', '"text"'],
  ['a =|', 'a', 'value', ''],
  ['a = re|ad-only', 'a', 'value', 'read-only'],
  ['|a.b.c = 1', 'a', 'key', 'a'],
  ['a.b|.c = 1', 'a/b', 'key', 'b'],
  ['a.b.|c = 1', 'a/b/c', 'key', 'c'],
  ['a . "|b" = 1', 'a/b', 'key', '"b"'],
  ['[|t]', 't', 'header', 't'],
  ['|[t]', 't', 'header', 't'],
  ['[t]|', 't', 'header', 't'],
  ['[a|.b]', 'a', 'header', 'a'],
  ['[a.b|]', 'a/b', 'header', 'b'],
  ['[t]\n|x = 1', 't/x', 'key', 'x'],
  ['[t|\nx = 1', 't', 'header', 't'],
  ['[[t]]\n[[|t]]', 't/1', 'header', 't'],
  ['[[t]]\n[[t]]\nx = |1', 't/1/x', 'value', '1'],
  ['[[t]]\n[t.u|]', 't/0/u', 'header', 'u'],
  ['a = |["x", "y"]', 'a', 'value', '["x", "y"]'],
  ['a = [|"x", "y"]', 'a/0', 'value', '"x"'],
  ['a = ["x"|, "y"]', 'a/0', 'value', '"x"'],
  ['a = ["x",| "y"]', 'a', 'value', '["x", "y"]'],
  ['a = ["x", "|y"]', 'a/1', 'value', '"y"'],
  ['a = [\n  "x", # no|te\n]', 'a', 'value', '[\n  "x", # note\n]'],
  ['a = [["|x"]]', 'a/0/0', 'value', '"x"'],
  ['a = ["|x"', 'a/0', 'value', '"x"'],
  ['a = {| b = 1 }', 'a', 'value', '{ b = 1 }'],
  ['a = { |b = 1 }', 'a/b', 'key', 'b'],
  ['a = { b = |1 }', 'a/b', 'value', '1'],
  ['a = { b = 1|, c = 2 }', 'a/b', 'value', '1'],
  ['a = { b.c| = 1 }', 'a/b/c', 'key', 'c'],
  ['a = [{ b = "|x" }]', 'a/0/b', 'value', '"x"'],
  ["a = '''\nlo|ng\n'''", 'a', 'value', "'''\nlong\n'''"],
  ['a = 1\na| = 2', 'a', 'key', 'a'],
  ['a = 1\na = |2', 'a', 'key', 'a'],
];

const nothing: readonly string[] = [
  '|',
  '# no|te',
  'a = 1\n|\nb = 2',
  'a = 1 # no|te',
  '|  a = 1',
  '[t] # no|te\nx = 1',
  'a|',
  'a = |',
  '[|',
  'a = 1 | b = 2',
];

function locateMarked(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const location = locate(parseDocument(text), offset);
  return location && [location.item.path.join('/'), location.on, text.slice(location.span.start, location.span.end)];
}

describe('locate', () => {
  for (const [text, ...place] of found) {
    it(`finds ${place[0]} in ${JSON.stringify(text)}`, () => assert.deepEqual(locateMarked(text), place));
  }
  for (const text of nothing) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => assert.equal(locateMarked(text), undefined));
  }
});
