/** Every role file, asked of the real Codex: as recorded, and as the findings say. */
import assert from 'node:assert/strict';
import { askAll } from '../role-documents/ask-all.ts';
import { compare } from '../role-documents/compare.ts';
import { documents } from '../role-documents/index.ts';
import { type Recorded, readRecording } from '../role-documents/recorded.ts';

describe(`the verdicts on ${documents.length} role files`, () => {
  let verdicts: readonly Recorded[] = [];

  before(async () => {
    verdicts = await askAll();
  });

  it('are those that are recorded', () => {
    const recorded = readRecording().verdicts;
    const different = documents.filter((_, index) => verdicts[index] !== recorded[index]);
    assert.deepEqual(
      different.map(({ id }) => id),
      [],
    );
  });

  it('are those of the findings', () => {
    assert.deepEqual(compare(verdicts).unexplained, []);
  });
});
