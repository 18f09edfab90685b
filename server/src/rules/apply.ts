import { requirementsControls } from '../risk/controls/requirements.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { parseDocument } from '../toml/document.ts';
import { fixesOf } from './check.ts';
import { Context, type Surroundings } from './context.ts';
import { rulesOf } from './index.ts';
import { writeControls } from './missing-control.ts';
import { type Rule, runRule } from './rule.ts';

/** More fixes than any real file needs; a guard against two fixes that undo each other. */
const MAX_FIXES = 2000;

/** Rules about what Codex rejects or ignores: until they are content, a control may not stand where it should. */
const formRules = rulesOf('requirements').filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores');

/** The text with every safe fix applied, until none is left. What cannot be fixed safely stays as it is. */
export function fixAll(text: string, profile: ProfileId, where: Surroundings = {}): string {
  return applyFixes(text, profile, rulesOf(where.kind ?? 'requirements'), where);
}

function applyFixes(text: string, profile: ProfileId, from: readonly Rule[], where?: Surroundings): string {
  let current = text;
  const seen = new Set<string>();
  for (let round = 0; round < MAX_FIXES && !seen.has(current); round++) {
    seen.add(current);
    const next = firstFix(new Context(parseDocument(current), profile, where), from);
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** The text after the first safe fix that changes something and breaks nothing. */
function firstFix(context: Context, from: readonly Rule[]): string | undefined {
  const { text, faults } = context.document;
  for (const rule of from) {
    for (const finding of runRule(rule, context)) {
      const fixed = fixesOf(context, finding)
        .find(({ safe }) => safe)
        ?.apply();
      if (fixed === undefined || fixed === text) continue;
      if (parseDocument(fixed).faults.length <= faults.length) return fixed;
    }
  }
  return undefined;
}

/** The text of a requirements.toml with every control set to what a profile says, and everything else fixed that stands in the way. */
export function applyProfile(text: string, profile: ProfileId): string {
  const repaired = applyFixes(text, profile, formRules);
  return fixAll(writeControls(parseDocument(repaired), requirementsControls, profile), profile);
}
