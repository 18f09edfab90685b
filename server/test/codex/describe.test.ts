import assert from 'node:assert/strict';
import { expected } from '../../src/codex/describe.ts';
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
