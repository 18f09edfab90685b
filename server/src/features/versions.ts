import { askedReleases } from '../codex/history/releases.ts';
import { startsWithDefaults, startsWithoutThreads } from '../codex/history/runtime.ts';
import { lastOfToml10, readsToml10 } from '../codex/history/verdict.ts';
import type { Context } from '../rules/context.ts';
import { type Item, textOf, walkItems } from '../toml/document.ts';
import { newerToml } from '../toml/newer.ts';
import { writeKeyPath } from '../toml/write.ts';
import { policyRead } from './versions-of-policy.ts';
import { settingsRead } from './versions-of-settings.ts';
import { type KeyState, keyOf, type ReadBy, stateOf, wordKeyOf } from './versions-read.ts';

/** What releases that are alike do with a file of Codex. */
export interface Version extends Omit<ReadBy, 'own'> {
  /** By the keys of {@link Versions}. */
  readonly states: ReadonlyMap<string, KeyState>;
}

/** A file of Codex in all asked releases. */
export interface Versions {
  /**
   * The keys of the file, in its order: root keys, features, and what some release ignores or refuses by itself, words
   * with their key.
   */
  readonly keys: readonly string[];
  /** The oldest first. */
  readonly versions: readonly Version[];
  /** The oldest release from which on all of them read what the newest reads; undefined where the newest refuses it. */
  readonly wholeFrom: number | undefined;
  /** Those that refuse it for TOML that came later, though newer ones can parse it. */
  readonly olderToml: readonly number[];
  /** What an app server does that starts although it refuses the file: the end of a sentence. */
  readonly startsAllTheSame: string;
}

/** What each asked release does with a requirements.toml or a file of settings, key by key. */
export function versionsOf(context: Context): Versions {
  const { document, kind } = context;
  const isPolicy = kind === 'requirements';
  const read = isPolicy ? policyRead(document) : settingsRead(context);
  const named = new Set(read.flatMap(({ own }) => [...own.keys()]));
  const rows = [...walkItems(document.root)].flatMap((item) => rowsOf(item, named));
  const versions = read.map(({ own, ...version }): Version => {
    const isUnread = version.file === 'unread';
    return { ...version, states: new Map(rows.map(({ name, of }) => [name, isUnread ? 'ignored' : of(own)])) };
  });
  const isNewer = document.faults.length === 0 && newerToml(document.tree).length > 0;
  const isOlder = isPolicy ? readsToml10 : (release: number) => release <= lastOfToml10;
  return {
    keys: [...new Set(rows.map(({ name }) => name))],
    versions,
    wholeFrom: wholeFrom(versions),
    olderToml: isNewer ? askedReleases.filter(isOlder) : [],
    startsAllTheSame: isPolicy ? startsWithDefaults : startsWithoutThreads,
  };
}

/** A row of the table. */
interface Row {
  readonly name: string;
  of(own: ReadBy['own']): KeyState;
}

/** The rows for an item: for itself, and for the word that only some releases take. */
function rowsOf(item: Item, named: ReadonlySet<string>): Row[] {
  const word = wordKeyOf(item);
  const hasWord = named.has(word);
  const isShown = isBase(item) || hasWord || (named.has(keyOf(item)) && !isPinTable(item));
  return [
    ...(isShown ? [{ name: rowName(item), of: (own: ReadBy['own']) => stateOf(item, own) }] : []),
    ...(hasWord ? [{ name: withWord(item), of: (own: ReadBy['own']) => own.get(word) ?? stateOf(item, own) }] : []),
  ];
}

/** Tables of features have a row for each feature, if there is one. */
function isBase(item: Item): boolean {
  const { path, parent, children } = item;
  return path.length === 1 ? !isPinTable(item) || children.size === 0 : parent !== undefined && isPinTable(parent);
}

function isPinTable({ path: { length }, step }: Item): boolean {
  return length === 1 && (step === 'features' || step === 'feature_requirements');
}

/** How a row calls an item: a word of a list by the list and the word. */
function rowName(item: Item): string {
  const name = item.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${writeKeyPath([step])}`)).join('');
  const word = typeof item.step === 'number' ? textOf(item) : undefined;
  return word === undefined ? name.replace(/^\./, '') : `${name.replace(/^\.|\[\d+\]$/g, '')} ${JSON.stringify(word)}`;
}

function withWord(item: Item): string {
  return `${rowName(item)} ${JSON.stringify(textOf(item))}`;
}

/** What the newest has something against is not counted against the older ones. */
function wholeFrom(oldestFirst: readonly Version[]): number | undefined {
  const newest = oldestFirst.at(-1);
  if (newest?.file !== 'loads') return undefined;
  const isWhole = ({ file, states }: Version) =>
    file === 'loads' && [...newest.states].every(([key, state]) => state !== 'read' || states.get(key) === 'read');
  const after = oldestFirst.findLastIndex((version) => !isWhole(version)) + 1;
  return oldestFirst[after]?.releases[0];
}
