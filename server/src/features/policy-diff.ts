/** What a change of a file makes looser and what stricter, control by control. */
import type { FileKind } from '../codex/file-kind.ts';
import { isHookEvent } from '../codex/hooks.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { hooks } from '../risk/controls/sandbox.ts';
import type { Comparer, PolicyChange } from './policy-diff/change.ts';
import { choiceKeys, compareChoices } from './policy-diff/choices.ts';
import { compareControls } from './policy-diff/controls.ts';
import { compareHooks } from './policy-diff/hooks.ts';
import { compareKeys } from './policy-diff/keys.ts';
import { compareAppNetwork, compareNetwork, networkKeys } from './policy-diff/network.ts';
import { compareOverrides, overridesKey } from './policy-diff/overrides.ts';
import { comparePermissions } from './policy-diff/permissions.ts';
import { comparePlugins, compareSources } from './policy-diff/plugins.ts';
import { compareSettingServers } from './policy-diff/setting-servers.ts';
import { type Side, sideOf, valueIn } from './policy-diff/side.ts';
import { collectorPath, compareCollector } from './policy-diff/telemetry.ts';

export type { Direction, PolicyChange } from './policy-diff/change.ts';

/** A file that is compared. */
export interface DiffedFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that Codex does otherwise with the new file. */
export interface PolicyDiff {
  readonly kind: FileKind;
  readonly changes: readonly PolicyChange[];
  /** Why Codex refuses a file; nothing of such a file counts. */
  readonly refusals: { readonly before?: string; readonly after?: string };
  /** The keys that Codex ignores, which do not count either. */
  readonly ignored: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Compares two files of a kind. */
export function diffPolicies(old: DiffedFile, fresh: DiffedFile, kind: FileKind): PolicyDiff {
  const [before, after] = [sideOf(old.text, old.path, kind), sideOf(fresh.text, fresh.path, kind)];
  return {
    kind,
    changes: comparersOf(kind, before, after).flatMap((compare) => compare(before, after)),
    refusals: {
      ...(before.refusal !== undefined && { before: before.refusal }),
      ...(after.refusal !== undefined && { after: after.refusal }),
    },
    ignored: { before: before.ignored, after: after.ignored },
  };
}

function comparersOf(kind: FileKind, before: Side, after: Side): readonly Comparer[] {
  const isElsewhere = (path: readonly string[]) =>
    (kind === 'requirements' ? ofPolicy(path) : ofSettings(path)) || ofBoth(path, before, after);
  const rest: Comparer = (one, other) => compareKeys(one, other, isElsewhere);
  const both: readonly Comparer[] = [comparePermissions, compareCollector, rest];
  if (kind !== 'requirements') {
    return [compareChoices, compareSettingServers, (one, other) => compareHooks(one, other, hooks), ...both];
  }
  return [
    compareControls,
    compareOverrides,
    compareNetwork,
    compareAppNetwork,
    comparePlugins,
    compareSources,
    ...both,
  ];
}

/** Whether something else than {@link compareKeys} compares a key of a policy. */
function ofPolicy(path: readonly string[]): boolean {
  const [first = '', second = '', third] = path;
  if (requirementsControls.some((control) => control.kind !== 'own' && isBelow(path, control.path.map(String))))
    return true;
  if (first === 'experimental_network') return networkKeys.includes(second);
  if (first === 'plugins') return third === 'mcp_servers';
  return (
    first === overridesKey ||
    isBelow(path, ['application', 'network']) ||
    isBelow(path, ['marketplaces', 'allowed_sources'])
  );
}

function ofSettings([first = '']: readonly string[]): boolean {
  return choiceKeys.includes(first);
}

function ofBoth(path: readonly string[], before: Side, after: Side): boolean {
  const [first = '', second = '', third = '', fourth] = path;
  if (first === 'hooks') return isHookEvent(second);
  if (first === 'allowed_permission_profiles' || first === 'default_permissions') return true;
  if (isBelow(path, collectorPath)) return true;
  if (first !== 'permissions' && first !== 'mcp_servers') return false;
  // One that only one side has is a change as a whole.
  const isOneSided = [before, after].some((side) => valueIn(side, [first, second]) === undefined);
  if (isOneSided || first === 'mcp_servers') return isOneSided;
  return third === 'filesystem' || third === 'extends' || (third === 'network' && fourth === 'domains');
}

function isBelow(path: readonly string[], above: readonly string[]): boolean {
  return above.every((step, index) => step === path[index]);
}
