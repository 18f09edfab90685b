import type { FileKind } from '../codex/file-kind.ts';
import { formerPin, knownSince } from '../codex/history/lookup.ts';
import { askedReleases, newestRelease, releaseName } from '../codex/history/releases.ts';
import { runName, runsOf } from '../codex/history/runs.ts';
import { olderSettingWord, settingSince } from '../codex/history/settings-lookup.ts';
import { valueHistories } from '../codex/history/values.ts';
import { find, type Item, type KeyPath, parseDocument, type TomlDocument, textOf } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { removeItem } from '../toml/remove.ts';
import { renameKey } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import { listed } from './text.ts';

/** A way to write the same so that older releases go by it too. */
export interface OlderForm {
  readonly title: string;
  /** A sentence on it. */
  readonly advice: string;
  /** The first asked release that goes by it. */
  readonly since: number;
  apply(): string | undefined;
}

/** The lists that stand for the words of a map in older releases. A word without a list has no older form. */
const listsOfMaps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domains: { allow: 'allowed_domains', deny: 'denied_domains' },
  unix_sockets: { allow: 'allow_unix_sockets' },
};

/** The older forms of an item that newer releases take as well, in a file of some kind. */
export function olderForms(document: TomlDocument, item: Item, kind: FileKind): OlderForm[] {
  if (kind !== 'requirements') return olderSettings(document, item);
  return [...olderWords(document, item), ...olderLists(document, item), ...olderNames(document, item)];
}

function formOf(written: string, since: number, advice: string, apply: OlderForm['apply']): OlderForm {
  return { title: `Make it work from Codex ${releaseName(since)} on: write ${written}`, since, advice, apply };
}

function sinceOf(path: KeyPath): number {
  return knownSince(path)?.since ?? newestRelease;
}

function olderSettings(document: TomlDocument, item: Item): OlderForm[] {
  const word = olderSettingWord(item.path, textOf(item) ?? '');
  return wordForms(document, item, word, settingSince(item.path)?.since ?? askedReleases[0]);
}

function olderWords(document: TomlDocument, item: Item): OlderForm[] {
  return wordForms(document, item, olderWord(item), sinceOf(item.path.slice(0, -1)));
}

function wordForms(document: TomlDocument, { value }: Item, word: string | undefined, since: number): OlderForm[] {
  if (word === undefined || !value) return [];
  const quote = document.text.charAt(value.start) === "'" ? "'" : '"';
  const newText = writeString(word, quote);
  const apply = () => applyEdits(document.text, [{ start: value.start, end: value.end, newText }]);
  const advice = `\`${word}\` means the same, and all of them take it.`;
  return [formOf(`\`${word}\``, since, advice, apply)];
}

function olderLists(document: TomlDocument, item: Item): OlderForm[] {
  const [table, map] = item.path;
  const older = listsOfMaps[String(map)];
  if (item.path.length !== 2 || table !== 'experimental_network' || !older || item.children.size === 0) return [];
  const lists = [...new Set(Object.values(older))];
  const names = lists.map((name) => `\`${name}\``).join(' and ');
  const advice = `They have ${names} instead, which newer ones take too.`;
  const since = Math.max(...lists.map((list) => sinceOf([table, list])));
  return [formOf(names, since, advice, () => asLists(document, item, older))];
}

/** With both names in a file, releases that refuse the newer one still do. */
function olderNames(document: TomlDocument, item: Item): OlderForm[] {
  const former = formerPin(item.path);
  if (!former) return [];
  const { name, releases } = former;
  const verb = releases.length === 1 ? 'calls' : 'call';
  const advice = `Codex ${listed(runsOf(releases).map(runName))} ${verb} it \`${name}\`, which newer ones still take.`;
  const apply = () =>
    item.parent?.children.has(name)
      ? undefined
      : applyEdits(
          document.text,
          item.names.map((part) => renameKey(part, name)),
        );
  return [formOf(`\`${name}\``, Math.min(...releases), advice, apply)];
}

function olderWord(item: Item): string | undefined {
  const word = textOf(item);
  const history = valueHistories.find(
    ({ value, older, places }) =>
      older !== undefined && value === word && places.includes(`${item.path[0]}[]`) && item.path.length === 2,
  );
  return history?.older;
}

/** The lists go in before the map goes, as a table that is emptied in between would lose its place. */
function asLists(document: TomlDocument, map: Item, older: Readonly<Record<string, string>>): string | undefined {
  const entries = new Map<string, string[]>();
  for (const [pattern, item] of map.children) {
    const list = older[textOf(item) ?? ''];
    if (list === undefined || find(document.root, [...map.path.slice(0, -1), list])) return undefined;
    entries.set(list, [...(entries.get(list) ?? []), writeString(pattern)]);
  }
  let current = document;
  for (const [list, patterns] of entries) {
    const insertion = insertKey(current, [...map.path.slice(0, -1), list], `[${patterns.join(', ')}]`);
    if (!insertion) return undefined;
    current = parseDocument(applyEdits(current.text, [insertion]));
  }
  const left = find(current.root, map.path);
  return left && applyEdits(current.text, removeItem(current, left));
}
