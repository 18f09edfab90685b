import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { UsageError } from './arguments.ts';
import type { CheckOptions } from './check-options.ts';
import { CheckRun, checkAll, checkerOf, type Outcome, type Sink } from './check-run.ts';
import type { Checked, Checker } from './checker.ts';
import type { Target } from './discover.ts';
import type { Format } from './report/index.ts';

/** From so many files on, other threads check more of them than they cost: each has to get warm by itself. */
const PAYS_FROM = 5000;
/** Files that are handed to a thread at once: neighbours, which often read alike. */
const BATCH = 200;
/** Batches that a thread has before it, so that it need not wait for the next. */
const AHEAD = 2;
/** Batches that may be done before their turn has come: what waits takes memory. */
const WAITING = 32;

/** Each takes about 80 MB. */
const MOST = 4;

/** What a thread may use for what it soon drops again: with less it looks more often for what can go. */
const YOUNG_MB = 24;

/** What a thread is told when it starts. */
export interface LaneData {
  readonly options: CheckOptions;
  readonly format: Format;
  readonly isTerminal: boolean;
}

/** What came of a batch: of each file, or of those before a project file was wrong. */
export interface BatchResult {
  readonly checked: readonly Checked[];
  readonly fault: string | undefined;
}

/** The threads there are to be. */
export interface Threads {
  /** The script of one. */
  readonly script: string;
  readonly count: number;
  /** The number of files from which on they pay. */
  readonly from: number;
}

/** What the threads are told, and who hears of how far they are. */
export interface Lanes extends Pick<LaneData, 'format' | 'isTerminal'> {
  readonly threads: Threads;
  progress(done: number, all: number): void;
}

/** Checks a batch; a project file that is wrong ends it. */
export function checkBatch(checker: Checker, targets: readonly Target[]): BatchResult {
  const checked: Checked[] = [];
  try {
    for (const target of targets) checked.push(checker.check(target));
    return { checked, fault: undefined };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { checked, fault: error.message };
  }
}

/**
 * The same as `runCheck` with several threads, where there are so many files that they pay. This one finds the files and
 * puts the report together, in the order of the files, so that it is the same report.
 */
export async function runInLanes(
  options: CheckOptions,
  sinks: readonly Sink[],
  stdin: () => string,
  { threads, format, isTerminal, progress }: Lanes,
): Promise<Outcome> {
  const run = new CheckRun(options, sinks);
  const checker = checkerOf(options, sinks, stdin);
  const data: LaneData = { options, format, isTerminal };
  // Other threads have no standard input.
  const own: Target[] = [];
  const batches = new Batches();
  const lanes: Lane[] = [];
  try {
    for (const target of run.targets()) {
      if (target.from !== undefined) own.push(target);
      else batches.add(target);
      if (batches.files.length === threads.from && lanes.length === 0)
        lanes.push(...Array.from({ length: threads.count }, () => new Lane(threads.script, data, batches)));
      if (batches.files.length % BATCH !== 0) continue;
      for (const lane of lanes) lane.fill();
      if (lanes.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    batches.areAll = true;
    if (lanes.length === 0) return checkAll(run, [...own, ...batches.files], checker);
    // Nothing is reported before all words of the call have stood for something.
    for (const target of own) run.take(checker.check(target));
    while (!batches.areTaken) {
      for (const { checked, fault } of batches.due()) {
        for (const one of checked) run.take(one);
        if (fault !== undefined) throw new UsageError(fault);
      }
      progress(batches.taken, batches.files.length);
      if (batches.areTaken) break;
      for (const lane of lanes) lane.fill();
      await Promise.race(lanes.map((lane) => lane.answer()));
    }
    return run.end();
  } finally {
    await Promise.all(lanes.map((lane) => lane.end()));
  }
}

/** A part of the files. */
interface Batch {
  readonly index: number;
  readonly targets: readonly Target[];
}

/** The files in batches: which are handed out, which are done, and which have been taken in their order. */
class Batches {
  readonly files: Target[] = [];
  /** Whether all files have been found. */
  areAll = false;
  private readonly results = new Map<number, BatchResult>();
  private handedOut = 0;
  private turn = 0;

  add(target: Target): void {
    this.files.push(target);
  }

  get areTaken(): boolean {
    return this.areAll && this.taken === this.files.length;
  }

  /** How many files have been taken. */
  get taken(): number {
    return Math.min(this.turn * BATCH, this.files.length);
  }

  /** The next batch to check; undefined where there is none yet, none any more, or too many wait for their turn. */
  next(): Batch | undefined {
    const index = this.handedOut;
    const targets = this.files.slice(index * BATCH, (index + 1) * BATCH);
    const isWhole = targets.length === BATCH || (this.areAll && targets.length > 0);
    if (!isWhole || index - this.turn >= WAITING) return undefined;
    this.handedOut += 1;
    return { index, targets };
  }

  done(index: number, result: BatchResult): void {
    this.results.set(index, result);
  }

  /** The results whose turn has come. */
  *due(): Generator<BatchResult> {
    for (;;) {
      const result = this.results.get(this.turn);
      if (!result) return;
      this.results.delete(this.turn);
      this.turn += 1;
      yield result;
    }
  }
}

/** The threads of this machine: one for each core but that of the thread which finds the files and writes the report. */
export function threadsHere(script: string): Threads {
  return { script, count: Math.min(availableParallelism() - 1, MOST), from: PAYS_FROM };
}

/** Loaded when there is something for them to do: a call over a few files need not wait for it. */
function workerThreads(): typeof import('node:worker_threads') {
  return createRequire(process.execPath)('node:worker_threads');
}

/** A thread that checks batches. */
class Lane {
  private readonly given: number[] = [];
  private wake: () => void = () => {};
  private failed: Error | undefined;
  private readonly worker: Worker;

  constructor(
    script: string,
    data: LaneData,
    private readonly batches: Batches,
  ) {
    const { Worker } = workerThreads();
    const worker = new Worker(script, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      execArgv: [],
    });
    this.worker = worker;
    worker.on('message', (result: BatchResult) => {
      const index = this.given.shift();
      if (index !== undefined) batches.done(index, result);
      this.wake();
    });
    worker.on('error', (error) => {
      this.failed = error;
      this.wake();
    });
  }

  /** Hands it what it can work on while nobody looks after it. */
  fill(): void {
    if (this.failed) throw this.failed;
    while (this.given.length < AHEAD) {
      const batch = this.batches.next();
      if (!batch) return;
      this.given.push(batch.index);
      this.worker.postMessage(batch.targets);
    }
  }

  /** Waits for its next answer; for ever where it has nothing to do. */
  answer(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (this.failed) resolve();
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
