/** Asks Codex about all documents, two at a time. */
import { askCodex, askWhetherAccepted } from '../release.ts';
import { type Document, documents } from './index.ts';
import { type Recorded, recorded } from './recorded.ts';

const WORKERS = 2;

export async function askAll(told: (done: number, all: number) => void = () => {}): Promise<Map<string, Recorded>> {
  const verdicts = new Map<string, Recorded>(documents.map(({ id }) => [id, 'rejected']));
  const pending = documents.values();
  let done = 0;
  const work = async () => {
    for (const document of pending) {
      verdicts.set(document.id, await ask(document));
      told(++done, documents.length);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return verdicts;
}

async function ask(document: Document): Promise<Recorded> {
  const { accepted } = await askWhetherAccepted(document.text);
  const asked = accepted && document.asksIgnored ? await askCodex(document.text) : undefined;
  return recorded(document, accepted, asked?.ignoredKeys ?? []);
}
