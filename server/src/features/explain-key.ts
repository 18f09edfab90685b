/** What there is to say of a key that stands in no file. */

import { findFeature } from '../codex/features.ts';
import type { FileKind } from '../codex/file-kind.ts';
import { fileReferences } from '../codex/file-reference.ts';
import { schemaAt, walk } from '../codex/lookup.ts';
import { suggest, suggestFuller, suggestLonger } from '../codex/suggest.ts';
import { defaultProfile } from '../risk/profiles.ts';
import { type KeyPath, parseDocument } from '../toml/document.ts';
import { analyseText } from './analysis.ts';
import { imagined } from './completion/resolve.ts';
import { explain } from './hover.ts';

/** A key in the files that have it. */
export interface ExplainedKey {
  readonly kind: FileKind;
  /** How people call such a file. */
  readonly file: string;
  /** The text of the hover, as Markdown. */
  readonly markdown: string;
}

/** The kinds whose keys differ; managed_config.toml has those of config.toml. */
const kinds: readonly FileKind[] = ['requirements', 'config', 'agent-role'];

/** What is known of a key, once for each kind of file that has it; empty for one that none has. */
export function explainKey(words: string, asked?: FileKind): ExplainedKey[] {
  const path = pathOf(words);
  if (!path) return [];
  const found = (asked ? [asked] : kinds).filter((kind) => isKnown(path, kind));
  // A role has the settings of config.toml as well: that goes without saying.
  const shown = asked || !found.includes('config') ? found : found.filter((kind) => kind !== 'agent-role');
  return shown.map((kind) => ({
    kind,
    file: kind === 'config' ? 'config.toml and managed_config.toml' : fileReferences[kind].name,
    markdown: explain(
      analyseText('', '', { profile: defaultProfile, kind }),
      imagined(path, undefined),
      'table without file',
    ),
  }));
}

/** The key that somebody most likely means who wrote one that nobody knows. */
export function meantKey(words: string): string | undefined {
  const names = [
    ...new Set(
      kinds.flatMap((kind) =>
        [...walk(fileReferences[kind].schema)].map(({ path }) => path.join('.').replaceAll('.[]', '[]')),
      ),
    ),
  ];
  const last = words.split('.').at(-1);
  const sameEnd = names.filter((name) => name.split('.').at(-1) === last);
  if (words !== '' && findFeature(words)) return `features.${words}`;
  return sameEnd[0] ?? suggest(words, names) ?? suggestLonger(words, names) ?? suggestFuller(words, names);
}

function isKnown(path: KeyPath, kind: FileKind): boolean {
  const { schema } = fileReferences[kind];
  const found = schemaAt(schema, path);
  const [table, name = ''] = path.map(String);
  // Any name may stand among the pins, and only those of features do something.
  const isAnyPin = table === 'features' && path.length === 2 && found === schemaAt(schema, ['features', '<name>']);
  return found !== undefined && (!isAnyPin || name.startsWith('<') || findFeature(name) !== undefined);
}

/** The steps of a key as TOML writes it, where `<id>` is any name, and `[]` any element of a list. */
function pathOf(words: string): KeyPath | undefined {
  const written = words
    .trim()
    .replace(/^\[+([^[\]]+)\]+$/, '$1')
    .replace(/<[^<>"]*>/g, '"$&"')
    .replace(/\[\d*\]/g, '."[]"');
  const { faults, tree, itemOf } = parseDocument(`${written} = 0\n`);
  const pair = tree.sections[0]?.pairs[0];
  const path = pair && itemOf(pair)?.path;
  return faults.length > 0 || !path ? undefined : path.map((step) => (step === '[]' ? 0 : step));
}
