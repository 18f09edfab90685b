/** The patterns of a requirements.toml that are to keep files from being read. */
import { denyRead } from '../risk/controls/sandbox.ts';
import { meantPatterns } from '../risk/patterns.ts';
import { find, type Item, type TomlDocument, textOf } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import { workspaceName } from './machine.ts';
import { samplesOf } from './samples.ts';

/** A pattern as the file writes it. */
export interface Pattern {
  readonly pattern: string;
  readonly span: Span;
}

export interface NamedPattern extends Pattern {
  /** Files that a person would expect it to guard, named from the home. */
  readonly samples: readonly string[];
}

export interface UntriedPattern extends Pattern {
  /** Why no file can be planted for it. */
  readonly reason: string;
}

const WORKSPACE_ROOTS = ':workspace_roots';

/** What is said of files: by deny_read, and by the permission profile that sessions start with. */
export function namedFiles({ root }: TomlDocument): readonly (NamedPattern | UntriedPattern)[] {
  const list = find(root, denyRead.path)?.elements ?? [];
  const denied = list.flatMap((element) => {
    const pattern = textOf(element);
    return pattern === undefined ? [] : patternAt(element, pattern, pattern);
  });
  const profiles = startingProfiles(root);
  return [...denied, ...denialsOf(profiles.values()), ...otherProfiles(root, profiles)];
}

/** The permission profile that sessions start with and those it extends, the nearest first. */
function startingProfiles(root: Item): ReadonlyMap<string, Item> {
  const profiles = new Map<string, Item>();
  let name = textOf(find(root, ['default_permissions']));
  while (name !== undefined && !profiles.has(name)) {
    const profile = find(root, ['permissions', name]);
    if (profile) profiles.set(name, profile);
    name = profile && textOf(profile.children.get('extends'));
  }
  return profiles;
}

/** A location that several profiles speak of is the nearest one's. */
function denialsOf(profiles: Iterable<Item>): readonly (NamedPattern | UntriedPattern)[] {
  const nearest = new Map<string, Item>();
  for (const profile of profiles) {
    for (const [location, item] of profile.children.get('filesystem')?.children ?? []) {
      if (!nearest.has(location)) nearest.set(location, item);
    }
  }
  return [...nearest].flatMap(([location, item]) => denialsAt(location, item));
}

function denialsAt(location: string, item: Item): readonly (NamedPattern | UntriedPattern)[] {
  const base = location === WORKSPACE_ROOTS ? `~/${workspaceName}` : location;
  if (isDenial(item)) return patternAt(item, location, base);
  return [...item.children].flatMap(([below, access]) =>
    isDenial(access) ? patternAt(access, `${location} ${below}`, `${base}/${below}`) : [],
  );
}

/** `codex sandbox` starts with one profile: others are only named. */
function otherProfiles(root: Item, started: ReadonlyMap<string, Item>): readonly UntriedPattern[] {
  return [...(find(root, ['permissions'])?.children ?? [])].flatMap(([name, profile]) => {
    const span = profile.names[0] ?? profile.value;
    if (!span || started.has(name) || !profile.children.has('filesystem')) return [];
    const reason = 'it is not the profile that sessions start with (default_permissions)';
    return { pattern: `permissions.${name}`, span, reason };
  });
}

function patternAt(item: Item, pattern: string, path: string): readonly (NamedPattern | UntriedPattern)[] {
  const span = item.value ?? item.names[0];
  if (!span) return [];
  const meant = path.startsWith(':') ? [] : meantPatterns(path);
  const samples = [
    ...new Set(meant.filter((text) => /^~(?:\/|$)/.test(text)).flatMap((text) => samplesOf(text.slice(2)))),
  ];
  return [samples.length > 0 ? { pattern, span, samples } : { pattern, span, reason: reasonOf(path) }];
}

function reasonOf(path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]|^\\\\/.test(path)) {
    return 'it lies outside of the pretended home, where nothing may be planted';
  }
  if (path.startsWith(':')) return 'where this special name leads is not known';
  return path.includes('$')
    ? 'Codex replaces no variables, so what is meant is not known'
    : 'what is meant is not plain';
}

function isDenial(item: Item): boolean {
  return ['deny', 'none'].includes(textOf(item) ?? '');
}
