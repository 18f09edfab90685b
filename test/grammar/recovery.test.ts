import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IGrammar } from 'vscode-textmate';
import { fixtureNames, grammarFor, readFixture } from './fixtures.ts';
import type { Line } from './tokenize.ts';
import { loadGrammar, tokenize } from './tokenize.ts';

const STATEMENT = 'statement = 1';
const BLOCK_BEGIN = /^(?:"""|''')$/;

function hasScope(line: Line | undefined, text: string, scope: string): boolean {
  return line?.tokens.some((token) => token.text === text && token.scopes.includes(scope)) ?? false;
}

/** A multi-line string left open holds whatever follows: that is what TOML says, not something to recover from. */
function endsInBlockString(lines: readonly Line[]): boolean {
  const marks = lines.flatMap((line) => line.tokens).filter((token) => BLOCK_BEGIN.test(token.text));
  const opened = marks.filter((token) => token.scopes.includes('punctuation.definition.string.begin.toml'));
  return opened.length * 2 !== marks.length;
}

function assertStatementFollows(grammar: IGrammar, source: string): void {
  const lines = tokenize(grammar, `${source}\n${STATEMENT}`);
  if (endsInBlockString(lines)) return;
  const last = lines.at(-1);
  const shown = JSON.stringify(source);
  assert.ok(hasScope(last, 'statement', 'support.type.property-name.toml'), `no key after ${shown}`);
  assert.ok(hasScope(last, '=', 'keyword.operator.assignment.toml'), `no assignment after ${shown}`);
  assert.ok(hasScope(last, '1', 'constant.numeric.integer.toml'), `no value after ${shown}`);
}

describe('grammar recovery', () => {
  for (const name of fixtureNames()) {
    it(`finds a statement after any line of ${name}`, async () => {
      const grammar = await grammarFor(name);
      const lines = readFixture(name).split('\n');
      for (const index of lines.keys()) assertStatementFollows(grammar, lines.slice(0, index + 1).join('\n'));
    });

    it(`finds a statement after any line of ${name} broken off at any character`, async () => {
      const grammar = await grammarFor(name);
      for (const line of readFixture(name).split('\n')) {
        for (let end = 1; end <= line.length; end += 1) assertStatementFollows(grammar, line.slice(0, end));
      }
    });
  }

  it('finds a statement after any line made of TOML pieces', async () => {
    const grammar = await loadGrammar();
    const pieces = ['[', ']', '{', '}', '=', ',', '.', '"', "'", '#', '\\', ' ', '\t', '-', 'key', '1', 'true', 'é'];
    const line = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(line, (text) => assertStatementFollows(grammar, text)));
  });

  it('finds a header and a statement after any lines made of TOML pieces', async () => {
    const grammar = await loadGrammar();
    const pieces = ['[', ']', '{', '}', '=', ',', '"', "'", '#', ' ', '\n', 'key', 'key = ', '1', 'false'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const lines = tokenize(grammar, `${source}\n[header]\n${STATEMENT}`);
        if (endsInBlockString(lines)) return;
        assert.ok(hasScope(lines.at(-2), 'header', 'entity.name.section.toml'));
        assert.ok(hasScope(lines.at(-1), 'statement', 'meta.key.first.toml'));
      }),
    );
  });
});
