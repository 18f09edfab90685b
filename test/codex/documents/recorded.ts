/** Codex’s verdicts on the documents, as a file: `node --import tsx test/codex/record.ts` writes it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Document, documents } from './index.ts';

/** Accepted or rejected; of accepted documents that were asked for it, the keys that Codex says it ignores. */
export type Recorded = 'accepted' | 'rejected' | readonly string[];

/** What Codex said of the documents, by their ids. */
export interface Answers {
  readonly verdicts: Readonly<Record<string, Recorded>>;
  /** What Codex names in its error, of documents that it rejects and where it names something. */
  readonly named: Readonly<Record<string, string>>;
}

export interface Recording extends Answers {
  readonly codex: string;
  /** Of all texts: other documents need another recording. */
  readonly texts: string;
}

/** In the file, what is named stands with the verdict. */
const REJECTED = 'rejected: ';

export const recordingFile = new URL('../../../server/test/codex/recorded-verdicts.json', import.meta.url);

export function readRecording(): Recording {
  const { codex, texts, verdicts } = JSON.parse(readFileSync(recordingFile, 'utf8')) as Omit<Recording, 'named'>;
  const named: Record<string, string> = {};
  const plain = Object.entries(verdicts).map(([id, verdict]): [string, Recorded] => {
    if (typeof verdict !== 'string' || !verdict.startsWith(REJECTED)) return [id, verdict];
    named[id] = verdict.slice(REJECTED.length);
    return [id, 'rejected'];
  });
  return { codex, texts, verdicts: Object.fromEntries(plain), named };
}

/** A fingerprint of all documents. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const { id, text } of documents) hash.update(`${id}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}

/** One line for each document, so that a difference can be reviewed. */
export function writeRecording({ codex, texts, verdicts, named }: Recording): string {
  const lines = Object.entries(verdicts).map(([id, verdict]) => {
    const name = named[id];
    return `    ${JSON.stringify(id)}: ${JSON.stringify(name === undefined ? verdict : `${REJECTED}${name}`)}`;
  });
  return `{\n  "codex": ${JSON.stringify(codex)},\n  "texts": ${JSON.stringify(texts)},\n  "verdicts": {\n${lines.join(',\n')}\n  }\n}\n`;
}

export function recorded({ asksIgnored }: Document, accepted: boolean, ignoredKeys: readonly string[]): Recorded {
  if (!accepted) return 'rejected';
  return asksIgnored ? [...ignoredKeys].sort() : 'accepted';
}
