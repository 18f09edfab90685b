/** What Codex makes of the role files, as a file: `node --import tsx test/codex/record-roles.ts` writes it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { documents } from './index.ts';

export type Recorded = 'taken' | 'dropped';

interface Recording {
  readonly codex: string;
  /** Of all texts: other documents need another recording. */
  readonly texts: string;
  /** In the order of the documents. */
  readonly verdicts: readonly Recorded[];
}

export const recordingFile = new URL('../../../server/test/codex/recorded-role-verdicts.json', import.meta.url);

const WIDTH = 100;

export function readRecording(): Recording {
  const { codex, texts, verdicts }: { codex: string; texts: string; verdicts: string[] } = JSON.parse(
    readFileSync(recordingFile, 'utf8'),
  );
  return { codex, texts, verdicts: [...verdicts.join('')].map((letter) => (letter === 't' ? 'taken' : 'dropped')) };
}

/** A fingerprint of all documents. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const { id, text } of documents) hash.update(`${id}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}

export function writeRecording({ codex, texts, verdicts }: Recording): string {
  const letters = verdicts.map((verdict) => verdict.charAt(0)).join('');
  const rows = letters.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return `${JSON.stringify({ codex, texts, verdicts: rows }, null, 2)}\n`;
}
