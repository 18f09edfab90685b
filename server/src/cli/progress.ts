/** How long nothing is said: what is soon done needs no word. */
const AT_FIRST_MS = 500;
const EVERY_MS = 100;

/** A line on a terminal that says how far a command is. It goes before anything else is printed. */
export class Progress {
  private next = performance.now() + AT_FIRST_MS;
  private isShown = false;

  /** `tell` writes to the terminal; without it nothing is said. */
  constructor(private readonly tell: ((text: string) => void) | undefined) {}

  show(done: number, all: number): void {
    if (!this.tell || performance.now() < this.next) return;
    this.next = performance.now() + EVERY_MS;
    this.isShown = true;
    this.tell(`\r\u001b[Kcodex-policy: ${done} of ${all} files`);
  }

  clear(): void {
    if (this.isShown) this.tell?.('\r\u001b[K');
    this.isShown = false;
  }
}
