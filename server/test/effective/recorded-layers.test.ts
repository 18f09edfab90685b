import assert from 'node:assert/strict';
import { differences } from '../../../test/codex/layers/compare.ts';
import { layerCases } from '../../../test/codex/layers/index.ts';
import { layerFingerprint, readLayerRecording } from '../../../test/codex/layers/recorded.ts';
import { codexVersion } from '../../src/codex/version.ts';

describe('the effective policy, compared with what the binary said', () => {
  const recording = readLayerRecording();

  it('is of the release that is described, and of these cases', () => {
    assert.ok(recording.codex.startsWith(`${codexVersion}.`));
    assert.equal(recording.texts, layerFingerprint(), 'record again: node --import tsx test/codex/record-layers.ts');
  });

  it('has an answer for every case, each of which has an id of its own', () => {
    assert.deepEqual(Object.keys(recording.answers), [...new Set(layerCases.map(({ id }) => id))]);
    assert.equal(new Set(layerCases.map(({ id }) => id)).size, layerCases.length);
  });

  for (const one of layerCases) {
    it(one.id, () => {
      const answer = recording.answers[one.id];
      assert.ok(answer);
      assert.deepEqual(differences(one, answer), []);
    });
  }
});
