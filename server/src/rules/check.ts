import { rules } from './index.ts';
import { type Context, type Finding, type Fix, runRule } from './rule.ts';

/** All findings of a document, in text order. */
export function check(context: Context): Finding[] {
  return rules.flatMap((rule) => runRule(rule, context)).sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** The ways out of a finding, the preferred one first. */
export function fixesOf(context: Context, finding: Finding): readonly Fix[] {
  return rules.find(({ id }) => id === finding.code)?.fixes?.(context, finding) ?? [];
}
