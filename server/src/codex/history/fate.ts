import type { KeyPath } from '../../toml/document.ts';
import { requirementsSchema } from '../requirements/index.ts';
import type { Schema } from '../schema.ts';
import { isListed, strictPins } from './features.ts';
import { strictSince } from './keys.ts';
import { isSettled } from './last-change.ts';
import { stepInto } from './places.ts';
import { formerIn, general, isKnown, isOption, isPins } from './schema.ts';

/** What a release does with a key: goes by it, passes over it, or refuses the file for it. */
export type Fate = 'known' | 'ignored' | 'refused';

/**
 * What a release reads at a place: of what has changed there or below it, the newest one's schema with the name of the
 * place; else a schema as it is.
 */
interface Read {
  readonly schema: Schema;
  readonly place?: string;
}

/** What a release that reads requirements.toml does with a key of it, by the tables around the key alone. */
export function fateAlong(path: KeyPath, release: number): Fate {
  return fateBelow({ schema: requirementsSchema, place: '' }, path, release);
}

function fateBelow(read: Read, [step, ...rest]: KeyPath, release: number): Fate {
  const { schema, place } = read;
  if (step === undefined || schema.type === 'any') return 'known';
  if (schema.type === 'anyOf') {
    const options = formsOf(schema.options, place, release);
    const meant = options.filter((option) => below(option, step, release));
    const fates = (meant.length > 0 ? meant : options).map((option) => fateBelow(option, [step, ...rest], release));
    return (['known', 'ignored'] as const).find((fate) => fates.includes(fate)) ?? 'refused';
  }
  const next = below(read, step, release);
  if (next) return fateBelow(next, rest, release);
  return isUnknownIgnored(read, release) ? 'ignored' : 'refused';
}

/** The forms of a value that a release has. */
function formsOf(options: readonly Schema[], place: string | undefined, release: number): readonly Read[] {
  if (place === undefined) return options.map((schema) => ({ schema }));
  return options.filter((schema) => isOption(release, place, schema)).map((schema) => ({ schema, place }));
}

/** What it reads directly below a place; undefined where it knows nothing there. */
function below({ schema, place }: Read, step: string | number, release: number): Read | undefined {
  if (place === undefined) {
    const next = stepInto(schema, step);
    return next && { schema: next[1] };
  }
  if (schema.type === 'array') return typeof step === 'number' ? at(`${place}[]`, schema.items, release) : undefined;
  if (schema.type !== 'table' || typeof step === 'number') return undefined;
  if (isPins(place) && release <= strictPins.last) return isListed(step, release) ? { schema: pin } : undefined;
  const before = place === '' ? '' : `${place}.`;
  const former = formerIn(release, before + step);
  if (former) return { schema: former.schema };
  const known = Object.hasOwn(schema.keys, step) ? schema.keys[step] : undefined;
  if (known && isKnown(before + step, release)) return known.retired ? undefined : at(before + step, known, release);
  const others = `${before}<${schema.othersName ?? 'key'}>`;
  return schema.others && isKnown(others, release) ? at(others, schema.others, release) : undefined;
}

/** Nothing is below the pin of a feature. */
const pin: Schema = { type: 'boolean', description: 'The pin.' };

function at(place: string, schema: Schema, release: number): Read {
  return !isPins(place) && isSettled(place, release) ? { schema } : { schema, place };
}

function isUnknownIgnored({ schema, place }: Read, release: number): boolean {
  if (schema.type !== 'table') return false;
  if (place === undefined) return schema.unknownKeys === 'ignored';
  if (isPins(place) && release <= strictPins.last) return false;
  return schema.unknownKeys === 'ignored' || release < (strictSince.get(general(place)) ?? 0);
}
