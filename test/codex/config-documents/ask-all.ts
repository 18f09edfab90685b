/** Asks Codex about all documents, two at a time: strictly first, and again where only an unknown key stood in the way. */
import { at, parseJson, textAt } from '../../../server/src/real-codex/json.ts';
import type { Machine } from '../../../server/src/real-codex/machine.ts';
import { withMachine } from '../release.ts';
import { documents } from './index.ts';
import type { Recorded } from './recorded.ts';

const WORKERS = 2;

export async function askAll(told: (done: number, all: number) => void = () => {}): Promise<Recorded[]> {
  const verdicts: Recorded[] = documents.map(() => 'rejected');
  const pending = documents.entries();
  let done = 0;
  const work = async () => {
    for (const [index, { text }] of pending) {
      verdicts[index] = await withMachine({ config: text }, ask);
      told(++done, documents.length);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return verdicts;
}

async function ask(machine: Machine): Promise<Recorded> {
  const strictly = await errorOf(machine, '--strict-config');
  if (strictly === undefined) return 'accepted';
  if (!strictly.includes('unknown configuration field')) return 'rejected';
  return (await errorOf(machine)) === undefined ? 'not strictly' : 'rejected';
}

async function errorOf(machine: Machine, ...flags: readonly string[]): Promise<string | undefined> {
  const { stdout, stderr } = await machine.run(['app-server', ...flags, '--print-startup-config']);
  const printed = parseJson(stdout);
  if (printed === undefined) throw new Error(`Codex did not answer: ${stdout}${stderr}`.trim());
  const error = at(printed, 'error');
  return error === undefined ? undefined : (textAt(error, 'data', 'detail') ?? JSON.stringify(error));
}
