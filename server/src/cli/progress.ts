/** How long nothing is said: what is soon done needs no word. */
const AT_FIRST_MS = 500;
const EVERY_MS = 100;

/** A line on a terminal that says how far a command is. It goes before anything else is printed. */
export class Progress {
  private next: number;
  private isShown = false;

  /** `tell` writes to the terminal; without it nothing is said. `now` counts milliseconds. */
  constructor(
    private readonly tell: ((text: string) => void) | undefined,
    // The finer clock would have Node load what measures performance, at every start.
    private readonly now: () => number = Date.now,
  ) {
    this.next = now() + AT_FIRST_MS;
  }

  show(done: number, all: number): void {
    if (!this.tell || this.now() < this.next) return;
    this.next = this.now() + EVERY_MS;
    this.isShown = true;
    this.tell(`\r\u001b[Kcodex-policy: ${done} of ${all} files`);
  }

  clear(): void {
    if (this.isShown) this.tell?.('\r\u001b[K');
    this.isShown = false;
  }
}
