import type { KeyPath } from '../../toml/document.ts';
import type { FileKind } from '../file-kind.ts';
import type { Fate } from './fate.ts';
import type { KnownIn } from './known-in.ts';
import { knownSince, releasesByFate, valueSince } from './lookup.ts';
import { settingFates, settingSince, settingWordSince } from './settings-lookup.ts';

/** What the releases know of the keys of one kind of file. */
export interface KeyHistory {
  /** Which releases know a key; undefined where that was not asked, or where all of them do. */
  since(path: KeyPath): KnownIn | undefined;
  /** Which releases take a word in a place; undefined where all do that know the key. */
  wordSince(path: KeyPath, word: string): KnownIn | undefined;
  /** What they do with a key, whatever its value, oldest first. */
  fates(path: KeyPath): Readonly<Record<Fate, readonly number[]>>;
}

const ofPolicy: KeyHistory = { since: knownSince, wordSince: valueSince, fates: releasesByFate };
const ofSettings: KeyHistory = { since: settingSince, wordSince: settingWordSince, fates: settingFates };

/** The history of a kind of file; undefined for one of which the releases were not asked. */
export function historyOf(kind: FileKind | undefined): KeyHistory | undefined {
  if (kind === 'requirements') return ofPolicy;
  return kind === 'config' || kind === 'managed-config' ? ofSettings : undefined;
}
