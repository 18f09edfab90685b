/** Every case of layers, asked of the real Codex: as recorded, and as the product says. */
import assert from 'node:assert/strict';
import type { Answer } from '../layers/answer.ts';
import { askAllLayers } from '../layers/ask-all.ts';
import { differences } from '../layers/compare.ts';
import { layerCases } from '../layers/index.ts';
import { readLayerRecording } from '../layers/recorded.ts';

/** Several starts for each case. */
const TIMEOUT = 900_000;

describe(`the effective policy of ${layerCases.length} sets of files`, () => {
  let answers: Readonly<Record<string, Answer>> = {};

  before(async function () {
    this.timeout(TIMEOUT);
    answers = await askAllLayers();
  });

  it('is the one that is recorded', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(answers)), readLayerRecording().answers);
  });

  for (const one of layerCases) {
    it(`is the product’s: ${one.id}`, () => {
      const answer = answers[one.id];
      assert.ok(answer);
      assert.deepEqual(differences(one, answer), []);
    });
  }
});
