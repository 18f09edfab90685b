import type { KeyPath } from '../../toml/document.ts';
import type { Schema } from '../schema.ts';
import { general } from './schema.ts';

/** The way to a place by the names that the history has for them, outermost first; undefined where the newest lacks it. */
export function placesOf(schema: Schema, [step, ...rest]: KeyPath, place: string): readonly string[] | undefined {
  if (step === undefined) return [];
  if (schema.type === 'anyOf') {
    for (const option of schema.options) {
      const found = placesOf(option, [step, ...rest], place);
      if (found) return found;
    }
  }
  const next = stepInto(schema, step);
  if (!next) return undefined;
  const [name, inner] = next;
  const at = general(name === '[]' || place === '' ? `${place}${name}` : `${place}.${name}`);
  const below = placesOf(inner, rest, at);
  return below && [at, ...below];
}

/** The name and the schema of what is directly below a place; undefined where the newest release knows nothing there. */
export function stepInto(schema: Schema, step: string | number): readonly [name: string, schema: Schema] | undefined {
  if (schema.type === 'array') return typeof step === 'number' ? ['[]', schema.items] : undefined;
  if (schema.type !== 'table' || typeof step === 'number') return undefined;
  const known = Object.hasOwn(schema.keys, step) ? schema.keys[step] : undefined;
  if (known) return known.retired ? undefined : [step, known];
  return schema.others && [`<${schema.othersName ?? 'key'}>`, schema.others];
}
