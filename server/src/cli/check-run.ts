import { UsageError } from './arguments.ts';
import { Baseline } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import { Checker } from './checker.ts';
import { discover, type Target } from './discover.ts';
import { readText } from './files.ts';
import { Projects } from './projects.ts';
import { added, type Counts, noCounts } from './report/counts.ts';
import type { Wanted } from './report/file-report.ts';
import type { Problem, Reporter } from './report/reporter.ts';

/** A format and where it goes. */
export interface Sink {
  readonly reporter: Reporter;
  write(text: string): void;
}

/** What came of a check. */
export interface Outcome {
  /** Files that could not be read. */
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  /** Whether there is a finding that the command fails for. */
  readonly fails: boolean;
  /** Remarks on the baseline, without full stop. */
  readonly remarks: readonly string[];
}

/**
 * Checks files one by one and hands each report on at once, so that thousands take no more memory than a few. Throws a
 * {@link UsageError} where nothing could be read.
 */
export function runCheck(options: CheckOptions, sinks: readonly Sink[], stdin: () => string): Outcome {
  const problems: Problem[] = [];
  const targets = targetsOf(options, (problem) => problems.push(problem));
  const baseline = baselineOf(options);
  const wanted: Wanted = Object.assign(
    { fingerprints: baseline !== undefined },
    ...sinks.map(({ reporter }) => reporter.wants),
  );
  const checker = new Checker(options, new Projects(options.config), baseline, wanted);
  let [fails, isBegun, counts] = [false, false, noCounts];
  const begin = () => {
    if (!isBegun) for (const { write, reporter } of sinks) write(reporter.begin());
    isBegun = true;
  };
  for (const target of targets) {
    const text = textOf(target, stdin, problems);
    const report = text === undefined ? undefined : checker.check(target, text);
    if (!report) continue;
    begin();
    for (const { write, reporter } of sinks) write(reporter.file(report));
    baseline?.add(report);
    fails ||= report.findings.some((finding) => finding.fails);
    counts = added(counts, report.findings);
  }
  const [first] = problems;
  if (first && !isBegun) throw new UsageError(problemText(first, problems.length - 1));
  begin();
  for (const { write, reporter } of sinks) write(reporter.end(problems));
  return { problems, counts, fails, remarks: baseline ? remarksOn(baseline, options) : [] };
}

function targetsOf({ words, stdinName }: CheckOptions, tell: (problem: Problem) => void): Target[] {
  const files = discover(
    words.filter((word) => word !== '-'),
    tell,
  );
  if (!words.includes('-')) return files;
  const stdin = { path: stdinName ?? '<stdin>', isNamed: true, isQuiet: false };
  return [{ ...stdin, from: stdinName === undefined ? 'stdin without a name' : 'stdin' }, ...files];
}

function textOf({ path, from }: Target, stdin: () => string, problems: Problem[]): string | undefined {
  try {
    return from === undefined ? readText(path) : stdin();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    problems.push({ path, message: error.message.slice(error.message.indexOf(': ') + 2) });
    return undefined;
  }
}

function problemText({ path, message }: Problem, more: number): string {
  return `${path}: ${message}${more > 0 ? ` (and ${more} more)` : ''}`;
}

/** One that is written anew knows nothing. */
function baselineOf({ baseline }: CheckOptions): Baseline | undefined {
  if (!baseline) return undefined;
  return baseline.write ? Baseline.empty(baseline.file) : Baseline.read(baseline.file);
}

function remarksOn(baseline: Baseline, { baseline: asked }: CheckOptions): string[] {
  if (asked?.write) return [`wrote ${counted(baseline.write())} to ${asked.file}`];
  const { gone } = baseline;
  return gone === 0 ? [] : [`${counted(gone)} of the baseline no longer there; --write-baseline brings it up to date`];
}

function counted(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
