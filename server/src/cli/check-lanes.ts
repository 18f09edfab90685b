import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UsageError } from './arguments.ts';
import type { CheckOptions } from './check-options.ts';
import { CheckRun, checkAll, checkerOf, type Outcome, type Sink } from './check-run.ts';
import type { Checked, Checker } from './checker.ts';
import type { Target } from './discover.ts';
import type { Format } from './report/index.ts';

/** From so many files on, another thread checks more of them than it costs. */
const PAYS_FROM = 400;
/** Files that are handed to a thread at once: neighbours, which often read alike. */
const BATCH = 200;
/** Batches that a thread has before it, so that it need not wait for the next. */
const AHEAD = 2;
/** Batches that may be done before their turn has come: what waits takes memory. */
const WAITING = 16;

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

/** What the threads are, and who hears of how far they are. */
export interface Lanes extends Pick<LaneData, 'format' | 'isTerminal'> {
  /** The script of a thread. */
  readonly script: string;
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
  { script, format, isTerminal, progress }: Lanes,
): Promise<Outcome> {
  const run = new CheckRun(options, sinks);
  const files = run.targets.filter(({ from }) => from === undefined);
  if (files.length < PAYS_FROM) return checkAll(run, options, sinks, stdin);
  // Standard input comes first, and other threads have none.
  if (run.targets[0]?.from !== undefined) run.take(checkerOf(options, sinks, stdin).check(run.targets[0]));
  const data: LaneData = { options, format, isTerminal };
  const batches = new Batches(files);
  const lanes = Array.from({ length: availableParallelism() }, () => new Lane(script, data, batches));
  try {
    while (!batches.areTaken) {
      for (const lane of lanes) lane.fill();
      await Promise.race(lanes.map((lane) => lane.answer()));
      for (const { checked, fault } of batches.due()) {
        for (const one of checked) run.take(one);
        if (fault !== undefined) throw new UsageError(fault);
      }
      progress(batches.taken, files.length);
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
  private readonly results = new Map<number, BatchResult>();
  private handedOut = 0;
  private turn = 0;

  constructor(private readonly targets: readonly Target[]) {}

  get areTaken(): boolean {
    return this.turn * BATCH >= this.targets.length;
  }

  /** How many files have been taken. */
  get taken(): number {
    return Math.min(this.turn * BATCH, this.targets.length);
  }

  /** The next batch to check; undefined where all are handed out, or too many wait for their turn. */
  next(): Batch | undefined {
    const index = this.handedOut;
    const start = index * BATCH;
    if (start >= this.targets.length || index - this.turn >= WAITING) return undefined;
    this.handedOut += 1;
    return { index, targets: this.targets.slice(start, start + BATCH) };
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
    const worker = new Worker(script, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
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
