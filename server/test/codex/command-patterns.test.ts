import assert from 'node:assert/strict';
import { asTyped, commandExamples, commandPatternOf, coversCommand } from '../../src/codex/command-patterns.ts';
import { find, parseDocument } from '../../src/toml/document.ts';

const patternOf = (tokens: string, more = '') => {
  const { root } = parseDocument(`[[rules.prefix_rules]]\npattern = [${tokens}]\n${more}`);
  const rule = find(root, ['rules', 'prefix_rules', 0]);
  return rule && commandPatternOf(rule);
};

/** The same is asked of Codex in `test/codex`. */
const examples = [
  ['{ token = "git" }', 'git', 'echo git'],
  ['{ token = "git" }, { any_of = ["push", "fetch"] }', 'git push', 'git'],
  ['{ any_of = ["echo", "bash"] }', 'echo', 'printf echo'],
  ['{ token = "two words" }, { token = "it\'s" }', "'two words' 'it'\\''s'", "'two words'"],
] as const;

describe('patterns of commands', () => {
  for (const [tokens, covered, beside] of examples) {
    it(`have examples: ${tokens}`, () => {
      const pattern = patternOf(tokens);
      assert.ok(pattern);
      const found = commandExamples(pattern);
      assert.deepEqual([asTyped(found.covered), asTyped(found.beside)], [covered, beside]);
      assert.equal(coversCommand(pattern, [...found.covered, 'more']), true);
      assert.equal(coversCommand(pattern, found.beside), false);
    });
  }

  for (const tokens of [
    '',
    '"git"',
    '{}',
    '{ token = "a", any_of = ["b"] }',
    '{ token = " " }',
    '{ any_of = [] }',
    '{ any_of = [1] }',
  ]) {
    it(`are none where Codex takes none: ${tokens}`, () => assert.equal(patternOf(tokens), undefined));
  }

  it('are left alone where nobody explains how they match', () => {
    assert.equal(patternOf('{ token = "git" }', 'canonical_matching = true\n'), undefined);
  });
});
