import type { Context } from './context.ts';
import { rules } from './index.ts';
import { draftsOf, type Finding, type Fix } from './rule.ts';
import { soundFix } from './sound-fix.ts';

/** The ways out of a finding, the preferred one first. */
export function fixesOf(context: Context, finding: Finding): readonly Fix[] {
  const rule = rules.find(({ id }) => id === finding.code);
  const draft = rule && draftsOf(rule, context).find((candidate) => isSame(candidate, finding));
  const fixes = (draft && rule?.fixes?.(context, draft)) ?? [];
  return fixes.map((fix) => soundFix(context, finding, fix));
}

function isSame(draft: Pick<Finding, 'span' | 'message'>, { span, message }: Finding): boolean {
  return draft.span.start === span.start && draft.span.end === span.end && draft.message === message;
}
