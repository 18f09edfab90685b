/** One question each about a place of the reference. */
import type { Schema } from '../../server/src/codex/schema.ts';
import { named, sample } from '../../test/codex/documents/sample.ts';
import type { Value } from '../../test/codex/documents/write.ts';
import { type Expectation, expectation, isUnknownField, listedVariants, missingField } from './messages.ts';
import type { Ask } from './oracle.ts';
import type { Finding } from './report.ts';
import { documentFor, documentWithEntries, documentWithout, type Slot, type TableSlot } from './slots.ts';

/** A name that no release has, and a value that fits nearly no type that there is in a file. */
export const NO_NAME = 'codex_policy_probe';
export const NO_VALUE = 0.5;

const NO_WORD = '?';

/** What a table does with a key that it does not know, and the answer that tells. */
export interface Policy {
  /** `untold` where Codex refuses the file for something else before it comes to the key. */
  readonly unknownKeys: 'ignored' | 'rejected' | 'untold';
  readonly answer: string | undefined;
}

/** A value that does not fit: a number is a value too. */
function misfit(schema: Schema): Value {
  return typesOf(schema).includes('number') ? NO_WORD : NO_VALUE;
}

/** How a place is called in a report. */
export function nameOf(path: readonly string[]): string {
  return path.length > 0 ? path.join('.') : 'the file';
}

/** How a word that a place takes is called. */
export function wordSubject(path: readonly string[], word: string): string {
  return `${nameOf(path)} = "${word}"`;
}

/** Asks with a key that no release has. */
export async function policyOf(ask: Ask, slot: TableSlot): Promise<Policy> {
  const answer = await ask(documentWithEntries(slot, { [NO_NAME]: NO_VALUE }));
  if (answer === undefined) return { unknownKeys: 'ignored', answer };
  const isSame = answer === (await ask(documentWithEntries(slot, {})));
  return { unknownKeys: isSame ? 'untold' : 'rejected', answer };
}

/**
 * Whether Codex knows a key: a value of no type, or else one that fits, has to make another difference than it does
 * under a name that Codex cannot know. Undefined where Codex does not tell.
 */
export async function isKnown(ask: Ask, slot: Slot, unknown: Policy): Promise<boolean | undefined> {
  const key = slot.path.at(-1) ?? '';
  const differs = (answer: string | undefined) =>
    answer !== unknown.answer && !(answer !== undefined && isUnknownField(answer, key));
  if (differs(await ask(documentFor(slot, misfit(slot.schema))))) return true;
  if (unknown.unknownKeys === 'untold') return undefined;
  const isTaken =
    unknown.unknownKeys === 'rejected' &&
    differs(await ask(documentFor(slot, sample(slot.schema, named(slot.path, slot.kind), slot.kind))));
  return isTaken || (slot.schema.type === 'any' ? undefined : false);
}

/**
 * Whether Codex takes a key of a table that takes any name for one of those: it is refused with the same words,
 * although the reference has something else for it.
 */
export async function isLikeOthers(ask: Ask, slot: Slot, around: TableSlot): Promise<boolean> {
  const { table } = around;
  if (!table.others || isAlike(slot.schema, table.others)) return false;
  const answer = await ask(documentFor(slot, NO_VALUE));
  const free = await ask(documentWithEntries(around, { [NO_NAME]: NO_VALUE }));
  return answer?.replaceAll(slot.path.at(-1) ?? '', NO_NAME) === free;
}

function isAlike(schema: Schema, other: Schema): boolean {
  const keysOf = (one: Schema) => (one.type === 'table' ? Object.keys(one.keys).join() : '');
  return schema.type === other.type && keysOf(schema) === keysOf(other);
}

/** Compares the type of a place. */
export async function compareType(ask: Ask, slot: Slot): Promise<Finding[]> {
  const { path, schema } = slot;
  if (schema.type === 'any') return [];
  const subject = nameOf(path);
  const answer = await ask(documentFor(slot, NO_VALUE));
  const expected = answer === undefined ? undefined : expectation(answer);
  if (expected) {
    const detail = typeDifference(schema, expected);
    return detail === undefined ? [] : [{ kind: 'different', subject, detail }];
  }
  if (answer?.includes('expected') && !isOpaque(answer)) {
    return [{ kind: 'different', subject, detail: `Codex says of the type: ${firstLine(answer)}` }];
  }
  return [{ untold: subject, why: 'a wrong type is refused without the right one' }];
}

