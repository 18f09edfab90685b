import type { KeyPath } from '../../toml/document.ts';
import { ignoredInProjects } from '../config/project.ts';
import { isProjectConfig, isSystemConfig } from '../config-place.ts';
import type { FileKind } from '../file-kind.ts';
import { askedReleases } from './releases.ts';
import { settingFates } from './settings-lookup.ts';

/** Whose settings a file has: the releases differ over which they read, and over what a bad file does. */
export type SettingsOwner = 'managed' | 'system' | 'user' | 'project';

interface Reader {
  /** The first asked release that reads the file. */
  readonly since: number;
  /** The asked releases whose app server starts although it refuses the file; a thread does not. */
  readonly starts: { readonly since: number; readonly last: number };
}

const readers: Readonly<Record<SettingsOwner, Reader>> = {
  managed: { since: 66, starts: { since: 90, last: 146 } },
  system: { since: 80, starts: { since: 90, last: 146 } },
  user: { since: 66, starts: { since: 90, last: 169 } },
  project: { since: 80, starts: { since: 90, last: 169 } },
};

/** Whose settings a file has, by its kind and its path; a user's where the path does not tell. */
export function ownerOf(kind: FileKind, path = ''): SettingsOwner {
  if (kind === 'managed-config') return 'managed';
  if (isSystemConfig(path)) return 'system';
  return isProjectConfig(path) ? 'project' : 'user';
}

/** The first asked release that reads a file of settings. */
export function settingsReadSince(owner: SettingsOwner): number {
  return readers[owner].since;
}

/** Whether the app server of a release starts with a file of settings that it refuses. The command line never does. */
export function appServerStartsWith(owner: SettingsOwner, release: number): boolean {
  const { since, last } = readers[owner].starts;
  return since <= release && release <= last;
}

/** The first asked release that skips in the file of a project the keys at the top that the newest skips there. */
const skippedInProjectsSince = 130;

/** The asked releases that take from the file of a project what the newest skips there. */
export function takenFromProjects(path: KeyPath): readonly number[] {
  return settingFates(path).known.filter(
    (release) => readers.project.since <= release && release < skippedInProjectsSince,
  );
}

/** The asked releases that skip it there. What only newer ones know is like any other unknown key to the older. */
export function skippedInProjects(path: KeyPath): readonly number[] {
  const isAtTop = ignoredInProjects.includes(String(path[0]));
  const skip = isAtTop ? askedReleases : settingFates(path).known;
  return skip.filter((release) => release >= skippedInProjectsSince);
}
