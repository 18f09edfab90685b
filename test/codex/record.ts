/** Records what the real Codex makes of the documents, for tests that run without it. */
import { writeFileSync } from 'node:fs';
import { runMain } from '../host/entry.ts';
import { askAll } from './documents/ask-all.ts';
import { fingerprint, recordingFile, writeRecording } from './documents/recorded.ts';
import { codexRelease } from './install.ts';
import { theCodex } from './release.ts';

async function record(): Promise<number> {
  theCodex();
  const answers = await askAll((done, all) => {
    if (done % 200 === 0 || done === all) console.log(`${done} of ${all}`);
  });
  const recording = { codex: codexRelease, texts: fingerprint(), ...answers };
  writeFileSync(recordingFile, writeRecording(recording));
  return 0;
}

await runMain(record);
