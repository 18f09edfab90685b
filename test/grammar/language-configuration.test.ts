import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface LanguageConfiguration {
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

const file = new URL('../../syntaxes/language-configuration.json', import.meta.url);
const configuration = JSON.parse(readFileSync(file, 'utf8')) as LanguageConfiguration;

describe('language configuration', () => {
  const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
  const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);

  for (const line of ['a = [', 'a = [ # why', 'a = [ "x",', 'a = { b = [', '  {', 'a = [[1], [', "a = ['#', [ '['"]) {
    it(`indents after ${line}`, () => assert.match(line, increase));
  }

  for (const line of ['[table]', '[[rows]]', 'a = [1]', 'a = "["', "a = '{' # [", '# [', 'a = { b = [] }', 'a = 1']) {
    it(`does not indent after ${line}`, () => assert.doesNotMatch(line, increase));
  }

  it('moves a closing line back, and no other', () => {
    assert.match('  ]', decrease);
    assert.match('},', decrease);
    assert.doesNotMatch('[table]', decrease);
    assert.doesNotMatch('a = [1]', decrease);
  });

  it('takes a bare key as one word', () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = 'mcp_servers."clé".x-1 = "danger-full-access"'.match(new RegExp(pattern, `g${flags}`));
    assert.deepEqual(words, ['mcp_servers', 'clé', 'x-1', 'danger-full-access']);
    assert.doesNotMatch('', new RegExp(pattern, flags));
  });

  it('decides quickly on a long line', () => {
    const started = performance.now();
    assert.doesNotMatch(`a = ${'['.repeat(5000)}"`, increase);
    assert.doesNotMatch(`a = ${'["x", '.repeat(2000)}"`, increase);
    assert.ok(performance.now() - started < 1000);
  });
});
