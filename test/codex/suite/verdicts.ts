/** Every document of the tables, asked of the real Codex: as recorded, and as the product says. */
import assert from 'node:assert/strict';
import { askAll } from '../documents/ask-all.ts';
import { compare } from '../documents/exceptions.ts';
import { documents } from '../documents/index.ts';
import { type Recorded, readRecording } from '../documents/recorded.ts';

/** Thousands of starts. */
const TIMEOUT = 1_800_000;

describe(`the verdicts on ${documents.length} documents`, () => {
  let verdicts: ReadonlyMap<string, Recorded> = new Map();

  before(async function () {
    this.timeout(TIMEOUT);
    verdicts = await askAll();
  });

  it('are those that are recorded', () => {
    assert.deepEqual(Object.fromEntries(verdicts), readRecording().verdicts);
  });

  it('are those of the product', () => {
    assert.deepEqual(compare(({ id }) => verdicts.get(id)).unexplained, []);
  });
});
