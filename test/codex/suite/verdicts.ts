/** Every document of the tables, asked of the real Codex: as recorded, and as the product says. */
import assert from 'node:assert/strict';
import { askAll } from '../documents/ask-all.ts';
import { compare } from '../documents/exceptions.ts';
import { documents } from '../documents/index.ts';
import { type Answers, readRecording } from '../documents/recorded.ts';

/** Thousands of starts. */
const TIMEOUT = 1_800_000;

describe(`the verdicts on ${documents.length} documents`, () => {
  let answers: Answers = { verdicts: {}, named: {} };

  before(async function () {
    this.timeout(TIMEOUT);
    answers = await askAll();
  });

  it('are those that are recorded', () => {
    const { verdicts, named } = readRecording();
    assert.deepEqual(answers.verdicts, verdicts);
    assert.deepEqual(answers.named, named);
  });

  it('are those of the product', () => {
    assert.deepEqual(compare(({ id }) => answers.verdicts[id]).unexplained, []);
  });
});
