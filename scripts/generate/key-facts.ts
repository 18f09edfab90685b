import { configSchema } from '../../server/src/codex/config/index.ts';
import { historyOf } from '../../server/src/codex/history/of-kind.ts';
import { settingWords } from '../../server/src/codex/history/settings.ts';
import { valueHistories } from '../../server/src/codex/history/values.ts';
import { placeAt, walk } from '../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../server/src/codex/requirements/index.ts';
import type { Schema } from '../../server/src/codex/schema.ts';
import { factsAround } from '../../server/src/features/hover-history.ts';
import { type FactsOfPlaces, keyFacts } from '../../server/src/features/key-facts.ts';

export function factsOfPlaces(): Readonly<Record<'requirements' | 'config', FactsOfPlaces>> {
  return { requirements: factsOf('requirements', requirementsSchema), config: factsOf('config', configSchema) };
}

/** The words that have a history somewhere, and one that stands for all others. */
const words = [...new Set([...valueHistories, ...settingWords].map(({ value }) => value)), 'any other'];

function factsOf(kind: 'requirements' | 'config', root: Schema): FactsOfPlaces {
  const told = new Map<string, string>();
  const withWords: string[] = [];
  for (const { path } of walk(root)) {
    const way = path.map((step) => (step === '[]' ? 0 : step));
    const name = placeAt(root, way)?.name ?? '';
    if (words.some((word) => historyOf(kind)?.wordSince(way, word))) withWords.push(name);
    if (path.at(-1) === '[]') continue;
    const text = keyFacts(way, kind).join('\n');
    if (text !== factsAround(told, name)) told.set(name, text);
  }
  const keys: Record<string, string> = {};
  for (const [name, text] of told) keys[text] = keys[text] === undefined ? name : `${keys[text]} ${name}`;
  return { keys, words: withWords.join(' ') };
}
