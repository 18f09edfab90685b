/**
 * Compares the language server with Tombi's, a TOML server in Rust: `npm run bench`. Both get the same in turn, so the
 * ratios mean something on any machine; the times themselves do not. Needs Linux, and `npm run build` before.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runMain, SetupError } from '../../test/host/entry.ts';
import { ensureNpmTool } from '../../test/host/npm-tool.ts';
import { type BenchDocument, policyOf } from './documents.ts';
import { nodePeak, nodeTime } from './node.ts';
import { peer } from './peer.ts';
import { asTable, asText, type Row, writeTable } from './report.ts';
import { marker, measure, quantile, seriesOf } from './series.ts';
import { Subject } from './subject.ts';

/** The path that the documents pretend to have. */
const FILE = '/etc/codex/requirements.toml';
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
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  if (!existsSync(cli)) throw new SetupError('dist/cli.js is missing: run `npm run build` first');
  const commands = [
    [process.execPath, cli, 'lsp', '--stdio'],
    [ensureNpmTool(peer), 'lsp'],
  ] as const;
  console.log(`Codex Policy / ${peer.title} ${peer.version}, ${values.changes} steps each`);
  const rows: Row[] = [];
  const add = (row: Row) => {
    rows.push(row);
    console.log(asText(row));
  };
  for (const document of documents(values.file)) await compare(commands, document, Number(values.changes), add);
  await compareStarts(commands, add);
  if (values.write) writeTable(asTable(rows, `${peer.title} ${peer.version}`));
  return 0;
}

function documents(files: readonly string[] | undefined): readonly BenchDocument[] {
  return (
    files?.map((file) => ({ title: path.basename(file), text: readFileSync(file, 'utf8') })) ?? [
      policyOf(60),
      policyOf(5000),
    ]
  );
}

/** Every series gets servers of its own, as they are when they have just been started. */
async function compare(
  commands: readonly (readonly string[])[],
  { title, text }: BenchDocument,
  steps: number,
  add: (row: Row) => void,
): Promise<void> {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  for (const series of seriesOf(body)) {
    const subjects = await Promise.all(commands.map((command) => Subject.start(command, FILE, body + marker)));
    const [ours, theirs] = await measure(subjects, series, { steps, warmUp: WARM_UP });
    await Promise.all(subjects.map((subject) => subject.stop()));
    if (!ours || !theirs) continue;
    const pair = (name: keyof typeof ours) => ({ ours: ours[name], theirs: theirs[name] });
    add({ what: `${title}: ${series.title}`, p50: pair('p50'), p95: pair('p95'), cpu: pair('cpu') });
  }
}

/** Start-up and memory, against a Node that does nothing. */
async function compareStarts([command]: readonly (readonly string[])[], add: (row: Row) => void): Promise<void> {
  if (!command) return;
  const times: number[] = [];
  const least: number[] = [];
  for (let round = 0; round < STARTS; round++) {
    least.push(nodeTime());
    times.push(await Subject.startUp(command, FILE));
  }
  add({
    what: 'from the start to the first answer, against `node -e 0`',
    p50: { ours: quantile(times, 0.5), theirs: quantile(least, 0.5) },
    p95: { ours: quantile(times, 0.95), theirs: quantile(least, 0.95) },
  });
  const { text } = policyOf(60);
  const subject = await Subject.start(command, FILE, text + marker);
  const [typing] = seriesOf(text);
  if (typing) await measure([subject], typing, { steps: 100, warmUp: WARM_UP });
  add({ what: 'memory at most (MB), against `node -e 0`', peak: { ours: subject.peak(), theirs: nodePeak() } });
  await subject.stop();
}

await runMain(run);
