/**
 * Compares the language server with Tombi's, a TOML server in Rust: `npm run bench`. Both get the same edits in turn, so
 * the ratios mean something on any machine; the times themselves do not. Needs Linux, and `npm run build` before.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runMain, SetupError } from '../../test/host/entry.ts';
import { ensureNpmTool } from '../../test/host/npm-tool.ts';
import { type BenchDocument, count, policyOf } from './documents.ts';
import { peer } from './peer.ts';
import { type Figures, marker, measure, typings } from './series.ts';
import { Subject } from './subject.ts';

/** The path that the documents pretend to have. */
const FILE = '/etc/codex/requirements.toml';
const WARM_UP = 5;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { file: { type: 'string', multiple: true }, changes: { type: 'string', default: '100' } },
  });
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  if (!existsSync(cli)) throw new SetupError('dist/cli.js is missing: run `npm run build` first');
  const commands = [
    [process.execPath, cli, 'lsp', '--stdio'],
    [ensureNpmTool(peer), 'lsp'],
  ];
  for (const document of documents(values.file)) await compare(commands, document, Number(values.changes));
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

async function compare(commands: readonly string[][], { title, text }: BenchDocument, changes: number): Promise<void> {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  console.log(`\n${title}, ${changes} changes each; Codex Policy / ${peer.title} ${peer.version}`);
  for (const typing of typings) {
    const subjects = await Promise.all(commands.map((command) => Subject.start(command, FILE, body + marker)));
    const [ours, theirs] = await measure(subjects, typing, { lines: count(body), changes, warmUp: WARM_UP });
    await Promise.all(subjects.map((subject) => subject.stop()));
    if (ours && theirs) console.log(`  ${typing.title.padEnd(30)} ${comparison(ours, theirs)}`);
  }
}

function comparison(ours: Figures, theirs: Figures): string {
  return (['p50', 'p95', 'cpu'] as const)
    .map(
      (name) =>
        `${name} ${(ours[name] / theirs[name]).toFixed(2)} (${ours[name].toFixed(2)}/${theirs[name].toFixed(2)} ms)`,
    )
    .join('  ');
}

await runMain(run);
