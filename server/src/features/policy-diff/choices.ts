/** What a file with settings chooses, where requirements could say what may be chosen. */
import { configKeyAt } from '../../codex/config-keys.ts';
import { requiredInManagedConfig } from '../../codex/enforced-keys.ts';
import { defaultOf } from '../../effective/allow-lists.ts';
import { isSame } from '../../effective/plain.ts';
import { listFor } from '../../effective/requirements-layer.ts';
import { assess } from '../../risk/assess.ts';
import type { AllowlistControl } from '../../risk/control.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import { profileIds } from '../../risk/profiles.ts';
import { compareAllowlist } from './allow-lists.ts';
import { changeAt, coded, type Direction, type PolicyChange } from './change.ts';
import { type Side, valueIn, withValues } from './side.ts';

/** The settings that choose from a list of the risk tables. */
export const choiceKeys: readonly string[] = ['approval_policy', 'approvals_reviewer', 'sandbox_mode', 'web_search'];

/** Compares what is chosen. */
export function compareChoices(before: Side, after: Side): PolicyChange[] {
  return choiceKeys.flatMap((key) => {
    const control = controlOf(key);
    const [old, fresh] = [valueIn(before, [key]), valueIn(after, [key])];
    if (!control || isSame(old ?? '', fresh ?? '')) return [];
    const direction = directionOf(listOf(before, key, control), listOf(after, key, control), control);
    return [changeAt([key], [before, after], direction, wordsFor(after, key, control), control)];
  });
}

function controlOf(key: string): AllowlistControl | undefined {
  const id = configKeyAt([key])?.conversion?.key;
  const control = requirementsControls.find((one) => one.id === id);
  return control?.kind === 'allowlist' ? control : undefined;
}

/** What is chosen as the list that Codex makes of it; undefined where it is not known what is. */
function listOf(side: Side, key: string, control: AllowlistControl): Side | undefined {
  const value = valueIn(side, [key]) ?? defaultOf(key);
  return value === undefined ? undefined : withValues(side, { [control.id]: listFor(key, value) });
}

function directionOf(before: Side | undefined, after: Side | undefined, control: AllowlistControl): Direction {
  if (before && after) return compareAllowlist(before, after, control)[0]?.direction ?? 'changed';
  // What other files choose lies between what only the loosest profile has, and the rest.
  const isLoose = (side: Side) =>
    profileIds.filter((id) => assess(side.document, control, id).state === 'met').length < 2;
  if (after) return isLoose(after) ? 'loosened' : 'tightened';
  return before && isLoose(before) ? 'tightened' : 'loosened';
}

function wordsFor(after: Side, key: string, { valueRisks }: AllowlistControl): string {
  const value = valueIn(after, [key]);
  if (value === undefined) return 'No longer set: other files decide.';
  const risk = typeof value === 'string' && Object.hasOwn(valueRisks, value) ? ` (${valueRisks[value]})` : '';
  const isRequired = after.kind === 'managed-config' && requiredInManagedConfig.some((name) => name === key);
  const list = isRequired ? ' It also takes the place of the list in requirements.toml.' : '';
  return `Sessions start with ${coded(value)}${risk}.${list}`;
}
