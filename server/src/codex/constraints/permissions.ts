import { find, flagOf, type Item, isTable, textOf } from '../../toml/document.ts';
import { isHeld } from '../history/constraints.ts';
import { newestRelease } from '../history/releases.ts';
import { isSpecial, specialPaths, takesPaths } from '../special-paths.ts';
import { interceptionHooks } from './interception.ts';
import { patternFault } from './patterns.ts';
import {
  type Constraint,
  type DatedConstraint,
  entriesOf,
  isWindowsPath,
  meantWords,
  type Refusal,
  windowsPathReason,
} from './refusal.ts';

/** The permission profiles that every Codex has. */
export const builtInProfiles: readonly string[] = [':read-only', ':workspace', ':danger-full-access'];
const reserved = ['filesystem', 'network'];
const profileKeys = ['description', 'extends', 'workspace_roots', 'filesystem', 'network'];

/** `allowed_permission_profiles` and `default_permissions` must agree with each other and with the defined profiles. */
export const profileSelection: DatedConstraint = function* (root, release) {
  if (isHeld('profilesByList', release)) return;
  const allowed = find(root, ['allowed_permission_profiles']);
  const chosen = find(root, ['default_permissions']);
  const name = textOf(chosen);
  if (chosen && name !== undefined && !allowed) {
    yield { item: chosen, reason: '`default_permissions` needs `allowed_permission_profiles`' };
  } else if (chosen && allowed && name !== undefined && isLeftOut(allowed, name)) {
    yield { item: chosen, reason: `\`${name}\` is not allowed by \`allowed_permission_profiles\`` };
  }
  if (allowed && isTable(allowed) && !chosen && !allows(allowed, ':workspace', ':read-only')) {
    const reason =
      '`allowed_permission_profiles` needs `default_permissions`, unless it allows both `:workspace` and `:read-only`';
    yield { item: allowed, reason };
  }
  const profiles = definedProfiles(root, release);
  for (const [profile, item] of entriesOf(allowed)) {
    const defined = builtInProfiles.includes(profile) || profiles.some(([name]) => name === profile);
    if (!defined) yield { item, reason: `no permission profile \`${profile}\` is defined` };
  }
  const [first] = profiles;
  if (first && !chosen && !allowed) {
    yield {
      item: first[1],
      reason: isTakenForProfile(first[0])
        ? takenForProfile
        : 'permission profiles need `default_permissions` and `allowed_permission_profiles`',
    };
  }
};

/** A list of profiles that is none, or an entry that is no switch, is a mistake of its own. */
function isLeftOut(allowed: Item, name: string): boolean {
  const entry = allowed.children.get(name);
  return isTable(allowed) && (entry === undefined || flagOf(entry) === false);
}

function allows(table: Item, ...names: readonly string[]): boolean {
  return names.every((name) => flagOf(table.children.get(name)) === true);
}

/** The permission profiles of a document with their names. Old releases take one of Codex’s own tables for one. */
export function definedProfiles(root: Item, release: number = newestRelease): [string, Item][] {
  const isOwn = (name: string) =>
    reserved.includes(name) && !(isHeld('networkIsProfile', release) && isTakenForProfile(name));
  return entriesOf(find(root, ['permissions'])).filter(([name]) => !isOwn(name));
}

/** What follows where it is neither chosen nor allowed. */
export const takenForProfile = 'they take `permissions.network` for a permission profile';

/** A name that is a table of Codex’s own now, and was one like any other before. */
export function isTakenForProfile(name: string): boolean {
  return name === 'network';
}

/** What a permission profile may be called, extend and grant. */
export const profileDefinitions: Constraint = function* (root) {
  const used = withParents(root, textOf(find(root, ['default_permissions'])));
  for (const [name, profile] of definedProfiles(root)) {
    if (name.startsWith(':')) yield { item: profile, reason: `\`${name}\`: names with \`:\` are Codex’s own` };
    for (const refusal of insideProfile(root, name, profile)) {
      yield used.has(name) ? refusal : { ...refusal, later: 'as default' };
    }
  }
};

