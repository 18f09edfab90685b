import { createRequire } from 'node:module';
import type { Finding } from '../../rules/rule.ts';

/**
 * Gives each finding of a text what it is known by in later versions: its rule, its key and what it covers, but not
 * where it stands. Of several that are alike, each has its number.
 */
export function fingerprintsOf(text: string): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ code, keyPath, span }) => {
    const covered = text.slice(span.start, span.end).replaceAll('\r\n', '\n').trim();
    const fingerprint = hash(JSON.stringify([code, keyPath, covered]));
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}-${count}`;
  };
}

/** A hash of enough characters that nobody makes another finding that has it. */
function hash(text: string): string {
  return crypto().createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/** Loaded when the first hash is asked for: it takes as long as checking a file. */
function crypto(): typeof import('node:crypto') {
  return createRequire(process.execPath)('node:crypto');
}
