import assert from 'node:assert/strict';
import { loadGrammar, tokenize } from './tokenize.ts';

const FORMS: readonly (readonly [value: string, scope: string])[] = [
  ['0', 'constant.numeric.integer.toml'],
  ['-1_000', 'constant.numeric.integer.toml'],
  ['0xC0_DE', 'constant.numeric.integer.hex.toml'],
  ['0o17', 'constant.numeric.integer.octal.toml'],
  ['0b1_0', 'constant.numeric.integer.binary.toml'],
  ['-0.0', 'constant.numeric.float.toml'],
  ['1e1_0', 'constant.numeric.float.toml'],
  ['-inf', 'constant.numeric.float.inf.toml'],
  ['+nan', 'constant.numeric.float.nan.toml'],
  ['true', 'constant.language.boolean.toml'],
  ['false', 'constant.language.boolean.toml'],
  ['2024-02-29 23:59Z', 'constant.numeric.date-time.offset.toml'],
  ['2024-02-29T23:59:60.123', 'constant.numeric.date-time.local.toml'],
  ['2024-02-29', 'constant.numeric.date.toml'],
  ['00:00', 'constant.numeric.time.toml'],
  ['00', 'invalid.illegal.value.toml'],
  ['1.', 'invalid.illegal.value.toml'],
  ['-0b1', 'invalid.illegal.value.toml'],
  ['yes', 'invalid.illegal.value.toml'],
  ['2024-2-29', 'invalid.illegal.value.toml'],
  ['٣', 'invalid.illegal.value.toml'],
  ['\u00A0', 'invalid.illegal.value.toml'],
];

describe('grammar values', () => {
  for (const [value, scope] of FORMS) {
    for (const [before, after] of [
      ['a = ', ''],
      ['a=', '# comment'],
      ['a = [', ', 1]'],
      ['a = [[', ']]'],
      ['a = {b=', '}'],
    ] as const) {
      it(`reads ${before}${value}${after} as ${scope}`, async () => {
        const [line] = tokenize(await loadGrammar(), before + value + after);
        const token = line?.tokens.find((candidate) => candidate.start === before.length);
        assert.equal(token?.text, value);
        assert.equal(token?.scopes.at(-1), scope);
      });
    }
  }

  for (const text of [
    'a = "x\u0001"',
    "a = 'x\u0001'",
    'a = """x\u0001"""',
    "a = '''x\u0001'''",
    '# x\u0001',
    '"\u0001"',
  ]) {
    it(`marks the control character in ${JSON.stringify(text)}`, async () => {
      const [line] = tokenize(await loadGrammar(), text);
      const token = line?.tokens.find((candidate) => candidate.text === '\u0001');
      assert.equal(token?.scopes.at(-1), 'invalid.illegal.control-character.toml');
    });
  }

  it('reads a tab in a string and in a comment as plain text', async () => {
    const [line] = tokenize(await loadGrammar(), 'a = "x\ty" # z\tz');
    assert.ok(line?.tokens.every((token) => token.scopes.every((scope) => !scope.startsWith('invalid'))));
  });

  it('reads Windows line ends as Unix ones', async () => {
    const grammar = await loadGrammar();
    const source = 'a = """\nb\n"""\nc = [\n1,\n]\n';
    assert.deepEqual(tokenize(grammar, source.replaceAll('\n', '\r\n')), tokenize(grammar, source));
  });
});
