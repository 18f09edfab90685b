/** Records what the real Codex makes of the cases of layers, for tests that run without it. */
import { writeFileSync } from 'node:fs';
import { runMain } from '../host/entry.ts';
import { codexRelease } from './install.ts';
import { askAllLayers } from './layers/ask-all.ts';
import { layerFingerprint, layerRecordingFile, writeLayerRecording } from './layers/recorded.ts';
import { theCodex } from './release.ts';

async function record(): Promise<number> {
  theCodex();
  const recording = { codex: codexRelease, texts: layerFingerprint(), answers: await askAllLayers() };
  writeFileSync(layerRecordingFile, writeLayerRecording(recording));
  return 0;
}

await runMain(record);
