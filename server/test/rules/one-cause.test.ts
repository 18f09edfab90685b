import assert from 'node:assert/strict';
import { profileIds } from '../../src/risk/profiles.ts';
import { check } from '../../src/rules/check.ts';
import { repeatedCauses } from './causes.ts';
import { generatedPolicies, type Policy, writtenPolicies } from './every-document.ts';
import { contextOf, lines, outline } from './golden.ts';

describe('one mistake has one finding', function () {
  this.timeout(60_000);

  const sets = { 'in policies that people wrote': writtenPolicies(), 'in generated policies': generatedPolicies(4) };

  for (const [title, policies] of Object.entries(sets)) {
    it(title, () => assert.deepEqual(policies.flatMap(repeated), []));
  }

  it('where a key stands for one that is missing', () => {
    const text = lines('[rules]', 'prefix_rules = [{ prefix = ["git", "push"], decision = "prompt" }]');
    assert.deepEqual(grave(text), ['invalid-value rules.prefix_rules[0] «prefix»']);
  });

  it('where a table of a list misses one key and has two unknown ones', () => {
    const text = lines('[rules]', 'prefix_rules = [{ prefix = ["a"], action = "x", decision = "prompt" }]');
    assert.deepEqual(grave(text), [
      'invalid-value rules.prefix_rules[0] «{ prefix = ["a"], action = "x", decision = "prompt" }»',
    ]);
  });

  it('where a fault of TOML stands in the name of an unknown key', () => {
    assert.deepEqual(grave(lines('[[hoo ks.PreToolUse]]')), ['toml-syntax (file) «o»']);
  });

  it('where something else in it is refused: that comes first', () => {
    const text = lines('[rules]', 'prefix_rules = [{ pattern = [{ token = "a" }, "b"] }]');
    assert.deepEqual(grave(text), ['invalid-value rules.prefix_rules[0].pattern[1] «"b"»']);
  });
});

function repeated({ name, text }: Policy): string[] {
  return profileIds.flatMap((profile) => {
    const context = contextOf(text, profile);
    return repeatedCauses(context.document, check(context)).map((what) => `${name}, ${profile}: ${what}`);
  });
}

function grave(text: string): string[] {
  return outline(text, 'high-utility').filter((line) => !line.startsWith('missing-control'));
}
