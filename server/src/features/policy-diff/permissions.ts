/** Permission profiles: which may be chosen, and what each of them opens. */
import { isPlainTable, type Plain, type PlainTable } from '../../effective/plain.ts';
import { modeOfPermissions } from '../../risk/sandbox.ts';
import { changeAt, coded, type Direction, type PolicyChange } from './change.ts';
import { compareEntries, hostsOf } from './network.ts';
import { type Side, valueIn } from './side.ts';

/** From the narrowest sandbox to none. */
const MODES = ['read-only', 'workspace-write', 'danger-full-access'];

/** What `permissions` holds that is no profile. */
const NOT_PROFILES = ['filesystem', 'network'];

/** Compares which profiles users may choose, which one is the default, and what those open that both files have. */
export function comparePermissions(before: Side, after: Side): PolicyChange[] {
  return [...compareChoice(before, after), ...compareDefault(before, after), ...compareProfiles(before, after)];
}

function compareChoice(before: Side, after: Side): PolicyChange[] {
  const path = ['allowed_permission_profiles'];
  const [old, fresh] = [chosen(before, path), chosen(after, path)];
  const change = (direction: Direction, words: string) => changeAt(path, [before, after], direction, words);
  if (!old && !fresh) return [];
  if (!fresh) return [change('loosened', 'Users may choose any permission profile.')];
  if (!old) return [change('tightened', 'Users may choose only the permission profiles that are listed.')];
  return [
    ...fresh
      .filter((name) => !old.includes(name))
      .map((name) => change('loosened', `Also allows the profile ${coded(name)}.`)),
    ...old
      .filter((name) => !fresh.includes(name))
      .map((name) => change('tightened', `No longer allows the profile ${coded(name)}.`)),
  ];
}

function chosen(side: Side, path: readonly string[]): string[] | undefined {
  const table = valueIn(side, path);
  if (!isPlainTable(table)) return undefined;
  return Object.entries(table).flatMap(([name, value]) => (value === true ? [name] : []));
}

function compareDefault(before: Side, after: Side): PolicyChange[] {
  const path = ['default_permissions'];
  const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
  if (old === fresh) return [];
  const direction =
    old === undefined || fresh === undefined ? 'changed' : directionOfModes(modeOf(before, old), modeOf(after, fresh));
  const words =
    fresh === undefined
      ? 'No longer says which permission profile sessions start with.'
      : `Sessions start with the permission profile ${coded(fresh)}.`;
  return [changeAt(path, [before, after], direction, words)];
}

function modeOf({ document }: Side, profile: Plain): number {
  return MODES.indexOf(modeOfPermissions(document.root, String(profile)));
}

function directionOfModes(old: number, fresh: number): Direction {
  if (old === fresh) return 'changed';
  return fresh > old ? 'loosened' : 'tightened';
}

function compareProfiles(before: Side, after: Side): PolicyChange[] {
  const [old, fresh] = [profilesOf(before), profilesOf(after)];
  const shared = Object.keys(old).filter((name) => Object.hasOwn(fresh, name));
  const change = (name: string, words: string) => changeAt(['permissions', name], [before, after], 'changed', words);
  return [
    ...Object.keys(old)
      .filter((name) => !shared.includes(name))
      .map((name) => change(name, 'This permission profile is gone.')),
    ...Object.keys(fresh)
      .filter((name) => !shared.includes(name))
      .map((name) => change(name, 'A new permission profile; who may choose it is said elsewhere.')),
    ...shared.flatMap((name) => compareProfile(before, after, name)),
  ];
}

function profilesOf(side: Side): PlainTable {
  const table = valueIn(side, ['permissions']);
  const all = isPlainTable(table) ? Object.entries(table) : [];
  return Object.fromEntries(all.filter(([name]) => !NOT_PROFILES.includes(name)));
}

function compareProfile(before: Side, after: Side, name: string): PolicyChange[] {
  const path = ['permissions', name];
  const network = (side: Side) => hostsOf(valueIn(side, [...path, 'network']));
  return [
    ...compareExtends(before, after, name),
    ...compareFiles(before, after, [...path, 'filesystem']),
    ...compareEntries(before, after, [...path, 'network', 'domains'], 'the host', network(before), network(after)),
  ];
}

function compareExtends(before: Side, after: Side, name: string): PolicyChange[] {
  const path = ['permissions', name, 'extends'];
  const [old, fresh] = [valueIn(before, path), valueIn(after, path)];
  if (old === fresh) return [];
  const direction = directionOfModes(modeOf(before, name), modeOf(after, name));
  return [
    changeAt(
      path,
      [before, after],
      direction,
      fresh === undefined ? 'Builds on no other profile.' : `Builds on ${coded(fresh)}.`,
    ),
  ];
}

/** Compares the access to places. What a place that is not named is for depends on the rest of the profile. */
function compareFiles(before: Side, after: Side, path: readonly string[]): PolicyChange[] {
  const [old, fresh] = [accessesIn(before, path), accessesIn(after, path)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was?.access === is?.access) return [];
    const steps = [...path, ...((is ?? was)?.steps ?? [])];
    const place = coded((is ?? was)?.steps.join(' ') ?? '');
    const words = is ? `Access to ${place}: ${coded(is.access)}.` : `Says no longer what may be done with ${place}.`;
    return [changeAt(steps, [before, after], directionOfAccess(was?.access, is?.access), words)];
  });
}

function directionOfAccess(was: string | undefined, is: string | undefined): Direction {
  const order = ['deny', 'read', 'write'];
  if (was !== undefined && is !== undefined) return order.indexOf(is) > order.indexOf(was) ? 'loosened' : 'tightened';
  if ((is ?? was) === 'read') return 'changed';
  return is === 'write' || was === 'deny' ? 'loosened' : 'tightened';
}

function accessesIn(side: Side, path: readonly string[]): Map<string, { steps: readonly string[]; access: string }> {
  const table = valueIn(side, path);
  const entries = isPlainTable(table) ? Object.entries(table) : [];
  const all = entries.flatMap(([place, value]): (readonly [readonly string[], Plain])[] =>
    isPlainTable(value) ? Object.entries(value).map(([below, access]) => [[place, below], access]) : [[[place], value]],
  );
  return new Map(
    all.flatMap(([steps, access]) =>
      typeof access === 'string'
        ? [[JSON.stringify(steps), { steps, access: access === 'none' ? 'deny' : access }] as const]
        : [],
    ),
  );
}
