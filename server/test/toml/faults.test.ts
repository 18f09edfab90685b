import assert from 'node:assert/strict';
import { parseDocument } from '../../src/toml/document.ts';
import type { FaultCode } from '../../src/toml/syntax.ts';
import { itemAt, plain } from './plain.ts';

/** The earlier place that a fault points to: its line, text and message. */
type Related = readonly [line: number, covered: string, message: string];

/** One mistake each; `‹›` stand around the text that the fault covers. */
const mistakes: readonly (readonly [
  name: string,
  text: string,
  code: FaultCode,
  message: string,
  related?: Related,
])[] = [
  ['unclosed array', 'a = ["x", "y‹"›', 'unclosed-array', 'this array is not closed: expected `]`'],
  [
    'unclosed array of several lines',
    'a = [\n  "x", # note\n  "y"‹,›\n',
    'unclosed-array',
    'this array is not closed: expected `]`',
  ],
  ['array with nothing in it', 'a = ‹[›', 'unclosed-array', 'this array is not closed: expected `]`'],
  ['missing value', 'a ‹=›', 'expected-value', 'expected a value after `=`'],
  ['missing value before a comment', 'a ‹=› # later', 'expected-value', 'expected a value after `=`'],
  ['missing value in an inline table', 'a = { b ‹=› , c = 1 }', 'expected-value', 'expected a value after `=`'],
  ['unclosed header', '[‹t›\nb = 1', 'unclosed-header', 'expected `]` after the table name'],
  [
    'header of an array of tables closed once',
    '[[‹t›]\nb = 1',
    'unclosed-header',
    'expected `]]` after the table name',
  ],
  ['header without a name', '[‹]›', 'expected-key', 'expected a table name'],
  ['header that ends in a dot', '[t.‹]›\nb = 1', 'expected-key', 'expected a key after `.`'],
  [
    'header with a path without quotes',
    '[t.‹/etc/x›]\nb = 1',
    'expected-key',
    'expected a key after `.`; `/etc/x` needs quotes to be one',
  ],
  ['header with a space', '[m‹y› table]\nb = 1', 'unclosed-header', 'expected `]` after the table name'],
  ['unterminated string', 'a = ‹"x›', 'unterminated-string', 'this string is not closed: expected `"`'],
  [
    'unterminated literal string',
    "a = ‹'x # no note›",
    'unterminated-string',
    "this string is not closed: expected `'`",
  ],
  ['unterminated string in an array', 'a = ["x, ‹"›y"]', 'expected-comma', 'expected `,` between the elements'],
  [
    'unterminated multi-line string',
    'a = ‹"""›\ntext\nmore text\n',
    'unterminated-string',
    'this string is not closed: expected `"""`',
  ],
  ['unterminated key', '‹"a = 1›', 'unterminated-string', 'this quoted key is not closed'],
  ['multi-line string as a key', '‹"""a"""› = 1', 'unterminated-string', 'a key cannot be a multi-line string'],
  ['bare key', '‹a›', 'expected-equals', 'expected `= value` after `a`'],
  ['bare key with a comment', '‹a› # note', 'expected-equals', 'expected `= value` after `a`'],
  ['key: value', '‹a: 1›', 'expected-equals', 'expected `=` after `a`, not `:`'],
  ['key with a space', '‹my key = 1›', 'expected-equals', 'expected `=` after `my`'],
  ['key that needs quotes', '‹käse = 1›', 'expected-equals', 'expected `=` after `k`'],
  ['no key', '‹=› 1', 'expected-key', 'expected a key'],
  ['key that ends in a dot', 'a. ‹=› 1', 'expected-key', 'expected a key after `.`'],
  ['prose', '‹Only trusted hosts.›', 'expected-equals', 'expected `=` after `Only`'],
  ['unclosed inline table', 'a = { b = ‹1›', 'unclosed-inline-table', 'this inline table is not closed: expected `}`'],
  [
    'unclosed inline table after a comma',
    'a = { b = 1‹,›',
    'unclosed-inline-table',
    'this inline table is not closed: expected `}`',
  ],
  [
    'unclosed inline table with no key',
    'a = ‹{›',
    'unclosed-inline-table',
    'this inline table is not closed: expected `}`',
  ],
  ['inline table with a bare key', 'a = { ‹b› }', 'expected-equals', 'expected `= value` after `b`'],
  ['inline table with a colon', 'a = { ‹b›: 1 }', 'expected-equals', 'expected `= value` after `b`'],
  [
    'unclosed array in an inline table',
    'a = { b = [1, ‹2› }',
    'unclosed-array',
    'this array is not closed: expected `]`',
  ],
  [
    'unclosed inline table in an array',
    'a = [{ b = ‹1› ]',
    'unclosed-inline-table',
    'this inline table is not closed: expected `}`',
  ],
  [
    'nested, all unclosed',
    'a = [{ b = [1, { c = ‹2›',
    'unclosed-inline-table',
    'this inline table is not closed: expected `}`',
  ],
  ['missing comma in an array', 'a = ["x‹"› "y"]', 'expected-comma', 'expected `,` between the elements'],
  [
    'missing comma in an array of lines',
    'a = [\n  "x‹"›\n  "y"\n]',
    'expected-comma',
    'expected `,` between the elements',
  ],
  ['missing comma in an inline table', 'a = { b = ‹1› c = 2 }', 'expected-comma', 'expected `,` between the keys'],
  ['comma too many', 'a = [1,‹,› 2]', 'unexpected-comma', 'expected a value before this comma'],
  [
    'comma too many in an inline table',
    'a = { b = 1,‹,› c = 2 }',
    'unexpected-comma',
    'expected a key before this comma',
  ],
  ['unquoted string', 'a = ‹read-only›', 'invalid-value', '`read-only` is not a TOML value; a string needs quotes'],
  [
    'unquoted string in an array',
    'a = [‹read-only›, "x"]',
    'invalid-value',
    '`read-only` is not a TOML value; a string needs quotes',
  ],
  ['upper-case boolean', 'a = ‹True›', 'invalid-value', '`True` is not a TOML value: booleans are lower case'],
  ['wrong number', 'a = ‹01›', 'invalid-value', '`01` is not a valid number'],
  ['number too large', 'a = ‹9223372036854775808›', 'invalid-value', '`9223372036854775808` is not a valid number'],
  ['fraction too large', 'a = ‹1e400›', 'invalid-value', '`1e400` is not a valid number'],
  ['wrong date', 'a = ‹2024-02-30›', 'invalid-value', '`2024-02-30` is not a TOML value; a string needs quotes'],
  ['smart quotes', 'a = ‹“x”›', 'invalid-value', '`“x”` is not a TOML value; a string needs quotes'],
  [
    'Windows path',
    'a = "C:‹\\W›indows\\Work"',
    'invalid-escape',
    '`\\W` is not an escape of a basic string; a path needs \\\\ or single quotes',
  ],
  [
    'Windows path of a user',
    'a = "C:‹\\U›sers\\me"',
    'invalid-escape',
    '`\\U` is not an escape of a basic string; a path needs \\\\ or single quotes',
  ],
  ['wrong escape', 'a = "50‹\\%›"', 'invalid-escape', '`\\%` is not an escape of a basic string'],
  ['wrong escape of a rare character', 'a = "‹\\😀›"', 'invalid-escape', '`\\😀` is not an escape of a basic string'],
  [
    'escape of a lone surrogate',
    'a = "‹\\u›d800"',
    'invalid-escape',
    '`\\u` is not an escape of a basic string; a path needs \\\\ or single quotes',
  ],
  [
    'control character in a string',
    'a = "‹\u0001›"',
    'invalid-character',
    'the control character U+0001 is not allowed here',
  ],
  [
    'control character in a comment',
    '# ‹\u0007›',
    'invalid-character',
    'the control character U+0007 is not allowed here',
  ],
  ['two statements', 'a = 1 ‹b = 2›', 'expected-newline', 'expected the end of the line; one statement per line'],
  ['text after a string', 'a = "x" ‹y›', 'expected-newline', 'expected the end of the line; one statement per line'],
  ['text after an array', 'a = [1]‹]›', 'expected-newline', 'expected the end of the line; one statement per line'],
  ['text after a header', '[t] ‹x = 1›', 'expected-newline', 'expected the end of the line; one statement per line'],
  ['duplicate key', 'a = 1\nb = 2\n‹a› = 3', 'duplicate-key', '`a` is defined twice', [1, 'a', 'first defined here']],
  [
    'duplicate key in quotes',
    'a = 1\n‹"a"› = 3',
    'duplicate-key',
    '`a` is defined twice',
    [1, 'a', 'first defined here'],
  ],
  [
    'duplicate key in an inline table',
    'a = { b = 1, ‹b› = 2 }',
    'duplicate-key',
    '`a.b` is defined twice',
    [1, 'b', 'first defined here'],
  ],
  [
    'duplicate table',
    '[t]\nb = 1\n‹[t]›\nc = 1',
    'duplicate-table',
    'the table `t` is defined twice',
    [1, 't', 'first defined here'],
  ],
  [
    'table of a dotted key',
    't.b = 1\n‹[t]›\nc = 1',
    'duplicate-table',
    'the table `t` is defined twice',
    [1, 't', 'first defined here'],
  ],
  [
    'dotted key into a table',
    '[t.b]\nc = 1\n[t]\n‹b›.d = 1',
    'conflicting-key',
    '`t.b` has a header of its own and cannot be extended with a dotted key',
    [1, 'b', 'defined here'],
  ],
  [
    'dotted key into a value',
    't = 1\n‹t›.b = 2',
    'conflicting-key',
    '`t` already has a value and cannot be extended with a dotted key',
    [1, 't', 'defined here'],
  ],
  [
    'dotted key into an inline table',
    't = {}\n‹t›.b = 2',
    'conflicting-key',
    '`t` already has a value and cannot be extended with a dotted key',
    [1, 't', 'defined here'],
  ],
  [
    'header below a value',
    't = 1\n[‹t.b›]\nc = 1',
    'conflicting-key',
    '`t` already has a value and cannot be extended',
    [1, 't', 'defined here'],
  ],
  ['header of a value', 't = 1\n‹[t]›\nc = 1', 'conflicting-key', '`t` already has a value', [1, 't', 'defined here']],
  [
    'header of an inline table',
    't = {}\n‹[t]›\nc = 1',
    'conflicting-key',
    '`t` already has a value',
    [1, 't', 'defined here'],
  ],
  [
    'header of an array of tables',
    '[[t]]\n‹[t]›\nc = 1',
    'conflicting-key',
    '`t` is an array of tables',
    [1, 't', 'defined here'],
  ],
  [
    'array of tables of a table',
    '[t]\n‹[[t]]›\nc = 1',
    'conflicting-key',
    '`t` is already a table, not an array of tables',
    [1, 't', 'defined here'],
  ],
  [
    'array of tables of a list',
    't = []\n‹[[t]]›\nc = 1',
    'conflicting-key',
    '`t` is already a list of values, not an array of tables',
    [1, 't', 'defined here'],
  ],
  [
    'array of tables of a value',
    't = 1\n‹[[t]]›\nc = 1',
    'conflicting-key',
    '`t` is already a value, not an array of tables',
    [1, 't', 'defined here'],
  ],
  ['key over a table', 't.b = 1\n‹t› = 2', 'duplicate-key', '`t` is defined twice', [1, 't', 'first defined here']],
];

const healthy = `
[healthy]
one = 1
"two words" = { x = true, y.z = 'text' }
list = [
  "a", # note
  ["b"],
]
long = '''
[text]
'''
[[healthy.tables]]
last = 1979-05-27
`;

function linesBefore(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

describe('one mistake', () => {
  for (const [name, marked, code, message, related] of mistakes) {
    it(name, () => {
      const text = marked.replace(/[‹›]/g, '') + healthy;
      const { faults, root } = parseDocument(text);
      const [fault] = faults;
      assert.ok(fault);
      const covered = { start: marked.indexOf('‹'), end: marked.indexOf('›') - 1 };
      const { related: place, ...found } = fault;
      assert.deepEqual(found, { code, message, ...covered });
      assert.equal(faults.length, 1);
      assert.deepEqual(
        place && [linesBefore(text, place.start), text.slice(place.start, place.end), place.message],
        related,
      );
      const rest = parseDocument(healthy);
      assert.deepEqual(plain(root.children.get('healthy') ?? root), plain(itemAt(rest, 'healthy')));
    });
  }
});
