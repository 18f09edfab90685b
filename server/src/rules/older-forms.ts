import { valueHistories } from '../codex/history/values.ts';
import { find, type Item, parseDocument, type TomlDocument, textOf } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { removeItem } from '../toml/remove.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';

/** A way to write the same so that older releases go by it too. */
export interface OlderForm {
  readonly title: string;
  /** A sentence on it. */
  readonly advice: string;
  apply(): string | undefined;
}

/** The lists that stand for the words of a map in older releases. A word without a list has no older form. */
const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domains: { allow: 'allowed_domains', deny: 'denied_domains' },
  unix_sockets: { allow: 'allow_unix_sockets' },
};

/** The older forms of an item, where all releases that know the key around it take them. */
export function olderForms(document: TomlDocument, item: Item): OlderForm[] {
  const word = olderWord(item);
  const value = item.value;
  if (word !== undefined && value) {
    const quote = document.text.charAt(value.start) === "'" ? "'" : '"';
    const newText = writeString(word, quote);
    const apply = () => applyEdits(document.text, [{ start: value.start, end: value.end, newText }]);
    return [{ title: `Write \`${word}\``, advice: `\`${word}\` means the same, and all of them take it.`, apply }];
  }
  const [table, map] = item.path;
  const older = lists[String(map)];
  if (item.path.length !== 2 || table !== 'experimental_network' || !older || item.children.size === 0) return [];
  const names = [...new Set(Object.values(older))].map((name) => `\`${name}\``).join(' and ');
  const advice = `They have ${names} instead, which newer ones take too.`;
  return [{ title: `Write it as ${names}`, advice, apply: () => asLists(document, item, older) }];
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
