import { fixedPlaces, type Place } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item, type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { removeItem } from '../toml/remove.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';
import { keyName, listed } from './text.ts';

/** Keys that Codex keeps for old files. The stages of features have a rule of their own. */
const deprecated: readonly Place[] = fixedPlaces(
  requirementsSchema,
  ({ deprecated: advice, retired }) => advice !== undefined && !retired,
).filter(({ path }) => path[0] !== 'features' && path[0] !== 'feature_requirements');

/** The tables that have such keys. */
const tables: readonly KeyPath[] = [...new Set(deprecated.map(({ path }) => path.slice(0, -1).join('.')))].map((name) =>
  name.split('.'),
);

/** The lists of the older form, the map that follows each, and the word for what they list. */
const lists: Readonly<Record<string, { readonly map: string; readonly word: string }>> = {
  allowed_domains: { map: 'domains', word: 'allow' },
  denied_domains: { map: 'domains', word: 'deny' },
  allow_unix_sockets: { map: 'unix_sockets', word: 'allow' },
};

/** Keys of an older form that Codex still goes by: one finding for all of them in a table. */
export const deprecatedKey: Rule<Item> = {
  id: 'deprecated-key',
  summary: 'Keys of an older form, which Codex still goes by.',
  severity: 'info',
  verdict: 'accepts',
  keys: deprecated.map(({ path }) => String(path[0])),

  *check({ document: { root } }) {
    for (const path of tables) {
      const table = find(root, path);
      const [span] = table?.names ?? [];
      const older = table ? deprecated.filter(({ path: at }) => find(root, at)?.parent === table) : [];
      const [first] = older;
      if (!table || !span || !first) continue;
      const names = older.map(({ path: at }) => `\`${at.at(-1)}\``);
      const advice = new Set(older.map(({ schema }) => schema.deprecated));
      yield {
        message: `${keyName(path)} has the older ${listed(names)}, which Codex ${codexVersion} still goes by. ${[...advice].join(' ')}`,
        keyPath: table.path,
        span,
        data: table,
      };
    }
  },

  // Releases before 0.118 know only the lists, so that nobody is moved on unasked.
  fixes({ document }, { data: table }) {
    const maps = new Set(
      Object.keys(lists).flatMap((name) => (table.children.has(name) ? [lists[name]?.map ?? ''] : [])),
    );
    return [...maps]
      .filter((map) => !table.children.has(map))
      .map((map) => ({
        title: `Write the lists as \`${map}\``,
        safe: false,
        apply: () => asMap(document, table.path, map),
      }));
  },
};

/** The lists of a table that one map replaces, as that map. Codex takes no map beside a list that is left. */
function asMap(document: TomlDocument, table: KeyPath, map: string): string | undefined {
  const entries = new Map<string, string>();
  const older = Object.keys(lists).filter((one) => lists[one]?.map === map);
  for (const name of older) {
    for (const { value } of find(document.root, [...table, name])?.elements ?? []) {
      if (value?.kind !== 'string' || entries.has(value.value)) return undefined;
      entries.set(value.value, lists[name]?.word ?? '');
    }
  }
  let current = document;
  for (const [pattern, word] of entries) {
    const insertion = insertKey(current, [...table, map, pattern], `"${word}"`);
    if (!insertion) return undefined;
    current = parseDocument(applyEdits(current.text, [insertion]));
  }
  // Last, as a file that is emptied in between would forget its line ends.
  for (const name of older) {
    const item = find(current.root, [...table, name]);
    if (item) current = parseDocument(applyEdits(current.text, removeItem(current, item)));
  }
  return entries.size > 0 ? current.text : undefined;
}
