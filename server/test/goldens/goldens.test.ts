import assert from 'node:assert/strict';
import { analysed, expectation, expectationNames, policyNames, readPolicy, recordedAnswer } from './goldens.ts';
import { readExpectation } from './goldens.ts';

describe('realistic policies', () => {
  it('are many, each beside one expectation, and some have no findings', () => {
    assert.deepEqual(expectationNames(), policyNames());
    assert.ok(policyNames().length >= 40);
    const clean = policyNames().filter((name) => analysed(readPolicy(name)).findings.length === 0);
    assert.ok(clean.length >= 4, `${clean.length} are clean`);
  });

  for (const name of policyNames()) {
    it(`finds in ${name} what was reviewed`, () => {
      assert.equal(expectation(readPolicy(name), recordedAnswer(name)), readExpectation(name));
    });

    it(`says of ${name} what Codex says`, () => {
      const { accepted, ignoredKeys, ignoredCount, ignoredFeatures } = recordedAnswer(name);
      const { findings } = analysed(readPolicy(name));
      assert.equal(!findings.some(({ verdict }) => verdict === 'rejects'), accepted);
      if (!accepted) return;
      const ignored = findings.filter(({ verdict }) => verdict === 'ignores').map(({ keyPath }) => keyPath.join('.'));
      const features = ignored.filter((key) => key.startsWith('features.'));
      assert.deepEqual(features.map((key) => key.replace('features.', '')).sort(), [...ignoredFeatures].sort());
      assert.deepEqual(
        ignoredKeys.filter((key) => !ignored.includes(key)),
        [],
      );
      // Codex passes over what stands in hooks, apps and permission profiles without a word.
      const silent = ignored.filter((key) => /^(?:hooks|apps|permissions\.(?!filesystem))\b/.test(key));
      assert.equal(ignored.length - features.length - silent.length, ignoredCount);
    });
  }
});
