import { CannotRunError } from './arguments.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import type { CheckOptions } from './check-options.ts';
import { type Checked, Checker } from './checker.ts';
import { discovered, type Target } from './discover.ts';
import { type Counts, noCounts, sumOf } from './report/counts.ts';
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
 * {@link CannotRunError} where nothing could be read.
 */
export function runCheck(options: CheckOptions, sinks: readonly Sink[], stdin: () => string): Outcome {
  const run = new CheckRun(options, sinks);
  return checkAll(run, [...run.targets()], checkerOf(options, sinks, stdin));
}

/** Checks all files of a call. */
export function checkAll(run: CheckRun, targets: readonly Target[], checker: Checker): Outcome {
  for (const target of targets) run.take(checker.check(target));
  return run.end();
}

/** What checks the files of a call for its reports. */
export function checkerOf(options: CheckOptions, sinks: readonly Sink[], stdin: () => string): Checker {
  const reporters = sinks.map(({ reporter }) => reporter);
  return new Checker(options, reporters, stdin);
}

/** The files of a call, and what has come of them so far. */
export class CheckRun {
  private readonly problems: Problem[] = [];
  private readonly baseline: Baseline | undefined;
  private isBegun = false;
  private fails = false;
  private counts = noCounts;

  constructor(
    private readonly options: CheckOptions,
    private readonly sinks: readonly Sink[],
  ) {
    this.baseline = baselineOf(options);
  }

  /** The files, standard input first, as they are found. */
  *targets(): Generator<Target> {
    const { words, stdinName } = this.options;
    const stdin = { path: stdinName ?? '<stdin>', isNamed: true, isQuiet: false };
    if (words.includes('-')) yield { ...stdin, from: stdinName === undefined ? 'stdin without a name' : 'stdin' };
    yield* discovered(
      words.filter((word) => word !== '-'),
      (problem) => this.problems.push(problem),
    );
  }

  /** Takes what came of the next file, in the order of the targets. */
  take(checked: Checked): void {
    if (!checked) return;
    if ('problem' in checked) {
      this.problems.push(checked.problem);
      return;
    }
    this.begin();
    const { path, pieces, counts, fails, found } = checked;
    for (const [index, { write, reporter }] of this.sinks.entries()) write(reporter.file(pieces[index]));
    if (found) this.baseline?.add(path, found);
    this.fails ||= fails;
    this.counts = sumOf(this.counts, counts);
  }

  /** Ends the reports. Throws a {@link CannotRunError} where nothing could be read. */
  end(): Outcome {
    const { problems, counts, fails, baseline, options } = this;
    const [first] = problems;
    if (first && !this.isBegun) throw new CannotRunError(problemText(first, problems.length - 1));
    this.begin();
    for (const { write, reporter } of this.sinks) write(reporter.end(problems));
    return { problems, counts, fails, remarks: baseline ? remarksOn(baseline, options) : [] };
  }

  private begin(): void {
    if (!this.isBegun) for (const { write, reporter } of this.sinks) write(reporter.begin());
    this.isBegun = true;
  }
}

function problemText({ path, message }: Problem, more: number): string {
  return `${path}: ${message}${more > 0 ? ` (and ${more} more)` : ''}`;
}

function remarksOn(baseline: Baseline, { baseline: asked }: CheckOptions): string[] {
  if (asked?.write) return [`wrote ${counted(baseline.write())} to ${asked.file}`];
  const { gone } = baseline;
  return gone === 0 ? [] : [`${counted(gone)} of the baseline no longer there; --write-baseline brings it up to date`];
}

function counted(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
