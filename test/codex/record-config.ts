/** Records what the real Codex makes of the documents, for tests that run without it. */
import { writeFileSync } from 'node:fs';
import { runMain } from '../host/entry.ts';
import { askAll } from './config-documents/ask-all.ts';
import { fingerprint, recordingFile, writeRecording } from './config-documents/recorded.ts';
import { codexRelease } from './install.ts';
import { theCodex } from './release.ts';

async function record(): Promise<number> {
  theCodex();
  const verdicts = await askAll((done, all) => {
    if (done % 500 === 0 || done === all) console.log(`${done} of ${all}`);
  });
  writeFileSync(recordingFile, writeRecording({ codex: codexRelease, texts: fingerprint(), verdicts }));
  return 0;
}

await runMain(record);
