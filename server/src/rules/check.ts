import { rules } from './index.ts';
import { type Context, type Finding, type Fix, runRule } from './rule.ts';

/** All findings of a document, in text order. What Codex rejects or ignores is put right before its risk is measured. */
export function check(context: Context): Finding[] {
  const findings = rules.flatMap((rule) => runRule(rule, context));
  const lost = new Set(findings.filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores').map(place));
  return findings.filter((finding) => finding.verdict !== 'accepts' || !lost.has(place(finding))).sort(byPlace);
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
