/** The realistic files of the unit tests, asked of the real Codex: it says what is recorded beside each. */
import assert from 'node:assert/strict';
import { askGolden } from '../../../server/test/goldens/ask.ts';
import { goldens, recordedAnswer } from '../../../server/test/goldens/goldens.ts';

describe('realistic files', () => {
  for (const golden of goldens()) {
    it(`Codex says of ${golden.name} what is recorded`, async () => {
      assert.deepEqual(await askGolden(golden), recordedAnswer(golden));
    });
  }
});
