/** Records what the real Codex makes of the role files, for tests that run without it. */
import { writeFileSync } from 'node:fs';
import { runMain } from '../host/entry.ts';
import { codexRelease } from './install.ts';
import { theCodex } from './release.ts';
import { askAll } from './role-documents/ask-all.ts';
import { fingerprint, recordingFile, writeRecording } from './role-documents/recorded.ts';

async function record(): Promise<number> {
  theCodex();
  const verdicts = await askAll();
  writeFileSync(recordingFile, writeRecording({ codex: codexRelease, texts: fingerprint(), verdicts }));
  return 0;
}

await runMain(record);
