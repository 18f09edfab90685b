/** Small documents, to compare what Codex makes of them with what the product says. */
import { constraintDocuments } from './constraints.ts';
import { providers } from './providers.ts';
import { severalFaults } from './several-faults.ts';
import { shapes } from './shapes.ts';

export interface Document {
  /** Unlike any other document’s. */
  readonly id: string;
  readonly text: string;
  /** Whether Codex is also asked which keys it ignores; that takes several times as long. */
  readonly asksIgnored?: true;
}

/** Each text once, under the first of its ids. */
export const documents: readonly Document[] = [
  ...new Map(
    [...shapes(), ...constraintDocuments, ...providers, ...severalFaults]
      .reverse()
      .map((document) => [document.text, document]),
  ).values(),
].reverse();
