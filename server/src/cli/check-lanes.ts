import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { optimizeLate } from '../start/optimize-late.ts';
import { CannotRunError } from './arguments.ts';
import type { CheckOptions } from './check-options.ts';
import { CheckRun, checkAll, checkerOf, type Outcome, type Sink } from './check-run.ts';
import type { Checked, Checker, OpenFile, Question } from './checker.ts';
import type { Target } from './discover.ts';
import type { Format } from './report/index.ts';
import type { Made } from './report-memory.ts';

/** From so many files on, other threads save more than they cost: each has to get warm by itself. */
const PAYS_FROM = 2000;
/** Files that are handed to a thread at once. */
const BATCH = 25;
/** Batches that a thread has before it, so that it need not wait for the next. */
const AHEAD = 3;
/** After so many files that were found, answers are looked for. */
const LOOKS_EVERY = 200;
/** So many characters may be read before their turn has come: what waits takes memory. */
const WAITING = 8_000_000;

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

/**
 * The same as `runCheck` with several threads, where there are so many files that they pay. This one finds and reads the
 * files and puts the report together, in the order of the files, so that it is the same report; the others analyse what
 * does not read like a file before, as does this one while it would have to wait for them.
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
  const queue = new Queue(checker);
  const lanes: Lane[] = [];
  try {
    for (const target of run.targets()) {
      queue.add(target);
      if (queue.files.length === threads.from) {
        optimizeLate();
        lanes.push(...Array.from({ length: threads.count }, () => new Lane(threads.script, data, queue)));
      }
      if (queue.files.length % LOOKS_EVERY !== 0 || lanes.length === 0) continue;
      for (const lane of lanes) lane.fill();
      await turn();
    }
    queue.areAll = true;
    if (lanes.length === 0) return checkAll(run, queue.files, checker);
    let own: readonly OpenFile[] = [];
    // Nothing is reported before all words of the call have stood for something.
    while (!queue.areTaken) {
      for (const lane of lanes) lane.fill();
      for (const checked of queue.due()) run.take(checked);
      progress(queue.taken, queue.files.length);
      if (!queue.isWaiting) continue;
      const [first, ...others] = own.length > 0 ? own : (queue.next() ?? []);
      own = others;
      if (first) first.answer.made = checker.make(first);
      await (first ? turn() : Promise.race(lanes.map((lane) => lane.answer())));
    }
    return run.end();
  } finally {
    await Promise.all(lanes.map((lane) => lane.end()));
  }
}

/** Lets come in what the threads have answered. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** A file that waits for its turn: read, not to be read, or one whose project file is wrong. */
type Waiting = ReturnType<Checker['open']> | { readonly fault: CannotRunError };

/** The files in their order: which are found, which are read and wait for their turn, and how many have been taken. */
class Queue {
  readonly files: Target[] = [];
  /** Whether all files have been found. */
  areAll = false;
  /** How many files have been taken. */
  taken = 0;
  private readonly waiting: Waiting[] = [];
  private unasked: OpenFile[] = [];
  /** How many characters wait. */
  private length = 0;

  constructor(private readonly checker: Checker) {}

  add(target: Target): void {
    this.files.push(target);
  }

  get areTaken(): boolean {
    return this.areAll && this.taken === this.files.length;
  }

  /** Whether the turn is that of a file whose answer has to come from a thread. */
  get isWaiting(): boolean {
    return this.waiting[0] !== undefined && !isReady(this.waiting[0]);
  }

  /** The next files to analyse; undefined where there are none yet, none any more, or too many wait for their turn. */
  next(): readonly OpenFile[] | undefined {
    while (this.unasked.length < BATCH && this.length < WAITING) {
      const target = this.files[this.taken + this.waiting.length];
      if (target) this.read(target);
      else if (this.areAll) break;
      else return undefined;
    }
    const files = this.unasked;
    this.unasked = [];
    return files.length === 0 ? undefined : files;
  }

  /** What came of the files whose turn has come. */
  *due(): Generator<Checked> {
    for (let first = this.waiting[0]; first && isReady(first); first = this.waiting[0]) {
      if ('fault' in first) throw first.fault;
      this.waiting.shift();
      this.taken += 1;
      this.length -= lengthOf(first);
      yield 'problem' in first ? first : this.checker.checked(first);
    }
  }

  /** Of files that read alike, the first is analysed. */
  private read(target: Target): void {
    const file = this.open(target);
    this.waiting.push(file);
    this.length += lengthOf(file);
    if (!('answer' in file) || file.answer.asker) return;
    file.answer.asker = file;
    this.unasked.push(file);
  }

  private open(target: Target): Waiting {
    try {
      return this.checker.open(target);
    } catch (error) {
      if (!(error instanceof CannotRunError)) throw error;
      return { fault: error };
    }
  }
}

function lengthOf(file: Waiting): number {
  return 'text' in file ? file.text.length : 0;
}

function isReady(file: Waiting): boolean {
  return !('answer' in file) || file.answer.made !== undefined;
}

/** The threads of this machine: one for each core but that of the thread which finds the files and writes the report. */
export function threadsHere(script: string): Threads {
  return { script, count: Math.min(availableParallelism() - 1, MOST), from: PAYS_FROM };
}

/** Loaded when there is something for them to do: a call over a few files need not wait for it. */
function workerThreads(): typeof import('node:worker_threads') {
  return createRequire(process.execPath)('node:worker_threads');
}

/** A thread that analyses files. */
class Lane {
  private readonly given: (readonly OpenFile[])[] = [];
  private wake: () => void = () => {};
  private failed: Error | undefined;
  private readonly worker: Worker;
  private readonly ended: Promise<void>;

  constructor(
    script: string,
    data: LaneData,
    private readonly queue: Queue,
  ) {
    const { Worker } = workerThreads();
    const worker = new Worker(script, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      execArgv: [],
    });
    this.worker = worker;
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (made: readonly Made[]) => {
      for (const [index, { answer }] of this.given.shift()?.entries() ?? []) answer.made = made[index];
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
      const files = this.queue.next();
      if (!files) return;
      this.given.push(files);
      this.worker.postMessage(files.map(({ target, text }): Question => ({ target, text })));
    }
  }

  /** Waits for its next answer; for ever where it has nothing to do. */
  answer(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (this.failed) resolve();
    });
  }

  /** By itself, so that it keeps what was compiled for it. */
  async end(): Promise<void> {
    this.worker.postMessage([]);
    await this.ended;
  }
}
