/** Findings that speak of one mistake twice. */
import type { Finding } from '../../src/rules/rule.ts';
import { isTable, type TomlDocument, walkItems } from '../../src/toml/document.ts';
import type { Span } from '../../src/toml/syntax.ts';

/** Pairs of rules that say different things of one place: each asks for another change. */
const differentSubjects: readonly (readonly [string, string])[] = [
  // How a value is written, and what it allows.
  ['odd-form', 'weaker-than-profile'],
];

/** What findings say of one mistake more than once, in words; none when each has its own. */
export function repeatedCauses(document: TomlDocument, findings: readonly Finding[]): string[] {
  return [...overlapping(findings), ...belowUnknown(document, findings), ...onOnePlace(findings)];
}

function isGrave({ verdict }: Finding): boolean {
  return verdict === 'rejects' || verdict === 'ignores';
}

/** Codex rejects or ignores a place for one reason. */
function* overlapping(findings: readonly Finding[]): Generator<string> {
  const grave = findings.filter(isGrave);
  for (const [index, finding] of grave.entries()) {
    for (const other of grave.slice(index + 1)) {
      if (overlaps(finding.span, other.span)) yield `overlap: ${shown(finding)} | ${shown(other)}`;
    }
  }
}

function overlaps(a: Span, b: Span): boolean {
  const same = a.start === b.start && a.end === b.end;
  return same || (a.start < b.end && b.start < a.end);
}

/** A table that Codex drops does nothing: what stands in it is not worth a word. */
function* belowUnknown({ root }: TomlDocument, findings: readonly Finding[]): Generator<string> {
  const dropped = new Map(
    findings.filter(({ code }) => code === 'unknown-key').map((one) => [String(one.keyPath), one]),
  );
  if (dropped.size === 0) return;
  for (const item of walkItems(root)) {
    const outer = dropped.get(String(item.path));
    if (!outer || !isTable(item)) continue;
    for (const finding of findings) {
      const { keyPath } = finding;
      const below = keyPath.length > item.path.length && item.path.every((step, index) => step === keyPath[index]);
      if (below) yield `below what is unknown: ${shown(finding)} | ${shown(outer)}`;
    }
  }
}

/** Two findings on the very same text, unless their rules look at different sides of it. */
function* onOnePlace(findings: readonly Finding[]): Generator<string> {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const place = `${finding.span.start}-${finding.span.end}`;
    const other = byPlace.get(place);
    const differ =
      other &&
      differentSubjects.some(
        (codes) => codes.includes(other.code) && codes.includes(finding.code) && other.code !== finding.code,
      );
    if (other && !differ) yield `one place: ${shown(other)} | ${shown(finding)}`;
    byPlace.set(place, finding);
  }
}

function shown({ code, verdict, keyPath, message }: Finding): string {
  return `${code} ${verdict} ${keyPath.join('.')} “${message}”`;
}
