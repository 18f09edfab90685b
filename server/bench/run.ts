/**
 * Compares the language server with Tombi's, a TOML server in Rust: `npm run bench`. It is measured twice: as it is, when
 * it knows TOML alone, and with this extension's JSON Schema, when it does something like the same job. All get the same
 * in turn, so the ratios mean something on any machine; the times themselves do not. Needs Linux, and `npm run build`
 * before.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../../test/host/entry.ts';
import { type BenchDocument, policyOf } from './documents.ts';
import { nodePeak, nodeTime } from './node.ts';
import { peerAsItIs, peerWithSchemas } from './peer.ts';
import { asTable, asText, type Row, writeTables } from './report.ts';
import { type Figures, marker, measure, quantile, seriesOf } from './series.ts';
import { ourServer, peerServer, peerServerWithSchemas } from './servers.ts';
import { type Server, Subject } from './subject.ts';

const WARM_UP = 5;
const STARTS = 15;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      file: { type: 'string', multiple: true },
      changes: { type: 'string', default: '100' },
      write: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-bench-'));
  try {
    const ours = ourServer();
    const servers = [ours, peerServer(), await peerServerWithSchemas(folder)];
    console.log(`${values.changes} steps each; ratios to ${peerAsItIs} | to ${peerWithSchemas}`);
    const rows: Row[] = [];
    for (const document of documents(values.file)) {
      for await (const row of compare(servers, document, Number(values.changes))) rows.push(told(row));
    }
    console.log('Ratios to `node -e 0`');
    const starts = [told(await compareStarts(ours)), told(await compareMemory(ours))];
    if (values.write) {
      writeTables({
        bench: asTable({ others: ['as it is', 'with the schema'], rows }),
        node: asTable({ others: ['`node -e 0`'], rows: starts }),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function told(row: Row): Row {
  console.log(asText(row));
  return row;
}

function documents(files: readonly string[] | undefined): readonly BenchDocument[] {
  return (
    files?.map((file) => ({ title: path.basename(file), text: readFileSync(file, 'utf8') })) ?? [
      policyOf(60),
      policyOf(5000),
    ]
  );
}

/** Every series gets servers of its own, as they are when they have just been started. Ours is the first of them. */
async function* compare(
  servers: readonly Server[],
  { title, text }: BenchDocument,
  steps: number,
): AsyncGenerator<Row> {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  for (const series of seriesOf(body)) {
    const subjects = await Promise.all(servers.map((server) => Subject.start(server, body + marker)));
    const [ours, ...theirs] = await measure(subjects, series, { steps, warmUp: WARM_UP });
    await Promise.all(subjects.map((subject) => subject.stop()));
    if (!ours) continue;
    const compared = (name: keyof Figures) => ({ ours: ours[name], theirs: theirs.map((figures) => figures[name]) });
    yield { what: `${title}: ${series.title}`, p50: compared('p50'), p95: compared('p95'), cpu: compared('cpu') };
  }
}

async function compareStarts(server: Server): Promise<Row> {
  const [ours, least]: [number[], number[]] = [[], []];
  for (let round = 0; round < STARTS; round++) {
    least.push(nodeTime());
    ours.push(await Subject.startUp(server));
  }
  const compared = (part: number) => ({ ours: quantile(ours, part), theirs: [quantile(least, part)] });
  return { what: 'from the start to the first answer', p50: compared(0.5), p95: compared(0.95) };
}

async function compareMemory(server: Server): Promise<Row> {
  const { text } = policyOf(60);
  const subject = await Subject.start(server, text + marker);
  const [typing] = seriesOf(text);
  if (typing) await measure([subject], typing, { steps: 100, warmUp: WARM_UP });
  const peak = { ours: subject.peak(), theirs: [nodePeak()] };
  await subject.stop();
  return { what: 'memory at most (MB)', peak };
}

await runMain(run);
