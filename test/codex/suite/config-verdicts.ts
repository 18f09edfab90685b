/** Every document of config.toml, asked of the real Codex: as recorded, and as the reference says. */
import assert from 'node:assert/strict';
import { askAll } from '../config-documents/ask-all.ts';
import { compare } from '../config-documents/exceptions.ts';
import { documents } from '../config-documents/index.ts';
import { type Recorded, readRecording } from '../config-documents/recorded.ts';

/** Thousands of starts. */
const TIMEOUT = 1_800_000;

describe(`the verdicts on ${documents.length} documents of config.toml`, () => {
  let verdicts: readonly Recorded[] = [];

  before(async function () {
    this.timeout(TIMEOUT);
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

  it('are those of the reference', () => {
    assert.deepEqual(compare(verdicts).unexplained, []);
  });
});