function* insideProfile(root: Item, name: string, profile: Item): Generator<Refusal> {
  yield* parentOf(root, name, profile);
  for (const [path, access] of entriesOf(profile.children.get('filesystem'))) yield* filesystemRule(path, access);
  yield* interceptionHooks(profile);
}

/** A profile and those that it builds on. */
export function withParents(root: Item, name: string | undefined): Set<string> {
  const names = new Set<string>();
  for (let next = name; next !== undefined && !names.has(next); next = parentName(root, next)) names.add(next);
  return names;
}

function parentName(root: Item, name: string): string | undefined {
  return textOf(find(root, ['permissions', name, 'extends']));
}

function* parentOf(root: Item, name: string, profile: Item): Generator<Refusal> {
  const item = profile.children.get('extends');
  const parent = textOf(item);
  if (!item || parent === undefined) return;
  if (parent === ':danger-full-access') yield { item, reason: '`:danger-full-access` cannot be extended' };
  else if (!builtInProfiles.includes(parent) && !find(root, ['permissions', parent])) {
    yield { item, reason: `no permission profile \`${parent}\` is defined` };
  } else if ([...withParents(root, name)].some((ancestor) => parentName(root, ancestor) === name)) {
    yield { item, reason: `\`${name}\` extends itself` };
  }
}

function* filesystemRule(path: string, access: Item): Generator<Refusal> {
  if (path === 'glob_scan_max_depth') {
    const none = access.value?.kind === 'integer' && access.value.value === 0n;
    if (none) yield { item: access, reason: '`glob_scan_max_depth` is at least 1' };
    return;
  }
  if (isWindowsPath(path)) yield { item: access, reason: windowsPathReason(path) };
  else if (!isAbsolute(path) && !isSpecial(path)) {
    yield { item: access, reason: `\`${path}\` must be absolute, begin with \`~/\`, or with \`:\`` };
  }
  yield* deniedPattern(path, access);
  if (isSpecial(path) && isDenied(access) && hasWildcard(path)) {
    yield {
      item: access,
      reason: `a pattern such as \`${path}\` must be absolute, or stand in a table below the name`,
    };
  }
  for (const [below, item] of entriesOf(access)) yield* below === '.' ? [] : entryBelow(path, below, item);
}

/** Whether a path begins at the root, or in the home of whoever runs Codex. */
function isAbsolute(path: string): boolean {
  return /^(?:\/|~(?:\/|$))/.test(path);
}

function* entryBelow(parent: string, path: string, item: Item): Generator<Refusal> {
  if (specialPaths.includes(parent) && !takesPaths(parent)) {
    yield { item, reason: `nothing may stand below \`${parent}\`` };
    return;
  }
  yield* deniedPattern(path, item);
  if (/^$|^\/|^\.\/|(?:^|\/)\.\.(?:\/|$)/.test(path)) {
    yield { item, reason: `\`${path}\` must lie below its parent, without \`.\` and \`..\`` };
  } else if (isSpecial(parent) && !specialPaths.includes(parent) && isDenied(item) && isPattern(path)) {
    yield { item, reason: `no pattern may stand below \`${parent}\`, which it does not know` };
  }
}

/** Whether an access keeps Codex from what it is for. */
export function isDenied(item: Item): boolean {
  return ['deny', 'none'].includes(textOf(item) ?? '');
}

/** Whether a path is more than a folder with all that lies in it. */
function isPattern(path: string): boolean {
  return hasWildcard(path.replace(/\/\*\*$/, ''));
}

/** Only whole folders can be opened by a pattern. */
function* deniedPattern(path: string, item: Item): Generator<Refusal> {
  const granted = textOf(item);
  if (!isPattern(path) || (granted !== 'read' && granted !== 'write')) return;
  yield { item, reason: `a pattern such as \`${path}\` can only be denied` };
}

