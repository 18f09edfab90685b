/** Longer parts are seldom written twice. */
const LONGEST = 4_000;
/** How many characters of parts are kept: some MB with what is known of them. */
const LIMIT = 1_500_000;

/**
 * What was worked out for parts of files, by what they are written with: the files of a fleet share most of their parts.
 * It starts again when it is full, so that it stays small however many files there are.
 */
export class PartMemory {
  private readonly known = new Map<string, Map<unknown, unknown>>();
  private length = 0;

  constructor(private readonly limit = LIMIT) {}

  /** The answers that are known for a part, and room for more; undefined for a part that is not kept. */
  answersFor(written: string): Map<unknown, unknown> | undefined {
    const known = this.known.get(written);
    if (known || written.length > LONGEST) return known;
    if (this.length + written.length > this.limit) {
      this.known.clear();
      this.length = 0;
    }
    const fresh = new Map<unknown, unknown>();
    this.known.set(written, fresh);
    this.length += written.length;
    return fresh;
  }
}
