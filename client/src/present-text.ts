/** Something with a version that grows with each change: a text document. */
interface Versioned {
  readonly version: number;
}

/**
 * The answer to a question about a document that has not changed meanwhile: asks again as long as it has. VS Code takes
 * edits for edits of the text that is there when they arrive, whatever they were worked out for.
 */
export async function ofPresentText<T>(document: Versioned | undefined, ask: () => T | PromiseLike<T>): Promise<T> {
  for (;;) {
    const version = document?.version;
    const answer = await ask();
    if (document?.version === version) return answer;
  }
}

/** How long edits take at most from here to the text, in milliseconds; those that are not made at all change nothing. */
const ON_THE_WAY_MS = 500;
const LOOKS_EVERY_MS = 10;

/**
 * Gives edits of a text to one question at a time. While edits are on their way the text here is still the old one, and
 * VS Code would make those of a second question in the text that the first ones leave.
 */
export class OneAtATime {
  private readonly given = new WeakMap<Versioned, { readonly version: number; readonly until: number }>();

  constructor(private readonly onTheWay = ON_THE_WAY_MS) {}

  /** The answer to a question about the present text; `changes` says whether it has edits. */
  async answer<T>(
    document: Versioned | undefined,
    ask: () => T | PromiseLike<T>,
    changes: (answer: T) => boolean,
  ): Promise<T> {
    if (!document) return ask();
    for (;;) {
      while (this.isWaitedFor(document)) await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
      const answer = await ofPresentText(document, ask);
      if (!changes(answer)) return answer;
      // Another question may have been answered meanwhile.
      if (this.isWaitedFor(document)) continue;
      this.given.set(document, { version: document.version, until: performance.now() + this.onTheWay });
      return answer;
    }
  }

  /** Whether edits of the text as it is are on their way. */
  private isWaitedFor(document: Versioned): boolean {
    const last = this.given.get(document);
    return last?.version === document.version && performance.now() < last.until;
  }
}
