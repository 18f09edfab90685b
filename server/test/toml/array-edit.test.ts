import assert from 'node:assert/strict';
import { editElements, replaceElement } from '../../src/toml/array-edit.ts';
import { parseDocument, type TomlDocument } from '../../src/toml/document.ts';
import type { ArrayValue } from '../../src/toml/syntax.ts';
import { edited, itemAt } from './plain.ts';

/** `keep` has a `+` for each element that stays. */
type Row = readonly [name: string, before: string, keep: string, add: readonly string[], after: string | undefined];
type ReplaceRow = readonly [name: string, before: string, index: number, strings: readonly string[], after: string];

const rows: readonly Row[] = [
  ['nothing to do', 'a = [1,2, 3 ]\n', '+++', [], 'a = [1,2, 3 ]\n'],
  ['nothing to do in an empty array', 'a = [ ]\n', '', [], 'a = [ ]\n'],
  ['one removed', 'a = [1, 2, 3]\n', '+-+', [], 'a = [1, 3]\n'],
  ['all removed', 'a = [ 1, 2 ]\n', '--', [], 'a = []\n'],
  ['one added', 'a = ["x"]\n', '+', ['y'], 'a = ["x", "y"]\n'],
  ['one added to an empty array', 'a = []\n', '', ['y'], 'a = ["y"]\n'],
  ['removed and added', "a = [ 'x','y' ]\n", '-+', ['z', "it's"], "a = [ 'y','z',\"it's\" ]\n"],
  ['added before a last comma', 'a = ["x", ]\n', '+', ['y'], 'a = ["x", "y", ]\n'],
  ['all removed, one added', 'a = ["x", "y"]\n', '--', ['z'], 'a = ["z"]\n'],
  ['a line removed', 'a = [\n  1,\n  2,\n  3,\n]\n', '+-+', [], 'a = [\n  1,\n  3,\n]\n'],
  [
    'a line removed, its comment kept',
    'a = [\n  1, # one\n  2, # two\n]\n',
    '+-',
    [],
    'a = [\n  1, # one\n  # two\n]\n',
  ],
  ['the last line removed', 'a = [\n  1,\n  2\n]\n', '+-', [], 'a = [\n  1\n]\n'],
  ['all lines removed', 'a = [\n  1,\n  2,\n]\n', '--', [], 'a = []\n'],
  ['all lines removed, comments kept', 'a = [\n  # first\n  1, # one\n]\n', '-', [], 'a = [\n  # first\n  # one\n]\n'],
  ['a line added', 'a = [\n  "x", # one\n]\n', '+', ['y'], 'a = [\n  "x", # one\n  "y",\n]\n'],
  ['a line added without last comma', 'a = [\n  "x" # one\n]\n', '+', ['y'], 'a = [\n  "x", # one\n  "y"\n]\n'],
  ['lines added to an empty array', 'a = [\n]\n', '', ['x', 'y'], 'a = [\n  "x",\n  "y",\n]\n'],
  ['lines removed and added', "a = [\n\t'x',\n\t'y', # two\n]\n", '-+', ['z'], "a = [\n\t'y', # two\n\t'z',\n]\n"],
  ['all lines removed, one added', 'a = [\n  "x",\n  "y"\n]\n', '--', ['z'], 'a = [\n  "z"\n]\n'],
  ['two on a line', 'a = [\n  1, 2, # both\n  3\n]\n', '-++', [], 'a = [\n  2, # both\n  3\n]\n'],
  ['comma on the next line', 'a = [\n  1\n  , 2\n]\n', '-+', [], 'a = [\n  2\n]\n'],
  ['CRLF', 'a = [\r\n  "x", # one\r\n  "y",\r\n]\r\n', '+-', ['z'], 'a = [\r\n  "x", # one\r\n  "z",\r\n]\r\n'],
  ['the last line removed, its comment kept', 'a = [\n  1,\n  2, # two\n]\n', '+-', [], 'a = [\n  1,\n  # two\n]\n'],
  ['the last on a line removed', 'a = [\n  1, 2 # both\n]\n', '+-', [], 'a = [\n  1 # both\n]\n'],
  ['the last before the bracket removed', 'a = [\n  1,\n  2]\n', '+-', [], 'a = [\n  1]\n'],
  ['not closed', 'a = ["x"\n', '-', [], undefined],
];

const replaced: readonly ReplaceRow[] = [
  ['one for one', "a = ['x', 'y'] # note\n", 0, ['z'], "a = ['z', 'y'] # note\n"],
  ['two for one', 'a = [\n  "x", # one\n]\n', 0, ['y', 'z"'], 'a = [\n  "y", "z\\"", # one\n]\n'],
  ['none for one', 'a = ["x", "y"]\n', 1, [], 'a = ["x"]\n'],
];

function arrayOf(document: TomlDocument): ArrayValue {
  const { value } = itemAt(document, 'a');
  assert.ok(value?.kind === 'array');
  return value;
}

describe('editElements', () => {
  for (const [name, before, keep, add, after] of rows) {
    it(name, () => {
      const document = parseDocument(before);
      const array = arrayOf(document);
      const edits = editElements(document, array, (element) => keep[array.elements.indexOf(element)] === '+', add);
      if (after === undefined) return assert.equal(edits, undefined);
      assert.equal(edited(before, edits), after);
      assert.equal(edits?.length === 0, before === after);
      assert.deepEqual(parseDocument(after).faults, []);
    });
  }
});

describe('replaceElement writes', () => {
  for (const [name, before, index, strings, after] of replaced) {
    it(name, () => {
      const document = parseDocument(before);
      const array = arrayOf(document);
      const element = array.elements[index];
      assert.ok(element);
      assert.equal(edited(before, replaceElement(document, array, element, strings)), after);
    });
  }
});
