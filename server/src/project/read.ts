import { type NamedKind, namedKinds } from '../codex/file-kind.ts';
import { type Release, releaseFault, releaseFor } from '../codex/version.ts';
import { type Severity, severities } from '../risk/control.ts';
import { type ProfileId, profileIds } from '../risk/profiles.ts';
import { type Level, levels, type RuleLevels } from '../rules/levels.ts';
import { find, type Item, parseDocument, type TomlDocument, textOf } from '../toml/document.ts';
import { globMatcher } from './globs.ts';

/** What is set for one file. */
export interface FileSettings {
  readonly kind?: NamedKind | undefined;
  readonly profile?: ProfileId | undefined;
  readonly release?: Release | undefined;
  readonly levels: RuleLevels;
}

/** A `.codex-policy.toml`: what it sets, as far as it can be read. */
export interface Project {
  readonly path: string;
  readonly document: TomlDocument;
  readonly minSeverity: Severity | undefined;
  readonly failOn: Severity | 'never' | undefined;
  /** The settings for a file; its path is relative to the folder of the project file. */
  settingsFor(path: string): FileSettings;
}

/** What is set where there is no project file. */
export const noSettings: FileSettings = { levels: new Map() };

interface Entry extends FileSettings {
  matches(path: string): boolean;
}

/** Reads a project file. What is wrong in it is left out here and said by `projectProblems`. Never throws. */
export function readProject(path: string, text: string): Project {
  const document = parseDocument(text);
  const { root } = document;
  const whole = settingsIn(root);
  const entries = (find(root, ['files'])?.elements ?? []).map(entryIn);
  return {
    path,
    document,
    minSeverity: wordIn(root, 'min-severity', severities),
    failOn: wordIn(root, 'fail-on', [...severities, 'never'] as const),
    settingsFor: (file) => entries.filter((entry) => entry.matches(file)).reduce(merged, whole),
  };
}

/** What is set later goes before, key by key and rule by rule. */
function merged(before: FileSettings, after: FileSettings): FileSettings {
  return {
    kind: after.kind ?? before.kind,
    profile: after.profile ?? before.profile,
    release: after.release ?? before.release,
    levels: new Map([...before.levels, ...after.levels]),
  };
}

function entryIn(table: Item): Entry {
  const globs = (find(table, ['paths'])?.elements ?? []).flatMap((item) => textOf(item) ?? []);
  const matchers = globs.filter((glob) => glob.trim() !== '').map(globMatcher);
  return { ...settingsIn(table), matches: (path) => matchers.some((matches) => matches(path)) };
}

function settingsIn(table: Item): FileSettings {
  const asked = textOf(find(table, ['codex-version']));
  return {
    kind: wordIn(table, 'kind', namedKinds),
    profile: wordIn(table, 'profile', profileIds),
    release: asked !== undefined && releaseFault(asked) === undefined ? releaseFor(asked) : undefined,
    levels: levelsIn(find(table, ['rules'])),
  };
}

function levelsIn(table: Item | undefined): RuleLevels {
  const set = new Map<string, Level>();
  for (const [id, item] of table?.children ?? []) {
    const level = levels.find((one) => one === textOf(item));
    if (level) set.set(id, level);
  }
  return set;
}

function wordIn<T extends string>(table: Item, key: string, words: readonly T[]): T | undefined {
  const text = textOf(find(table, [key]));
  return words.find((word) => word === text);
}
