/** Asks a question again and again, once at a time: all that happens during one asking leads to one more. */
export class Asking {
  private isDue = false;
  private isAsking = false;

  constructor(
    private readonly ask: () => Promise<void>,
    /** How many milliseconds to wait for more before each asking. */
    private readonly pause: number,
  ) {}

  /** Has the question asked, with what is known by then. */
  async again(): Promise<void> {
    this.isDue = true;
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      while (this.isDue) {
        await new Promise((resolve) => setTimeout(resolve, this.pause));
        this.isDue = false;
        await this.ask();
      }
    } finally {
      this.isAsking = false;
    }
  }
}
