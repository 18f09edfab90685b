import { crossFileRules } from './cross-file-rules.ts';
import { isIgnorable } from './ignores.ts';
import { rules } from './index.ts';
import type { Finding } from './rule.ts';

/** How a person may set a rule. */
export const levels = ['off', 'info', 'warning', 'error'] as const;

export type Level = (typeof levels)[number];

/** Rules by their id, as a person wants them. */
export type RuleLevels = ReadonlyMap<string, Level>;

/** The ids of all rules, those over several files as well. */
export const ruleIds: readonly string[] = [...rules, ...Object.values(crossFileRules)].map(({ id }) => id);

/** The rules of which nothing can be set: Codex refuses the file for all that they find. */
export const fixedRuleIds: readonly string[] = [...rules, ...Object.values(crossFileRules)]
  .filter((rule) => !isIgnorable(rule))
  .map(({ id }) => id);

/** The findings as a person has set their rules. What Codex refuses a file for stays an error, whatever is set. */
export function atLevels<T extends Finding>(findings: readonly T[], set: RuleLevels | undefined): readonly T[] {
  if (!set || set.size === 0) return findings;
  return findings.flatMap((finding) => {
    const level = isIgnorable(finding) ? set.get(finding.code) : undefined;
    if (level === undefined || level === finding.severity) return [finding];
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  });
}
