import type { Finding } from './rule.ts';

/**
 * One finding for one mistake, in text order. Where Codex rejects or ignores something, one rule says so, and what else
 * there is to say of the same place waits until that is put right. What is said of the file as a whole does not wait.
 */
export function oneForEachCause(findings: readonly Finding[]): Finding[] {
  const speakers = new Map<number, Finding>();
  for (const finding of findings) {
    if (!isGrave(finding)) continue;
    const speaker = speakers.get(placeOf(finding));
    const outweighs = finding.verdict === 'rejects' && speaker?.verdict === 'ignores';
    if (!speaker || outweighs) speakers.set(placeOf(finding), finding);
  }
  const nested = waitingForOthers([...speakers.values()]);
  return findings.filter((finding) => isDue(finding, speakers) && !nested.has(finding)).sort(byPlace);
}

function isGrave({ verdict, ofOthers }: Finding): boolean {
  return !ofOthers && (verdict === 'rejects' || verdict === 'ignores');
}

/** A number for each span: the length of a text is far below the factor. */
function placeOf({ span }: Finding): number {
  return span.start * 2 ** 26 + span.end;
}

function isDue(finding: Finding, speakers: ReadonlyMap<number, Finding>): boolean {
  const speaker = speakers.get(placeOf(finding));
  if (isGrave(finding)) return speaker === finding;
  return finding.keyPath.length === 0 || speaker === undefined;
}

/**
 * Of a refused table and what is wrong inside it, the inner ones go first if Codex refuses any of them too. So does a
 * fault of TOML in the name of a key that Codex does not know.
 */
function waitingForOthers(grave: readonly Finding[]): ReadonlySet<Finding> {
  const waiting = new Set<Finding>();
  const outerFirst = [...grave].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  for (const [index, outer] of outerFirst.entries()) {
    const inner: Finding[] = [];
    for (let next = index + 1; next < outerFirst.length; next++) {
      const other = outerFirst[next];
      if (!other || other.span.start >= outer.span.end) break;
      inner.push(other);
    }
    const hasRefused = inner.some(({ verdict }) => verdict === 'rejects');
    const later = hasRefused ? [outer] : outer.verdict === 'rejects' ? inner : [];
    for (const finding of later) waiting.add(finding);
  }
  return waiting;
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
