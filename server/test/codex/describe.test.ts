import assert from 'node:assert/strict';
import { conditions, expected, featureState, takes } from '../../src/codex/describe.ts';
import { findFeature } from '../../src/codex/features.ts';
import { schemaAt } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import type { Schema } from '../../src/codex/schema.ts';

const text: Schema = { type: 'string', description: '' };
const number: Schema = { type: 'integer', description: '' };
const table: Schema = { type: 'table', keys: {}, unknownKeys: 'ignored', description: '' };
const list = (items: Schema): Schema => ({ type: 'array', items, description: '' });
const either = (...options: readonly Schema[]): Schema => ({ type: 'anyOf', options, description: '' });

describe('expected', () => {
  const words: readonly (readonly [Schema, string])[] = [
    [text, 'a string'],
    [{ ...text, path: true }, 'a path in quotes'],
    [{ ...text, values: ['us'] }, '`us`'],
    [{ ...text, values: ['allow', 'deny'] }, 'one of `allow`, `deny`'],
    [number, 'a whole number'],
    [{ type: 'boolean', description: '' }, 'true or false'],
    [{ type: 'any', description: '' }, 'any value'],
    [table, 'a table'],
    [list(text), 'a list of strings'],
    [list(number), 'a list of whole numbers'],
    [list(table), 'a list of tables'],
    [list({ type: 'any', description: '' }), 'a list of values'],
    [list(list(text)), 'a list of values'],
    [list(either(text, table)), 'a list of strings or tables'],
    [either(text, table), 'a string or a table'],
    [either(list(text), { type: 'boolean', description: '' }), 'a list of strings or true or false'],
  ];

  for (const [schema, said] of words) {
    it(`says ${said}`, () => assert.equal(expected(schema), said));
  }

  it('finds words for everything in the reference', () => {
    const at = (...path: readonly (string | number)[]) => {
      const schema = schemaAt(requirementsSchema, path);
      return schema && expected(schema);
    };
    assert.equal(at('allowed_approval_policies'), 'a list of strings or tables');
    assert.equal(at('otel', 'exporter'), 'one of `none`, `statsig` or a table');
    assert.equal(at('features', 'runtime_agent_instances'), 'true or false or a table');
  });
});

describe('takes', () => {
  const words: readonly (readonly [Schema, string])[] = [
    [number, 'a whole number'],
    [{ ...number, min: 1 }, 'a whole number, at least 1'],
    [{ ...number, min: 1, max: 3 }, 'a whole number from 1 to 3'],
    [{ ...number, min: 2, max: 2 }, 'a whole number, 2'],
    [{ type: 'array', items: text, minItems: 1, description: '' }, 'a list of strings, not empty'],
    [list(text), 'a list of strings'],
    [table, 'a table'],
  ];

  for (const [schema, said] of words) {
    it(`says ${said}`, () => assert.equal(takes(schema), said));
  }
});

describe('conditions', () => {
  it('are none for a plain value', () => {
    assert.deepEqual(conditions(text), []);
    assert.deepEqual(conditions(list(text)), []);
  });

  it('say what must be there, and what becomes of unknown keys', () => {
    const strict: Schema = { ...table, keys: { a: text, b: text }, required: ['a', 'b'], unknownKeys: 'rejected' };
    assert.deepEqual(conditions(strict), [
      'Must have `a`, `b`.',
      'Codex 0.169 rejects the file for a key it does not know here.',
    ]);
    assert.deepEqual(conditions({ ...table, unknownNamedAtStart: true }), [
      'Codex 0.169 ignores a key it does not know here, and names it at start.',
    ]);
    assert.deepEqual(conditions(table), ['Codex 0.169 ignores a key it does not know here, without a word.']);
    assert.deepEqual(conditions({ ...table, others: text, othersName: 'name' }), []);
  });

  it('say beside what a key is looked at', () => {
    assert.deepEqual(conditions({ ...text, onlyWith: { key: 'type', values: ['a', 'b'] } }), [
      'Codex 0.169 looks at it only where `type` is `a` or `b`.',
    ]);
  });
});

describe('featureState', () => {
  it('says the stage and the default', () => {
    const said = ['memories', 'multi_agent'].map((name) => {
      const feature = findFeature(name);
      return feature && featureState(feature);
    });
    assert.deepEqual(said, ['stable, off by default', 'deprecated, on by default']);
  });
});
