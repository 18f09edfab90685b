import type { Context } from './context.ts';
import { rules } from './index.ts';
import { type Finding, type Fix, runRule } from './rule.ts';

/**
 * All findings of a document, in text order. Where Codex rejects or ignores something, the first rule says so, and what
 * else there is to say of the same place waits until that is put right.
 */
export function check(context: Context): Finding[] {
  const findings = rules.flatMap((rule) => runRule(rule, context));
  const lost = findings.filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores');
  const first = new Map(lost.reverse().map((finding) => [place(finding), finding]));
  return findings.filter((finding) => (first.get(place(finding)) ?? finding) === finding).sort(byPlace);
}

function place({ span }: Finding): string {
  return `${span.start}-${span.end}`;
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** The ways out of a finding, the preferred one first. */
export function fixesOf(context: Context, finding: Finding): readonly Fix[] {
  return rules.find(({ id }) => id === finding.code)?.fixes?.(context, finding) ?? [];
}
