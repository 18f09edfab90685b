import assert from 'node:assert/strict';
import { codexGrammar } from '../../scripts/generate/grammar.ts';
import { sampleCodexGrammar } from './fixtures.ts';
import { loadGrammar, tokenize } from './tokenize.ts';

const ROOT = 'keyword.other.codex.toml';
const RISKY = 'constant.other.risky.codex.toml';

async function marked(source: string, scope: string, grammar: object = sampleCodexGrammar()): Promise<string[]> {
  return tokenize(await loadGrammar(grammar), source)
    .flatMap((line) => line.tokens)
    .filter((token) => token.scopes.includes(scope))
    .map((token) => token.text);
}

describe('codex grammar', () => {
  it('marks a known name where a key or a header starts', async () => {
    const source = 'features.x = 1\n  sandbox_mode=2\n[ rules ]\n[[rules.features]]\nfeatures';
    assert.deepEqual(await marked(source, ROOT), ['features', 'sandbox_mode', 'rules', 'rules', 'features']);
  });

  it('leaves known names elsewhere alone', async () => {
    const source =
      'x.features = "features" # features\ny = """\nfeatures\n"""\nz = {\nfeatures = 1 }\n[x.rules]\nfeatures2';
    assert.deepEqual(await marked(source, ROOT), []);
  });

  it('marks a risky value that is the whole string, in every kind of string', async () => {
    const source = 'a = "never"\nb = [\'never\', """never""", \'\'\'never\'\'\']\nc = { d = "danger-full-access" }';
    assert.deepEqual(await marked(source, RISKY), ['never', 'never', 'never', 'never', 'danger-full-access']);
  });

  it('leaves a risky word that is only a part of a string, or a key, alone', async () => {
    const source =
      'never = "never x"\n"never" = "x never"\n["never"]\na = \'"never"\' # "never"\nb = "never\nc = "\\"never"';
    assert.deepEqual(await marked(source, RISKY), []);
  });

  it('still gives up an unclosed array at a known name', async () => {
    const [, line] = tokenize(await loadGrammar(sampleCodexGrammar()), 'a = [\nfeatures = true');
    assert.deepEqual(line?.tokens[0]?.scopes, [
      'source.toml',
      'meta.key.first.toml',
      'support.type.property-name.toml',
      ROOT,
    ]);
  });

  it('changes no token of plain TOML but the marked ones', async () => {
    const source = 'a = [\n  { b = "never" }, # c\n]\nfeatures.d = \'x\'\n[rules]\n';
    const marks = (scope: string) => !scope.includes('.codex.');
    const plain = tokenize(await loadGrammar(), source);
    const injected = tokenize(await loadGrammar(sampleCodexGrammar()), source);
    const stripped = injected.map(({ text, tokens }) => ({
      text,
      tokens: tokens.map((token) => ({ ...token, scopes: token.scopes.filter(marks) })),
    }));
    assert.deepEqual(stripped, plain);
  });

  it('does not depend on the order of the words or on repeats', () => {
    assert.deepEqual(codexGrammar(['b', 'a', 'b'], ['d', 'c']), codexGrammar(['a', 'b'], ['c', 'd', 'd']));
  });

  it('prefers no word that is only the start of another', async () => {
    const grammar = codexGrammar(['model', 'model_provider'], ['on', 'on-request']);
    assert.deepEqual(await marked('model_provider = 1\nmodel = 2', ROOT, grammar), ['model_provider', 'model']);
    assert.deepEqual(await marked('a = "on-request"\nb = "on"', RISKY, grammar), ['on-request', 'on']);
  });

  it('reads the words as text, not as patterns', async () => {
    const grammar = codexGrammar(['a.c'], ['x*', '(y']);
    assert.deepEqual(await marked('abc = "xx"\nd = ["x*", "(y"]', RISKY, grammar), ['x*', '(y']);
    assert.deepEqual(await marked('abc = 1', ROOT, grammar), []);
  });

  it('marks nothing when it is given nothing', async () => {
    const grammar = codexGrammar([], []);
    assert.deepEqual(Reflect.get(grammar, 'patterns'), []);
    assert.deepEqual(await marked('a = "b"', ROOT, grammar), []);
  });
});
