import type { Context } from './context.ts';
import { rules, rulesOf } from './index.ts';
import { oneForEachCause } from './one-cause.ts';
import { type Finding, type Fix, runRule } from './rule.ts';
import { soundFix } from './sound-fix.ts';

/** All findings of a document, one for each cause, in text order. */
export function check(context: Context): Finding[] {
  return oneForEachCause(rulesOf(context.kind).flatMap((rule) => runRule(rule, context)));
}

/** The ways out of a finding, the preferred one first. */
export function fixesOf(context: Context, finding: Finding): readonly Fix[] {
  const fixes = rules.find(({ id }) => id === finding.code)?.fixes?.(context, finding) ?? [];
  return fixes.map((fix) => soundFix(context, finding, fix));
}
