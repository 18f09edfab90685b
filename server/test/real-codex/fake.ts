/** A Codex that answers what a test wants, and remembers what it was asked. */
import type { Verdict } from '../../src/real-codex/ask.ts';
import type { CannotAskError } from '../../src/real-codex/cannot-ask.ts';
import type { FileRead } from '../../src/real-codex/read-files.ts';
import type { RealCodex } from '../../src/real-codex/real-codex.ts';

const ACCEPTED: Verdict = { accepted: true, ignoredKeys: [], ignoredCount: 0, ignoredFeatures: [] };

/** A file is accepted, and nothing in it ignored. */
export function accepted(changes: Partial<Verdict> = {}): Verdict {
  const ignoredKeys = changes.ignoredKeys ?? [];
  return { ...ACCEPTED, ignoredCount: ignoredKeys.length, ...changes };
}

export function rejected(error: string): Verdict {
  return { ...ACCEPTED, accepted: false, error };
}

export const readable: FileRead = { guard: 'readable', words: '' };
export const guarded: FileRead = { guard: 'guarded', words: 'cat: x: Permission denied' };

/** `outcome` says what becomes of a file. */
export function fakeCodex(
  verdict: Verdict,
  outcome: (file: string) => FileRead = () => readable,
  release = '0.169.0',
): RealCodex {
  return {
    executable: '/opt/codex',
    release,
    ask: async () => verdict,
    readFiles: async (_, files) => ({ files: files.map(outcome), control: readable }),
  };
}

/** A machine on which there is nothing to ask. */
export function noCodex(error: CannotAskError): () => Promise<RealCodex> {
  return () => Promise.reject(error);
}
