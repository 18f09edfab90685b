/** What Codex's error messages say about the shape that it expects. */
import type { Schema } from '../../server/src/codex/schema.ts';

/** Types that a value may have, as a message tells them. */
export interface Expectation {
  readonly types: readonly Schema['type'][];
  /** Whether one of them will do for the reference: forms of which nobody makes use are left out of it. */
  readonly isChoice?: true;
  /** Of an integer. */
  readonly min?: number;
  readonly max?: number;
}

const words: readonly (readonly [RegExp, readonly Schema['type'][]])[] = [
  [/^(?:a string|path string|string only|variant identifier|a borrowed string)$/, ['string']],
  [/^(?:a boolean)$/, ['boolean']],
  [/^(?:a sequence|an array)/, ['array']],
  [/^(?:a map$|struct |internally tagged enum |adjacently tagged enum )/, ['table']],
  [/^(?:a string or a map|string or table)$/, ['string', 'table']],
];

const MAX: Readonly<Record<string, number>> = { 8: 0xff, 16: 0xffff, 32: 0xffff_ffff };

/** What Codex expects instead of a number with a fraction; undefined when it does not say. */
export function expectation(error: string): Expectation | undefined {
  const expected = /\binvalid type: (?:floating point `0\.5`|unit variant), expected (.+)/.exec(error)?.[1]?.trim();
  if (expected === undefined) return undefined;
  // A choice of forms: a word, or a table with one key.
  if (expected === 'string or map') return { types: ['string', 'table'], isChoice: true };
  const integer = /^(?:an? )?(nonzero )?([iu])(8|16|32|64|size)$/.exec(expected);
  if (integer) return integerOf(integer[2] === 'u', integer[1] !== undefined, integer[3] ?? '');
  const found = words.find(([pattern]) => pattern.test(expected));
  return found && { types: found[1] };
}

function integerOf(unsigned: boolean, nonzero: boolean, size: string): Expectation {
  const most = MAX[size];
  if (!unsigned) return { types: ['integer'] };
  return { types: ['integer'], min: nonzero ? 1 : 0, ...(most !== undefined && { max: most }) };
}

/** The words that Codex would take for `written`; undefined when it does not list them. */
export function listedVariants(error: string, written: string): string[] | undefined {
  return listed(error, `unknown variant \`${written}\`, expected `);
}

/** The keys that a table takes instead of `written`; undefined when Codex does not list them. */
export function listedFields(error: string, written: string): string[] | undefined {
  return listed(error, `unknown field \`${written}\`, expected `);
}

/** `a`; `a` or `b`; one of `a`, `b`, `c`. */
function listed(error: string, before: string): string[] | undefined {
  const start = error.indexOf(before);
  if (start < 0) return undefined;
  const [line = ''] = error.slice(start + before.length).split('\n');
  return [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
}

/** Whether Codex does not know a key and says so. */
export function isUnknownField(error: string, name: string): boolean {
  return error.includes(`unknown field \`${name}\``);
}

/** The key that Codex misses; undefined for another error. */
export function missingField(error: string): string | undefined {
  return /\bmissing field `([^`]+)`/.exec(error)?.[1];
}
