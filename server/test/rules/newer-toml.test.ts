import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import { assertFixes, crlf, findings, lines } from './golden.ts';

const rule = 'newer-toml';
const within = (range: string) => ({ release: releaseFor(range) });
const found = (range: string, text: string) => findings(rule, text, 'balanced', within(range));

describe('newer-toml', () => {
  const table = lines('rules = {', '  prefix_rules = [],', '}');

  it('tells what the oldest release cannot parse', () => {
    assert.deepEqual(found('>=0.66', table), [
      '1:9-10 error rejects (file) «{»',
      '  Codex 0.77 refuses the file: it reads TOML 1.0, which has no line break within `{ }`. Codex 0.80',
      '  reads TOML 1.1.',
    ]);
    assert.deepEqual(found('0.77', 'rules = { prefix_rules = [], }\nguardian_policy_config = "\\e"\n'), [
      '1:28-29 error rejects (file) «,»',
      '  Codex 0.77 refuses the file: it reads TOML 1.0, which has no comma before `}`. Codex 0.80 reads TOML',
      '  1.1.',
      '2:27-29 error rejects (file) «\\e»',
      '  Codex 0.77 refuses the file: it reads TOML 1.0, which has neither `\\e` nor `\\xHH`. Codex 0.80 reads',
      '  TOML 1.1.',
    ]);
  });

  it('has nothing to say of other releases', () => {
    for (const range of ['', '0.66', '>=0.80', '0.80 - 0.169']) assert.deepEqual(found(range, table), []);
    assert.deepEqual(found('>=0.66', lines('rules = { prefix_rules = [] }')), []);
  });

  it('leaves to other rules what no release can parse', () => {
    assert.deepEqual(found('>=0.66', `${table}half = \n`), []);
  });

  it('writes the same in TOML 1.0', () => {
    const where = within('>=0.77');
    assertFixes(rule, crlf('rules = {', '  prefix_rules = [],', '  # none', '}'), [], { where });
    assertFixes(
      rule,
      crlf('# who', 'rules = {', '  prefix_rules = [],', '} # none'),
      [
        {
          title: 'Write the table on one line',
          text: crlf('# who', 'rules = { prefix_rules = [] } # none'),
          ask: true,
        },
      ],
      { where },
    );
    assertFixes(
      rule,
      lines('guardian_policy_config = "\\x1b"'),
      [
        {
          title: 'Write the escape as `\\u00HH`',
          text: lines('guardian_policy_config = "\\u001b"'),
          ask: true,
        },
      ],
      { where },
    );
  });
});
