/** Asks Codex about all documents, two at a time. */
import { askCodex, askWhetherAccepted } from '../../../server/src/real-codex/ask.ts';
import type { IsolatedCodex } from '../../../server/src/real-codex/isolate.ts';
import { programOf } from '../program.ts';
import { theCodex } from '../release.ts';
import { type Document, documents } from './index.ts';
import { namedIn } from './named.ts';
import { type Answers, type Recorded, recorded } from './recorded.ts';

const WORKERS = 2;

interface Answer {
  readonly verdict: Recorded;
  readonly named: string | undefined;
}

export async function askAll(told: (done: number, all: number) => void = () => {}): Promise<Answers> {
  const { executable, ...isolated } = theCodex();
  // Without npm's launcher, which makes no difference to a verdict, it takes a quarter of the time.
  const codex = { ...isolated, executable: programOf(executable) ?? executable };
  const answers = new Map<string, Answer>();
  const pending = documents.values();
  const work = async () => {
    for (const document of pending) {
      answers.set(document.id, await ask(codex, document));
      told(answers.size, documents.length);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  // In the order of the documents, whichever answer came first.
  const inOrder = documents.map(({ id }) => [id, answers.get(id)] as const);
  return {
    verdicts: Object.fromEntries(inOrder.flatMap(([id, answer]) => (answer ? [[id, answer.verdict]] : []))),
    named: Object.fromEntries(inOrder.flatMap(([id, answer]) => (answer?.named ? [[id, answer.named]] : []))),
  };
}

async function ask(codex: IsolatedCodex, document: Document): Promise<Answer> {
  const { accepted, error } = await askWhetherAccepted(codex, document.text);
  const asked = accepted && document.asksIgnored ? await askCodex(codex, document.text) : undefined;
  return {
    verdict: recorded(document, accepted, asked?.ignoredKeys ?? []),
    named: error === undefined ? undefined : namedIn(error.trim()),
  };
}
