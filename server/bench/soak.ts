/**
 * An hour of typing in a few minutes: `npm run soak`. Ten thousand changes over twenty documents must leave the memory
 * where it was, and closing them must give it back. Server and client share this process, which is started with
 * `--expose-gc`, so that what is counted is what is really held.
 */
import { runMain } from '../../test/host/entry.ts';
import { TestClient } from '../test/lsp/harness.ts';
import { count, policyOf } from './documents.ts';
import { marker, typings } from './series.ts';

const DOCUMENTS = 20;
const CHANGES = 10_000;
/** Until then caches and compiled code still grow. */
const WARM_UP = 2_000;
/** The part by which the memory may differ: what a collection leaves differs as much. */
const TOLERANCE = 0.1;
const LINES = 120;

async function run(): Promise<number> {
  const client = new TestClient();
  await client.initialize();
  const empty = held();
  const body = policyOf(LINES).text;
  const files = Array.from({ length: DOCUMENTS }, (_, index) => `file:///srv/${index}/requirements.toml`);
  for (const uri of files) await client.open(uri, `# file ${uri}\n${body}${marker}`);
  const lines = count(body) + 1;
  let step = 0;
  const type = async (until: number) => {
    for (; step < until; step++) {
      const uri = files[step % DOCUMENTS] ?? '';
      const round = Math.floor(step / DOCUMENTS);
      const typing = typings[Math.floor(round / 2) % typings.length] ?? typings[0];
      if (!typing) continue;
      const version = 2 + round;
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [typing.edit(round, lines)],
      });
      await client.diagnostics(uri, version);
      client.published.length = 0;
    }
  };
  await type(WARM_UP);
  const before = held();
  await type(WARM_UP + CHANGES);
  const after = held();
  for (const uri of files) await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await client.diagnostics(files.at(-1) ?? '', undefined);
  client.published.length = 0;
  const closed = held();
  client.dispose();
  console.log(
    `MB held: ${mb(empty)} at the start, ${mb(before)} with ${DOCUMENTS} files and ${WARM_UP} changes, ${mb(after)} after ${CHANGES} more, ${mb(closed)} once they are closed`,
  );
  const grows = after > before * (1 + TOLERANCE);
  const keeps = closed > before;
  if (grows) console.log('Changes leave something behind.');
  if (keeps) console.log('Closing gives nothing back.');
  return grows || keeps ? 1 : 0;
}

function held(): number {
  if (!globalThis.gc) throw new Error('start it with --expose-gc: npm run soak');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function mb(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

await runMain(run);
