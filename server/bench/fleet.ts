/**
 * Checks ten thousand policy files with `codex-policy check`, with Tombi's linter as it is, and with that linter when it
 * has this extension's JSON Schemas, in turn: `npm run bench:fleet`. All start anew each time and read the same files, so
 * that the ratios of their rates mean something on any machine. Needs Linux, and `npm run build` before.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, SetupError } from '../../test/host/entry.ts';
import { ensureNpmTool } from '../../test/host/npm-tool.ts';
import { fleetFile } from './fleet-files.ts';
import { giveSchemas, OFFLINE, peer, peerAsItIs, peerWithSchemas, requireSchemasInLint } from './peer.ts';
import { builtCli } from './servers.ts';

const LOOKS_EVERY_MS = 10;
/** Linux counts processor time in so many ticks a second. */
const TICKS = 100;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { files: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
  });
  const [files, rounds] = [Number(values.files), Number(values.rounds)];
  const [ours, linter] = [[process.execPath, builtCli(), 'check', '.'], ensureNpmTool(peer)];
  const lint = [linter, 'lint', OFFLINE, '.'];
  const folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-fleet-'));
  try {
    writeFleet(folder, files);
    const series = { ours: [] as Figures[], asItIs: [] as Figures[], withSchemas: [] as Figures[] };
    for (let round = 0; round < rounds; round++) {
      series.ours.push(await measured(ours, folder));
      series.asItIs.push(await measured(lint, folder));
      // It lies there for this alone: the others would find it as well.
      const config = giveSchemas(folder);
      if (round === 0) requireSchemasInLint(linter, folder);
      series.withSchemas.push(await measured(lint, folder));
      rmSync(config);
    }
    console.log(`${files} files, ${rounds} rounds each in turn, start included; the medians`);
    console.log(`  Codex Policy: ${figures(series.ours, files)}`);
    console.log(`  ${peerAsItIs}, which knows TOML alone: ${figures(series.asItIs, files)}`);
    console.log(`  ${peerWithSchemas}: ${figures(series.withSchemas, files)}`);
    console.log(`  rate: ${rate(series.ours, series.asItIs)} times that of ${peerAsItIs}`);
    console.log(`  rate: ${rate(series.ours, series.withSchemas)} times that of ${peerWithSchemas}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function writeFleet(folder: string, files: number): void {
  for (let index = 0; index < files; index++) {
    const { path: name, text } = fleetFile(index);
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

interface Figures {
  readonly seconds: number;
  /** Seconds of processor time, of all its threads. */
  readonly processor: number;
  /** The most memory that the process has held, in MB. */
  readonly memory: number;
}

/** Runs a command to its end. What it prints is read, and dropped. */
async function measured([program = '', ...words]: readonly string[], cwd: string): Promise<Figures> {
  const begin = performance.now();
  const child = spawn(program, words, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.resume();
  let [memory, processor] = [0, 0];
  const look = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid));
    processor = Math.max(processor, processorTimeOf(child.pid));
  }, LOOKS_EVERY_MS);
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0 && code !== 1) throw new SetupError(`${program} ended with ${code}`);
  } finally {
    clearInterval(look);
  }
  return { seconds: (performance.now() - begin) / 1000, processor, memory };
}

function processorTimeOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}

/** How many times as many files ours gets through in the same time. */
function rate(ours: readonly Figures[], theirs: readonly Figures[]): string {
  return (median(theirs, 'seconds') / median(ours, 'seconds')).toFixed(2);
}

function figures(series: readonly Figures[], files: number): string {
  const seconds = median(series, 'seconds');
  return `${Math.round(files / seconds)} files a second (${seconds.toFixed(2)} s), ${median(series, 'processor').toFixed(2)} s of processor time, ${Math.round(median(series, 'memory'))} MB`;
}

function median(series: readonly Figures[], name: keyof Figures): number {
  const sorted = series.map((one) => one[name]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

await runMain(run);
