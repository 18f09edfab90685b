import type { FileKind } from '../../codex/file-kind.ts';
import type { Control } from '../../risk/control.ts';
import { managedConfigDefaults } from '../../risk/controls/managed-config.ts';
import { requirementsControls } from '../../risk/controls/requirements.ts';
import { type ProfileId, profileIds, profileTitle } from '../../risk/profiles.ts';
import { writeList } from '../../risk/write.ts';
import type { Context } from '../../rules/context.ts';
import type { KeyPath } from '../../toml/document.ts';
import { lazy, lazyBy, lazyFor } from '../../toml/lazy.ts';
import { isWithin } from '../../toml/remove.ts';
import { writeString } from '../../toml/write.ts';

/** A value that profiles ask for. */
export interface ProfileValue {
  /** TOML, `\n` line ends. */
  readonly text: string;
  readonly profiles: readonly ProfileId[];
}

/** The control whose value stands at a path. */
export function controlAt(kind: FileKind, path: KeyPath): Control | undefined {
  return kind === 'requirements' ? controlsByPath().get(path.join('\0')) : undefined;
}

const controlsByPath = lazy(() => new Map(requirementsControls.map((control) => [control.path.join('\0'), control])));

/** The values of the profiles for a key, that of the target profile first. */
export function profileValues(kind: FileKind, path: KeyPath, target: ProfileId): readonly ProfileValue[] {
  const control = controlAt(kind, path);
  if (!control) return kind === 'requirements' ? [] : defaultValues(path);
  return valuesOf(control)(target);
}

/** The values of a control by the target profile. */
const valuesOf = lazyFor((control: Control) => lazyBy((target: ProfileId) => valuesFrom(control, target)));

function valuesFrom(control: Control, target: ProfileId): readonly ProfileValue[] {
  const values = new Map<string, ProfileId[]>();
  for (const profile of [target, ...profileIds.filter((id) => id !== target)]) {
    const text = valueFor(control, profile);
    if (text !== undefined) values.set(text, [...(values.get(text) ?? []), profile]);
  }
  return Array.from(values, ([text, profiles]) => ({ text, profiles }));
}

function valueFor(control: Control, profile: ProfileId): string | undefined {
  switch (control.kind) {
    case 'allowlist':
      return writeList(control.profiles[profile]);
    case 'patterns':
      return control.profiles[profile].length > 0 ? writeList(control.profiles[profile]) : undefined;
    case 'switch':
      return String(control.profiles[profile]);
    case 'servers':
      return control.profiles[profile] === 'none' ? '{}' : undefined;
    case 'review-policy':
    case 'own-list':
      return control.profiles[profile];
    case 'own':
      return undefined;
  }
}

/** A row for managed_config.toml has one value for all profiles. */
function defaultValues(path: KeyPath): readonly ProfileValue[] {
  for (const row of managedConfigDefaults) {
    if (row.kind !== 'value' || row.path.length !== path.length || !isWithin(path, row.path)) continue;
    const text = typeof row.value === 'string' ? writeString(row.value) : String(row.value);
    return [{ text, profiles: profileIds }];
  }
  return [];
}

/** What the target profile asks for in a table, by key. */
export function askedIn(kind: FileKind, table: KeyPath, target: ProfileId): ReadonlyMap<string, ProfileValue> {
  const rows = kind === 'requirements' ? requirementsControls : managedConfigDefaults;
  const asked = new Map<string, ProfileValue>();
  for (const { path } of rows) {
    if (path.length !== table.length + 1 || !isWithin(path, table)) continue;
    const value = profileValues(kind, path, target).find(({ profiles }) => profiles.includes(target));
    if (value) asked.set(String(path.at(-1)), value);
  }
  return asked;
}

/** The profiles in words: `Balanced, Security-oriented`. */
export function titles(profiles: readonly ProfileId[]): string {
  if (profiles.length === profileIds.length) return 'every profile';
  return profileIds
    .filter((id) => profiles.includes(id))
    .map(profileTitle)
    .join(', ');
}

/** What the risk tables say of a single value or word of a control: the profiles that go with it. */
export function riskOfWord(kind: FileKind, path: KeyPath, word: string): string | undefined {
  const key = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  const control = controlAt(kind, key);
  if (control?.kind !== 'allowlist') return undefined;
  const meant = control.readsAs[word] ?? word;
  const allowing = profileIds.filter((id) => control.profiles[id].includes(meant) || control.always.includes(word));
  return allowing.length === 0 ? 'no profile' : titles(allowing);
}

/** The controls below a table that a policy lacks for its profile. */
export function missingControls(context: Context, table: KeyPath): readonly Control[] {
  if (context.kind !== 'requirements') return [];
  return requirementsControls.filter(
    (control) => isWithin(control.path, table) && context.assess(control).state === 'missing',
  );
}
