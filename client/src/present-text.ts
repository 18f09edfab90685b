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
