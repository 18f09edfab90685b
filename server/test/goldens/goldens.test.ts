import assert from 'node:assert/strict';
import { configSchema } from '../../src/codex/config/index.ts';
import { schemaAt } from '../../src/codex/lookup.ts';
import { analysed, expectation, expectationNames, goldens, readExpectation, recordedAnswer } from './goldens.ts';

describe('realistic files', () => {
  const all = goldens();
  const policies = all.filter(({ ending }) => ending === '.requirements.toml');
  const settings = all.filter(({ ending }) => ending !== '.requirements.toml');

  it('are many, each beside one expectation, and some have no findings', () => {
    assert.deepEqual(
      expectationNames(),
      all.map(({ name }) => name),
    );
    assert.ok(policies.length >= 40 && settings.length >= 25, `${policies.length}, ${settings.length}`);
    const clean = policies.filter((golden) => analysed(golden).findings.length === 0);
    assert.ok(clean.length >= 4, `${clean.length} are clean`);
  });

  for (const golden of all) {
    it(`finds in ${golden.name} what was reviewed`, () => {
      assert.equal(expectation(golden, recordedAnswer(golden)), readExpectation(golden));
    });
  }

  for (const golden of policies) {
    it(`says of ${golden.name} what Codex says`, () => {
      const { accepted, ignoredKeys, ignoredCount, ignoredFeatures } = recordedAnswer(golden);
      const { findings } = analysed(golden);
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

  for (const golden of settings) {
    it(`says of ${golden.name} what Codex says`, () => {
      const { accepted, ignoredKeys, ignoredCount, projectKeys } = recordedAnswer(golden);
      const { findings } = analysed(golden);
      // Codex was asked with this file alone.
      const rejects = findings.some(({ verdict, message }) => verdict === 'rejects' || /^Unless another/.test(message));
      assert.equal(!rejects, accepted);
      if (!accepted) return;
      const ignored = findings.filter(({ verdict }) => verdict === 'ignores');
      const ofProject = ignored.filter(({ code }) => code === 'project-ignored-key');
      assert.deepEqual(ofProject.map(({ keyPath }) => keyPath.join('.')).sort(), [...projectKeys].sort());
      const named = ignored.filter((finding) => {
        const table = schemaAt(configSchema, finding.keyPath.slice(0, -1));
        return !ofProject.includes(finding) && table?.type === 'table' && table.unknownNamedAtStart;
      });
      assert.equal(named.length, ignoredCount);
      const names = named.map(({ keyPath }) => keyPath.join('.'));
      assert.deepEqual(
        ignoredKeys.filter((key) => !names.includes(key)),
        [],
      );
    });
  }
});
