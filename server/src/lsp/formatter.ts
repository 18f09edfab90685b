import { Worker } from 'node:worker_threads';
import type { Format, FormatStyle } from '../features/format.ts';

/** What the thread of the formatter is asked. */
export interface FormatQuestion {
  readonly id: number;
  readonly text: string;
  readonly style: FormatStyle;
}

/** What it answers. */
export interface FormatAnswer {
  readonly id: number;
  readonly text: string;
}

/** How long a text may take, the loading included. */
const PATIENCE = 30_000;

/** How long it stays loaded without a question: it takes some 80 MB. */
const REST = 60_000;

/** Starts the formatter when it is needed, and ends it when it has failed or nobody asks any more. */
export class Formatter {
  private worker: Worker | undefined;
  private lastId = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting = new Map<number, (text: string | undefined) => void>();

  constructor(
    /** The program of the thread. */
    private readonly file: string | URL,
    private readonly patience = PATIENCE,
    private readonly restAfter = REST,
  ) {}

  get isRunning(): boolean {
    return this.worker !== undefined;
  }

  /** Lays out a text; undefined where that fails or takes too long. */
  readonly format: Format = (text, style) => {
    clearTimeout(this.rest);
    this.worker ??= this.start();
    const id = ++this.lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.stop(), this.patience);
      this.waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      const question: FormatQuestion = { id, text, style };
      this.worker?.postMessage(question);
    });
  };

  /** Ends the thread; what waits for it fails. */
  stop(): void {
    clearTimeout(this.rest);
    const { worker } = this;
    this.worker = undefined;
    for (const answer of this.waiting.values()) answer(undefined);
    this.waiting.clear();
    void worker?.terminate();
  }

  private start(): Worker {
    // What it prints must not get into what the server says to the editor.
    const worker = new Worker(this.file, { stdout: true, stderr: true });
    worker.unref();
    worker.on('message', ({ id, text }: FormatAnswer) => {
      this.waiting.get(id)?.(text);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.rest = setTimeout(() => this.stop(), this.restAfter).unref();
    });
    const failed = () => {
      if (this.worker === worker) this.stop();
    };
    worker.on('error', failed);
    worker.on('exit', failed);
    return worker;
  }
}
