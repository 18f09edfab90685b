import { findPin } from '../codex/pins.ts';
import { find, flagOf, isTable, type TomlDocument, textOf } from '../toml/document.ts';
import { valueName } from './assess.ts';
import { keyOf } from './assess-default.ts';
import type { AllowlistControl, Control, PatternsControl } from './control.ts';
import type { AskingDefault } from './default.ts';
import { covers, patternReach } from './patterns.ts';
import type { ProfileId } from './profiles.ts';
import { sandboxThroughPermissions } from './sandbox.ts';

/** Whether a control that meets a profile goes further than it asks. */
export function isStricter(document: TomlDocument, control: Control, profile: ProfileId): boolean {
  const item = find(document.root, control.path);
  switch (control.kind) {
    case 'allowlist':
      return isNarrower(document, control, profile);
    case 'patterns':
      return guardingPatterns(document, control).some(
        (pattern) => !control.profiles[profile].some((wanted) => covers(wanted, pattern)),
      );
    case 'switch':
      return control.profiles[profile] && flagOf(findPin(document.root, control.feature)) === false;
    case 'servers':
      return control.profiles[profile] === 'listed' && item !== undefined && isTable(item) && item.children.size === 0;
    default:
      return false;
  }
}

/** Whether setting a stricter control to a profile leaves it as it is: what guards more is kept. */
export function keepsStricter(control: Control, profile: ProfileId): boolean {
  return control.kind === 'servers' || (control.kind === 'patterns' && control.profiles[profile].length > 0);
}

/** Whether a default that meets its row goes further: another value than the one asked for that is not weaker, or nothing left to limit. */
export function isStricterDefault({ root }: TomlDocument, row: AskingDefault): boolean {
  if (row.kind !== 'value') return false;
  if (row.limits && flagOf(find(root, row.limits)) === false) return true;
  const item = keyOf(root, row);
  return (typeof row.value === 'boolean' ? flagOf(item) : textOf(item)) !== row.value;
}

/** The patterns of a control that reach what they say. */
export function guardingPatterns({ root }: TomlDocument, { path }: PatternsControl): string[] {
  const patterns = find(root, path)?.elements.flatMap((element) => textOf(element) ?? []) ?? [];
  return patterns.filter((pattern) => patternReach(pattern) === 'guards');
}

/** Of a list that lies within the profile's, or a stricter one's: whether it is another one. */
function isNarrower(document: TomlDocument, control: AllowlistControl, profile: ProfileId): boolean {
  const names = allowedNames(document, control);
  if (!names) return false;
  const allowed = new Set([...names.map((name) => control.readsAs[name] ?? name), ...control.always]);
  const asked = new Set([...control.profiles[profile], ...control.always]);
  return allowed.size !== asked.size || [...allowed].some((name) => !asked.has(name));
}

function allowedNames(document: TomlDocument, control: AllowlistControl): string[] | undefined {
  const item = find(document.root, control.path);
  if (item) return item.elements.map(valueName);
  if (control.id !== 'allowed_sandbox_modes') return undefined;
  return sandboxThroughPermissions(document)?.map(({ mode }) => mode);
}
