/** Codex’s verdicts on the documents, as a file: `node --import tsx test/codex/record.ts` writes it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Document, documents } from './index.ts';

/** Accepted or rejected; of accepted documents that were asked for it, the keys that Codex says it ignores. */
export type Recorded = 'accepted' | 'rejected' | readonly string[];

export interface Recording {
  readonly codex: string;
  /** Of all texts: other documents need another recording. */
  readonly texts: string;
  readonly verdicts: Readonly<Record<string, Recorded>>;
}

export const recordingFile = new URL('../../../server/test/codex/recorded-verdicts.json', import.meta.url);

export function readRecording(): Recording {
  return JSON.parse(readFileSync(recordingFile, 'utf8')) as Recording;
}

/** A fingerprint of all documents. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const { id, text } of documents) hash.update(`${id}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}

/** One line for each document, so that a difference can be reviewed. */
export function writeRecording({ codex, texts, verdicts }: Recording): string {
  const lines = Object.entries(verdicts).map(
    ([id, verdict]) => `    ${JSON.stringify(id)}: ${JSON.stringify(verdict)}`,
  );
  return `{\n  "codex": ${JSON.stringify(codex)},\n  "texts": ${JSON.stringify(texts)},\n  "verdicts": {\n${lines.join(',\n')}\n  }\n}\n`;
}

export function recorded({ asksIgnored }: Document, accepted: boolean, ignoredKeys: readonly string[]): Recorded {
  if (!accepted) return 'rejected';
  return asksIgnored ? [...ignoredKeys].sort() : 'accepted';
}
