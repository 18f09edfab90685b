import { find, type Item } from '../../toml/document.ts';
import {
  type Constraint,
  entriesOf,
  flagOf,
  isWindowsPath,
  type Refusal,
  textOf,
  windowsPathReason,
} from './refusal.ts';

const builtIn = [':read-only', ':workspace', ':danger-full-access'];
const reserved = ['filesystem', 'network'];
const profileKeys = ['description', 'extends', 'workspace_roots', 'filesystem', 'network'];

/** `allowed_permission_profiles` and `default_permissions` must agree with each other and with the defined profiles. */
export const profileSelection: Constraint = function* (root) {
  const allowed = find(root, ['allowed_permission_profiles']);
  const chosen = find(root, ['default_permissions']);
  const name = textOf(chosen);
  if (chosen && name !== undefined && !allowed) {
    yield { item: chosen, reason: '`default_permissions` needs `allowed_permission_profiles`' };
  } else if (chosen && allowed && name !== undefined && flagOf(allowed.children.get(name)) !== true) {
    yield { item: chosen, reason: `\`${name}\` is not allowed by \`allowed_permission_profiles\`` };
  }
  if (allowed && !chosen && !allows(allowed, ':workspace', ':read-only')) {
    const reason =
      '`allowed_permission_profiles` needs `default_permissions`, unless it allows both `:workspace` and `:read-only`';
    yield { item: allowed, reason };
  }
  for (const [profile, item] of entriesOf(allowed)) {
    const defined = builtIn.includes(profile) || (!reserved.includes(profile) && find(root, ['permissions', profile]));
    if (!defined) yield { item, reason: `no permission profile \`${profile}\` is defined` };
  }
  const [first] = [...definedProfiles(root)];
  if (first && !chosen && !allowed) {
    yield {
      item: first[1],
      reason: 'permission profiles need `default_permissions` and `allowed_permission_profiles`',
    };
  }
};

function allows(table: Item, ...names: readonly string[]): boolean {
  return names.every((name) => flagOf(table.children.get(name)) === true);
}

function definedProfiles(root: Item): [string, Item][] {
  return entriesOf(find(root, ['permissions'])).filter(([name]) => !reserved.includes(name));
}

/** What a permission profile may be called, extend and grant. */
export const profileDefinitions: Constraint = function* (root) {
  for (const [name, profile] of definedProfiles(root)) {
    if (name.startsWith(':')) yield { item: profile, reason: `\`${name}\`: names with \`:\` are Codex’s own` };
    yield* parentOf(root, name, profile);
    for (const [path, access] of entriesOf(profile.children.get('filesystem'))) yield* filesystemRule(path, access);
  }
};

function* parentOf(root: Item, name: string, profile: Item): Generator<Refusal> {
  const item = profile.children.get('extends');
  const parent = textOf(item);
  if (!item || parent === undefined) return;
  if (parent === ':danger-full-access') yield { item, reason: '`:danger-full-access` cannot be extended' };
  else if (!builtIn.includes(parent) && !find(root, ['permissions', parent])) {
    yield { item, reason: `no permission profile \`${parent}\` is defined` };
  } else if (isCyclic(root, name)) yield { item, reason: `\`${name}\` extends itself` };
}

function isCyclic(root: Item, name: string): boolean {
  const seen = new Set<string>();
  for (
    let next: string | undefined = name;
    next !== undefined;
    next = textOf(find(root, ['permissions', next, 'extends']))
  ) {
    if (seen.has(next)) return true;
    seen.add(next);
  }
  return false;
}

function* filesystemRule(path: string, access: Item): Generator<Refusal> {
  if (path === 'glob_scan_max_depth') return;
  if (isWindowsPath(path)) yield { item: access, reason: windowsPathReason(path) };
  else if (!/^(?:\/|~(?:\/|$)|:)/.test(path)) {
    yield { item: access, reason: `\`${path}\` must be absolute, begin with \`~/\`, or with \`:\`` };
  }
  const granted = textOf(access);
  const glob = path.endsWith('/**') ? path.slice(0, -3) : path;
  if (/[*?[]/.test(glob) && (granted === 'read' || granted === 'write')) {
    yield { item: access, reason: `a pattern such as \`${path}\` can only be denied` };
  }
  for (const [below, item] of entriesOf(access)) {
    if (
      below.startsWith('/') ||
      (below !== '.' && below.split(/[\\/]/).some((part) => part === '..' || part === '.'))
    ) {
      yield { item, reason: `\`${below}\` must lie below its parent, without \`.\` and \`..\`` };
    }
  }
}

/** `filesystem` and `network` under `permissions` are tables of their own, not profiles. */
export const reservedProfiles: Constraint = function* (root) {
  for (const [key, item] of entriesOf(find(root, ['permissions', 'filesystem']))) {
    if (profileKeys.includes(key)) yield { item, reason: '`permissions.filesystem` cannot be a permission profile' };
  }
  const network = find(root, ['permissions', 'network']);
  for (const [key, item] of entriesOf(network)) {
    if (key !== 'network' && profileKeys.includes(key)) {
      yield { item, reason: '`permissions.network` cannot be a permission profile' };
    }
  }
  if (network && network.children.size === 0) {
    yield { item: network, reason: '`permissions.network` must not be empty, and cannot be a permission profile' };
  }
};

/** `read-only` must always be among the sandbox modes. */
export const readOnlyListed: Constraint = function* (root) {
  const lists = [
    find(root, ['allowed_sandbox_modes']),
    ...(find(root, ['remote_sandbox_config'])?.elements ?? [])
      .filter((entry) =>
        entry.children.get('hostname_patterns')?.elements.some((pattern) => /^\*+$/.test(textOf(pattern) ?? '')),
      )
      .map((entry) => entry.children.get('allowed_sandbox_modes')),
  ];
  for (const list of lists) {
    if (list?.form !== 'array' || list.elements.some((element) => textOf(element) === 'read-only')) continue;
    yield { item: list, reason: 'sandbox modes must include `read-only`' };
  }
};

/** Codex reads paths by the rules of the system that it runs on. */
export const readablePaths: Constraint = function* (root) {
  for (const item of find(root, ['permissions', 'filesystem', 'deny_read'])?.elements ?? []) {
    const path = textOf(item) ?? '';
    if (isWindowsPath(path)) yield { item, reason: windowsPathReason(path) };
  }
  for (const [, item] of entriesOf(find(root, ['application', 'storage']))) {
    const path = textOf(item);
    if (path === undefined || /^[/~]/.test(path)) continue;
    yield { item, reason: isWindowsPath(path) ? windowsPathReason(path) : `\`${path}\` must be absolute` };
  }
};
