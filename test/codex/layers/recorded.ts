/** Codex’s answers on the cases of layers, as a file: `node --import tsx test/codex/record-layers.ts` writes it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Answer } from './answer.ts';
import { layerCases } from './index.ts';

export interface LayerRecording {
  readonly codex: string;
  /** Of all cases: others need another recording. */
  readonly texts: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const layerRecordingFile = new URL('../../../server/test/effective/recorded-layers.json', import.meta.url);

export function readLayerRecording(): LayerRecording {
  return JSON.parse(readFileSync(layerRecordingFile, 'utf8')) as LayerRecording;
}

/** A fingerprint of all cases. */
export function layerFingerprint(): string {
  return createHash('sha256').update(JSON.stringify(layerCases)).digest('hex').slice(0, 16);
}

/** One line for each case, in their order, so that a difference can be reviewed. */
export function writeLayerRecording({ codex, texts, answers }: LayerRecording): string {
  const lines = layerCases.map(({ id }) => `    ${JSON.stringify(id)}: ${JSON.stringify(answers[id])}`);
  return `{\n  "codex": ${JSON.stringify(codex)},\n  "texts": ${JSON.stringify(texts)},\n  "answers": {\n${lines.join(',\n')}\n  }\n}\n`;
}
