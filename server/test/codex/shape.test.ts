import assert from 'node:assert/strict';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import type { Schema } from '../../src/codex/schema.ts';
import { shapeIssues } from '../../src/codex/shape.ts';
import { parseDocument } from '../../src/toml/document.ts';

const text: Schema = { type: 'string', description: '' };
const number: Schema = { type: 'integer', description: '', min: 1, max: 3 };
const word: Schema = { type: 'string', description: '', values: ['a', 'b'] };
const inner: Schema = { type: 'table', description: '', unknownKeys: 'rejected', keys: { n: number }, required: ['n'] };
const schema: Schema = {
  type: 'table',
  description: '',
  unknownKeys: 'ignored',
  keys: {
    text,
    number,
    word,
    plain: { ...word, plainOnly: true },
    inner,
    flag: { type: 'boolean', description: '' },
    any: { type: 'any', description: '' },
    list: { type: 'array', description: '', items: word, minItems: 1 },
    tables: { type: 'array', description: '', items: inner },
    either: { type: 'anyOf', description: '', options: [word, inner] },
    beside: {
      type: 'table',
      description: '',
      unknownKeys: 'ignored',
      keys: { kind: word, of_a: { ...text, onlyWith: { key: 'kind', values: ['a'] } } },
    },
    old: { type: 'any', description: '', retired: true, deprecated: 'Remove it.' },
    map: { type: 'table', description: '', unknownKeys: 'ignored', keys: {}, others: number },
  },
};

/** The issues of a document, as `kind path` with what is particular to the kind. */
function issues(source: string, against: Schema = schema): string[] {
  return [...shapeIssues(parseDocument(source).root, against)].map((issue) => {
    const details = {
      'unknown-key': () => ('verdict' in issue ? issue.verdict : ''),
      'missing-key': () => ('key' in issue ? issue.key : ''),
      'out-of-range': () => ('min' in issue ? `${issue.min}-${issue.max}` : ''),
      'wrong-type': () => '',
      'unknown-value': () => '',
      'too-few': () => '',
      'odd-form': () => ('meant' in issue ? issue.meant : ''),
    };
    return `${issue.kind} ${issue.item.path.join('.')} ${details[issue.kind]()}`.trim();
  });
}

describe('shapeIssues', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    '': [],
    // What fits.
    'text = "x"\nnumber = 2\nword = "a"\nflag = true\nany = [1, "x"]\nlist = ["b"]\nmap = { x = 1 }': [],
    '[[tables]]\nn = 1\n[[tables]]\nn = 3\n[inner]\nn = 2': [],
    'tables = [{ n = 1 }]\ninner.n = 2\neither = "b"': [],
    'either = { n = 1 }': [],
    // Codex reads bare dates and times as strings.
    'text = 2026-01-01': [],
    'text = 2026-01-01T00:00:00Z': [],
    'text = 10:00:00': [],
    'word = 10:00:00': ['unknown-value word'],
    // Types.
    'text = 1\nnumber = "1"\nflag = 0\nlist = "a"\ninner = 1\nmap = []': [
      'wrong-type text',
      'wrong-type number',
      'wrong-type flag',
      'wrong-type list',
      'wrong-type inner',
      'wrong-type map',
    ],
    'number = 1.0\ntext = ["x"]\nflag = { a = 1 }': ['wrong-type number', 'wrong-type text', 'wrong-type flag'],
    '[text]\n[[inner]]\n[list]': ['wrong-type text', 'wrong-type inner', 'wrong-type list'],
    'either = 1': ['wrong-type either'],
    'list = ["a", 1, "c"]': ['wrong-type list.1', 'unknown-value list.2'],
    // Values.
    'word = "c"\nlist = ["A"]\neither = "c"': ['unknown-value word', 'unknown-value list.0', 'unknown-value either'],
    'word = 2026-01-01': ['unknown-value word'],
    'number = 0\nmap = { x = 4 }': ['out-of-range number 1-3', 'out-of-range map.x 1-3'],
    'list = []\ntables = []': ['too-few list'],
    // Codex’s parser takes a table of one empty table for a value of a list, unless the schema says otherwise.
    'word = { a = {} }\nlist = [{ b = [] }]\neither = { a = {} }': [
      'odd-form word a',
      'odd-form list.0 b',
      'odd-form either a',
    ],
    'word = { c = {} }': ['wrong-type word'],
    'word = { a = {}, b = {} }\nlist = [{ a = 1 }, { a = [1] }]': [
      'wrong-type word',
      'wrong-type list.0',
      'wrong-type list.1',
    ],
    'plain = { a = {} }\ntext = { a = {} }': ['wrong-type plain', 'wrong-type text'],
    // Keys.
    'colour = { a = { b = 1 } }\nold = 1': ['unknown-key colour ignores', 'unknown-key old ignores'],
    'inner = { colour = 1 }': ['unknown-key inner.colour rejects', 'missing-key inner n'],
    '[[tables]]\n[[tables]]\nn = 1': ['missing-key tables.0 n'],
    'either = {}': ['missing-key either n'],
    // A key that is only looked at beside another one.
    'beside = { kind = "a", of_a = 1 }': ['wrong-type beside.of_a'],
    'beside = { kind = "b", of_a = 1 }': [],
    'beside = { kind = 1, of_a = 1 }': ['wrong-type beside.kind'],
    'beside = { of_a = 1 }': [],
    'constructor = 1\nmap = { constructor = 1 }': ['unknown-key constructor ignores'],
    // What is no TOML value is left to the syntax, what stands twice to its first definition.
    'text =\nflag = yes\nnumber = 1_': [],
    'number = 1\nnumber = "x"': [],
  };

  for (const [source, expected] of Object.entries(cases)) {
    it(JSON.stringify(source), () => assert.deepEqual(issues(source), expected));
  }

  it('takes of several shapes the first that Codex takes, else the nearest', () => {
    const either: Schema = {
      type: 'anyOf',
      description: '',
      options: [inner, { ...inner, keys: { m: number }, required: ['m'] }],
    };
    const table: Schema = { type: 'table', description: '', unknownKeys: 'ignored', keys: { either } };
    assert.deepEqual(issues('either = { m = 1 }', table), []);
    assert.deepEqual(issues('either = { n = 9 }', table), ['out-of-range either.n 1-3']);
    assert.deepEqual(issues('either = {}', table), ['missing-key either n']);
    // A key that is merely ignored does not stand in the way, a deep issue less than a shallow one.
    const silent: Schema = { ...inner, unknownKeys: 'ignored' };
    const shapes = (...options: readonly Schema[]): Schema => ({ ...table, keys: { either: { ...either, options } } });
    assert.deepEqual(issues('either = { n = 1, m = 1 }', shapes(inner, silent)), ['unknown-key either.m ignores']);
    const deep: Schema = { ...inner, keys: { n: inner } };
    assert.deepEqual(issues('either = { n = { n = 9 } }', shapes(inner, deep)), ['out-of-range either.n.n 1-3']);
  });

  it('knows the reference', () => {
    assert.deepEqual(issues('[windows]\nsandbox_private_desktop = 1', requirementsSchema), [
      'unknown-key windows.sandbox_private_desktop ignores',
    ]);
    assert.deepEqual(issues('[otel]\ncolour = 1', requirementsSchema), ['unknown-key otel.colour rejects']);
  });
});