/** `filesystem` and `network` under `permissions` are tables of their own, not profiles. */
export const reservedProfiles: DatedConstraint = function* (root, release) {
  if (!isHeld('reservedTables', release)) return;
  for (const [key, item] of entriesOf(find(root, ['permissions', 'filesystem']))) {
    if (profileKeys.includes(key)) yield { item, reason: '`permissions.filesystem` cannot be a permission profile' };
  }
  const network = isHeld('networkIsProfile', release) ? undefined : find(root, ['permissions', 'network']);
  for (const [key, item] of entriesOf(network)) {
    if (profileKeys.includes(key)) {
      yield { item, reason: '`permissions.network` cannot be a permission profile' };
    }
  }
  if (network && network.children.size === 0) {
    yield { item: network, reason: '`permissions.network` must not be empty, and cannot be a permission profile' };
  }
};

/** `read-only` must always be among the sandbox modes. */
export const readOnlyListed: Constraint = function* (root) {
  // The first entry that matches a host counts, and one for every host leaves none to those after it.
  const everyHost = find(root, ['remote_sandbox_config'])?.elements.find((entry) =>
    entry.children.get('hostname_patterns')?.elements.some((pattern) => /^\*+$/.test(textOf(pattern) ?? '')),
  );
  for (const list of [find(root, ['allowed_sandbox_modes']), everyHost?.children.get('allowed_sandbox_modes')]) {
    const modes = list?.form === 'array' ? meantWords(list) : undefined;
    if (!list || !modes || modes.includes('read-only')) continue;
    yield { item: list, reason: 'sandbox modes must include `read-only`' };
  }
};

const WILDCARD = /[*?[]/;

/** Whether a path is a pattern, or a folder with all that lies in it. */
export function hasWildcard(path: string): boolean {
  return WILDCARD.test(path);
}

/** The part of a pattern that Codex reads as a path: the folders before the first wildcard, or all of it. */
function folderBefore(pattern: string): string {
  const wildcard = pattern.search(WILDCARD);
  return wildcard < 0 ? pattern : pattern.slice(0, Math.max(0, pattern.lastIndexOf('/', wildcard)));
}

/** Whether a path is a folder above the programs that Codex keeps in `~/.codex/tmp`. Patterns do not count. */
function holdsOwnFiles(path: string): boolean {
  const [home, ...below] = path.split('/');
  if (home !== '~') return false;
  const names: string[] = [];
  for (const name of below) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  const own = ['.codex', 'tmp'];
  return names.every((name, index) => name === own[index]);
}

/** Why a release cannot read an entry of `deny_read`. */
function unreadable(path: string, release: number): string | undefined {
  const folder = folderBefore(path);
  if (isHeld('pathsOfSystem', release)) {
    if (isWindowsPath(folder)) return windowsPathReason(path);
    const [odd] = /[{}\]\\]/.exec(folder) ?? [];
    if (odd !== undefined) return `it takes no \`${odd}\` in a path, nor in the folders before a wildcard: \`${path}\``;
  }
  const fault = hasWildcard(path) && isHeld('patternsRead', release) ? patternFault(path) : undefined;
  return fault && `\`${path}\` is no pattern: ${fault}`;
}

/** Codex reads paths by the rules of the system that it runs on. */
export const readablePaths: DatedConstraint = function* (root, release) {
  for (const item of find(root, ['permissions', 'filesystem', 'deny_read'])?.elements ?? []) {
    const path = textOf(item) ?? '';
    const reason = unreadable(path, release);
    if (reason !== undefined) yield { item, reason };
    if (holdsOwnFiles(path) && isHeld('ownFilesReadable', release)) {
      yield { item, reason: `\`${path}\` also keeps Codex from its own files in \`~/.codex\`` };
    }
  }
  for (const [, item] of entriesOf(find(root, ['application', 'storage']))) {
    const path = textOf(item);
    if (path === undefined || isAbsolute(path)) continue;
    yield { item, reason: isWindowsPath(path) ? windowsPathReason(path) : `\`${path}\` must be absolute` };
  }
};
