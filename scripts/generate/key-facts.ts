import { configSchema } from '../../server/src/codex/config/index.ts';
import { type Place, placeName, walk } from '../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../server/src/codex/requirements/index.ts';
import type { Schema } from '../../server/src/codex/schema.ts';
import { keyFacts } from '../../server/src/features/key-facts.ts';

type Facts = Readonly<Record<string, string>>;

/**
 * What hover says of the releases that know a key: the lines of the facts, and after each the places that have these,
 * with a space between two.
 */
export function factsOfPlaces(): Readonly<Record<'requirements' | 'config', Facts>> {
  return { requirements: factsOf('requirements', requirementsSchema), config: factsOf('config', configSchema) };
}

function factsOf(kind: 'requirements' | 'config', root: Schema): Facts {
  const places: Record<string, string> = {};
  for (const { path } of [...walk(root)].filter(isKey)) {
    const way = path.map((step) => (step === '[]' ? 0 : step));
    const text = keyFacts(way, kind).join('\n');
    const name = placeName(root, way);
    places[text] = places[text] === undefined ? `${name}` : `${places[text]} ${name}`;
  }
  return places;
}

/** Of a pin the facts depend on the name, also where Codex takes any. */
function isKey({ path: [table, name, ...below] }: Place): boolean {
  const isAnyPin = (table === 'features' || table === 'feature_requirements') && name?.startsWith('<');
  return (below.at(-1) ?? name) !== '[]' && !isAnyPin;
}
