import { ignoredInProjects } from '../config/project.ts';
import type { SettingsOwner } from './settings-files.ts';

/** From this asked release on managed_config.toml outranks requirements.toml. */
export const managedOutranksSince = 138;

/** The asked releases whose app server starts although it refuses requirements.toml. */
const startsAllTheSame: readonly {
  readonly since: number;
  readonly last: number;
  readonly faults: 'any' | 'syntax';
}[] = [
  { since: 90, last: 146, faults: 'any' },
  { since: 157, last: 169, faults: 'syntax' },
];

/** Whether the app server of a release starts with a requirements.toml that it refuses. The command line never does. */
export function appServerStarts(release: number, isSyntax: boolean): boolean {
  return startsAllTheSame.some(
    ({ since, last, faults }) => since <= release && release <= last && (isSyntax || faults === 'any'),
  );
}

/** What an app server does that starts all the same: the end of a sentence. */
export const startsWithDefaults =
  'starts with its defaults, where no thread starts, but `command/exec` of a client runs without a sandbox';

/** What it does with a file of settings that it refuses: the end of a sentence. */
export const startsWithoutThreads = 'starts, but no thread does';

/** The files that a turn can be about. */
export type TurningFile = 'requirements' | SettingsOwner;

/** A turn in what Codex does at run time, as was observed release by release. */
export interface Turn {
  /** The first asked release after it; it lies between that one and the asked one before. */
  readonly at: number;
  /** The files that it is about; requirements.toml where left out. */
  readonly files?: readonly TurningFile[];
  /** The root keys of the file that it is about; all of it where left out. */
  readonly keys?: readonly string[];
  /** What is so from then on, and was before. */
  readonly sentence: string;
}

const startsOnInvalid = `Although it cannot read requirements.toml, the app server ${startsWithDefaults}.`;

/** The turns, oldest first. */
export const turns: readonly Turn[] = [
  { at: 77, sentence: 'Codex reads requirements.toml; 0.66 does not. A file that it cannot read stops it.' },
  { at: 80, files: ['system', 'project'], sentence: 'Codex reads this file; 0.66 and 0.77 do not.' },
  { at: 90, sentence: `${startsOnInvalid} 0.77 and 0.80 do not start. The command line never does.` },
  {
    at: 90,
    files: ['managed', 'system', 'user', 'project'],
    sentence: `Although it cannot read the file, the app server ${startsWithoutThreads}; before, it does not start. The command line never does.`,
  },
  {
    at: 104,
    keys: ['allowed_approval_policies', 'allowed_sandbox_modes'],
    sentence:
      'A setting of the user that the list does not allow is replaced by an allowed one, with a warning; up to 0.98 Codex refuses to run.',
  },
  {
    at: 125,
    keys: ['features', 'feature_requirements'],
    sentence: 'The pin of a feature that Codex does not know is ignored; 0.110 to 0.123 refuse the file for it.',
  },
  {
    at: 133,
    keys: ['allowed_sandbox_modes'],
    sentence:
      'With `approval_policy = "never"`, a user’s `danger-full-access` that the list does not allow is an error when Codex loads; 0.104 to 0.130 replace it.',
  },
  {
    at: managedOutranksSince,
    files: ['requirements', 'managed'],
    sentence:
      'managed_config.toml outranks requirements.toml, and can loosen it: up to 0.136 requirements.toml wins. Remove what is left of managed_config.toml.',
  },
  {
    at: 138,
    keys: ['allowed_permissions', 'allowed_permission_profiles', 'permissions'],
    sentence:
      'Permission profiles are chosen with `allowed_permission_profiles` and `default_permissions`; 0.133 and 0.136 have the list `allowed_permissions` instead.',
  },
  {
    at: 130,
    files: ['project'],
    keys: ignoredInProjects,
    sentence:
      'Codex passes over settings that choose where prompts go and what runs; up to 0.128 it takes them from a project.',
  },
  {
    at: 148,
    files: ['managed', 'system'],
    sentence: 'The app server does not start with this file when it cannot read it; 0.90 to 0.146 do.',
  },
  {
    at: 148,
    sentence: 'The app server does not start with a requirements.toml that it cannot read; 0.90 to 0.146 do.',
  },
  {
    at: 157,
    sentence: `With wrong types or words the app server does not start, as before. With broken TOML or text that is not UTF-8 it ${startsWithDefaults}.`,
  },
  { at: 157, sentence: 'The app server names ignored keys when it starts; before, nothing does.' },
];

/** The turns after one release, up to another, for a file with these root keys. */
export function turnsBetween(
  from: number,
  to: number,
  names: ReadonlySet<string>,
  file: TurningFile = 'requirements',
): readonly Turn[] {
  return turns.filter(
    ({ at, keys, files = ['requirements'] }) =>
      from < at && at <= to && files.includes(file) && (keys?.some((key) => names.has(key)) ?? true),
  );
}
