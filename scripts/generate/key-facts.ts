import { configSchema } from '../../server/src/codex/config/index.ts';
import { placeName, walk } from '../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../server/src/codex/requirements/index.ts';
import type { Schema } from '../../server/src/codex/schema.ts';
import { factsAround } from '../../server/src/features/hover-history.ts';
import { keyFacts } from '../../server/src/features/key-facts.ts';

type Facts = Readonly<Record<string, string>>;

/**
 * What hover says of the releases that know a key: the lines of the facts, and after each the places that have these,
 * with a space between two. Left out is what has the same facts as the nearest place around it.
 */
export function factsOfPlaces(): Readonly<Record<'requirements' | 'config', Facts>> {
  return { requirements: factsOf('requirements', requirementsSchema), config: factsOf('config', configSchema) };
}

function factsOf(kind: 'requirements' | 'config', root: Schema): Facts {
  const told = new Map<string, string>();
  for (const { path } of walk(root)) {
    if (path.at(-1) === '[]') continue;
    const way = path.map((step) => (step === '[]' ? 0 : step));
    const name = placeName(root, way) ?? '';
    const text = keyFacts(way, kind).join('\n');
    if (text !== factsAround(told, name)) told.set(name, text);
  }
  const places: Record<string, string> = {};
  for (const [name, text] of told) places[text] = places[text] === undefined ? name : `${places[text]} ${name}`;
  return places;
}
