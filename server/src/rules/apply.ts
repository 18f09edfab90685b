import type { FileKind } from '../codex/file-kind.ts';
import { askingDefaults } from '../risk/controls/managed-config.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { writeDefaults } from '../risk/write-default.ts';
import { type KeyPath, parseDocument } from '../toml/document.ts';
import { type RowKey, voids } from './about.ts';
import { Context, type Surroundings } from './context.ts';
import { type Allowance, afterSteps, type Step, stepOf } from './fix-together.ts';
import { notIgnored } from './ignores.ts';
import { rulesOf } from './index.ts';
import { writeControls } from './missing-control.ts';
import { draftsOf, type Finding, findingOf, type Rule } from './rule.ts';

/** More rounds of fixes than any real file needs; a guard against two fixes that undo each other. */
const MAX_ROUNDS = 2000;

/** How many characters all versions of a text may have together on the way: each of them is read. */
const MAX_READ = 100_000_000;

/**
 * Which fixes may be applied: those whose meaning is certain, or the preferred one of every finding; `repairs` are those
 * that are certain and only make a file say what it was meant to say, no stricter.
 */
export type Caution = 'repairs' | 'safe' | 'all';

/** Which findings are fixed, and how cautiously. */
export interface Choice {
  readonly caution?: Caution;
  readonly isDue?: (finding: Finding) => boolean;
}

/** The text with every safe fix applied, until none is left. What cannot be fixed safely stays as it is. */
export function fixAll(text: string, profile: ProfileId, where: Surroundings = {}, choice: Choice = {}): string {
  return applyFixes(text, profile, rulesOf(where.kind ?? 'requirements'), where, choice);
}

function applyFixes(
  text: string,
  profile: ProfileId,
  from: readonly Rule[],
  where: Surroundings,
  { caution = 'safe', isDue = () => true }: Choice = {},
): string {
  let current = text;
  const seen = new Set<string>();
  const allowance = { left: MAX_READ };
  for (let round = 0; round < MAX_ROUNDS && !seen.has(current); round++) {
    seen.add(current);
    allowance.left -= current.length;
    const context = new Context(parseDocument(current), profile, where);
    const next = afterFixes(context, from, { caution, isDue }, allowance);
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** The text after the fixes of the first rule that has some that may be applied, change something and break nothing. */
function afterFixes(
  context: Context,
  from: readonly Rule[],
  { caution, isDue }: Required<Choice>,
  allowance: Allowance,
): string | undefined {
  for (const rule of from) {
    if (rule.tightens && caution === 'repairs') continue;
    const stepsIn = (version: Context) => stepsOf(rule, version, { caution, isDue });
    const fixed = afterSteps(context, { stepsIn, allowance });
    if (fixed !== undefined) return fixed;
  }
  return undefined;
}

/** What the fixes of a rule that may be applied would change. */
function stepsOf(rule: Rule, context: Context, { caution, isDue }: Required<Choice>): readonly Step[] {
  const found = draftsOf(rule, context).map((draft) => ({ draft, ...findingOf(rule, draft) }));
  return notIgnored(context.document, found)
    .filter(isDue)
    .flatMap(({ draft, ...finding }) => {
      const fix = rule.fixes?.(context, draft).find(({ safe }) => safe || caution === 'all');
      return (fix && stepOf(context, finding, fix)) ?? [];
    });
}

/** Whether the risk tables have values for files of a kind. */
export function takesProfile(kind: FileKind): boolean {
  return kind === 'requirements' || kind === 'managed-config';
}

/**
 * The text of a file with everything set to what a profile says, and everything else fixed that stands in the way: each
 * control of a requirements.toml, each default of a managed_config.toml, which are the same for every profile.
 */
export function applyProfile(text: string, profile: ProfileId, where: Surroundings = {}): string {
  const { kind = 'requirements' } = where;
  if (!takesProfile(kind)) return text;
  const repaired = parseDocument(applyFixes(text, profile, formRules(kind), where));
  const written =
    kind === 'requirements'
      ? writeControls(repaired, requirementsControls, profile)
      : writeDefaults(repaired, askingDefaults);
  return fixAll(written, profile, where);
}

/**
 * The text with what keeps Codex from taking one row put right, as far as that is certain. `at` is where the row
 * stands under a wrong name.
 */
export function repairRow(text: string, row: RowKey, at: KeyPath | undefined, context: Context): string {
  const isHere = ({ keyPath, control }: Finding) => control === undefined && String(keyPath) === String(at);
  const isDue = (finding: Finding) => voids(finding, row) || isHere(finding);
  return applyFixes(text, context.profile, formRules(context.kind), context, { isDue });
}

/** Rules about what Codex rejects or ignores: until they are content, a key may not stand where it should. */
function formRules(kind: FileKind): Rule[] {
  return rulesOf(kind).filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores');
}
