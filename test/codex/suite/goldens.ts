/** The realistic policies of the unit tests, asked of the real Codex: it says what is recorded beside each. */
import assert from 'node:assert/strict';
import { policyNames, readPolicy, recordedAnswer } from '../../../server/test/goldens/goldens.ts';
import { askCodex } from '../release.ts';

describe('realistic policies', () => {
  for (const name of policyNames()) {
    it(`Codex says of ${name} what is recorded`, async () => {
      const { accepted, ignoredKeys, ignoredCount, ignoredFeatures } = await askCodex(readPolicy(name));
      assert.deepEqual({ accepted, ignoredKeys, ignoredCount, ignoredFeatures }, recordedAnswer(name));
    });
  }
});