function typeDifference(schema: Schema, expected: Expectation): string | undefined {
  const types = typesOf(schema);
  const has = (type: Schema['type']) => types.includes(type);
  if (expected.isChoice ? !expected.types.some(has) : !expected.types.every(has)) {
    return `Codex wants ${expected.types.join(' or ')}, the reference ${types.join(' or ')}`;
  }
  if (schema.type !== 'integer') return undefined;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = expected;
  // A reference that takes fewer numbers may have its reasons in what Codex checks later.
  const isWider = (schema.min ?? Number.NEGATIVE_INFINITY) < min || (schema.max ?? Number.POSITIVE_INFINITY) > max;
  const numbers = max === Number.POSITIVE_INFINITY ? `numbers from ${min}` : `numbers from ${min} to ${max}`;
  return isWider ? `Codex takes ${numbers}, the reference more` : undefined;
}

function isOpaque(answer: string): boolean {
  return /invalid type: (?!floating point `0\.5`)/.test(answer);
}

function firstLine(answer: string): string {
  return answer.split('\n')[0] ?? '';
}

function typesOf(schema: Schema): readonly Schema['type'][] {
  return schema.type === 'anyOf' ? [...new Set(schema.options.flatMap(typesOf))] : [schema.type];
}

/** Compares the words that a place takes. */
export async function compareWords(ask: Ask, slot: Slot): Promise<Finding[]> {
  const { path, schema } = slot;
  if (!typesOf(schema).includes('string')) return [];
  const subject = nameOf(path);
  const ours = wordsOf(schema);
  const answer = await ask(documentFor(slot, NO_WORD));
  const codex = answer === undefined ? undefined : listedVariants(answer, NO_WORD);
  if (!codex) return ours ? wordsOneByOne(ask, slot, ours, answer) : [];
  if (!ours) return [{ kind: 'different', subject, detail: `Codex takes only ${codex.join(', ')}` }];
  const unknown = codex.filter((word) => !ours.includes(word));
  const gone = ours.filter((word) => !codex.includes(word));
  return [
    ...unknown.map((word): Finding => ({ kind: 'new', subject: wordSubject(path, word) })),
    ...gone.map((word): Finding => ({ kind: 'gone', subject: wordSubject(path, word) })),
  ];
}

/** A word that is refused as one is that no release knows. */
async function wordsOneByOne(ask: Ask, slot: Slot, words: readonly string[], unknown: string | undefined) {
  const answers = await Promise.all(words.map((word) => ask(documentFor(slot, word))));
  const gone = words.filter((_, index) => answers[index] === unknown);
  if (gone.length === words.length) return [{ untold: nameOf(slot.path), why: 'any word gets the same answer' }];
  return gone.map((word): Finding => ({ kind: 'gone', subject: wordSubject(slot.path, word) }));
}

/** A choice among words; of several shapes the keys of the tables are words of the same choice. */
export function wordsOf(schema: Schema): readonly string[] | undefined {
  if (schema.type === 'string') return schema.values;
  if (schema.type !== 'anyOf') return undefined;
  const words = schema.options.flatMap((option) => wordsOf(option) ?? []);
  const tables = schema.options.flatMap((option) => (option.type === 'table' ? Object.keys(option.keys) : []));
  return words.length > 0 ? [...words, ...tables] : undefined;
}

/** Compares the keys that a table needs. */
export async function compareRequired(ask: Ask, slot: TableSlot): Promise<Finding[]> {
  const { path, table } = slot;
  const subject = nameOf(path);
  const full = await ask(documentWithEntries(slot, {}));
  const further = full === undefined ? undefined : missingField(full);
  const findings: Finding[] = [];
  if (further !== undefined) findings.push({ kind: 'different', subject, detail: `Codex needs ${further}` });
  for (const key of table.required ?? []) {
    const answer = await ask(documentWithout(slot, key));
    if (answer === undefined) findings.push({ kind: 'different', subject, detail: `Codex does not need ${key}` });
    else if (answer === full) findings.push({ untold: subject, why: 'it is refused with and without a required key' });
  }
  return findings;
}
