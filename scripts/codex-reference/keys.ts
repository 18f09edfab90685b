/** Goes through the reference from the top, and looks for keys that it does not have. */
import type { TableSchema } from '../../server/src/codex/schema.ts';
import type { Kind } from '../../test/codex/documents/sample.ts';
import { listedFields } from './messages.ts';
import type { Ask } from './oracle.ts';
import {
  compareRequired,
  compareType,
  compareWords,
  isKnown,
  isLikeOthers,
  NO_NAME,
  nameOf,
  type Policy,
  policyOf,
} from './probes.ts';
import type { Finding } from './report.ts';
import { namesRead } from './search.ts';
import { documentWithEntries, type Slot, slotsBelow, type TableSlot, tablesAt } from './slots.ts';

interface Search {
  readonly ask: Ask;
  /** Names that a key may have. */
  readonly candidates: readonly string[];
}

/** Every difference in keys, types, words, required keys, and in what tables do with unknown keys. */
export function compareKeys(ask: Ask, kind: Kind, candidates: Iterable<string>): Promise<Finding[]> {
  return below({ ask, candidates: [...candidates] }, { kind, path: [], schema: kind.schema });
}

/** What is below a place is looked at only where Codex knows the place. */
async function below(search: Search, { kind, path, schema }: Slot): Promise<Finding[]> {
  const policies = new Map<TableSchema, Policy>();
  for (const slot of tablesAt(schema, path, kind)) policies.set(slot.table, await policyOf(search.ask, slot));
  const tables = tablesAt(schema, path, kind).map((slot) => compareTable(search, slot, policies.get(slot.table)));
  const inside = slotsBelow(schema, path, kind).map((slot) =>
    comparePlace(search, slot, slot.keyOf && policies.get(slot.keyOf.table)),
  );
  return (await Promise.all([...tables, ...inside])).flat();
}

async function comparePlace(search: Search, slot: Slot, policy: Policy | undefined): Promise<Finding[]> {
  const { ask } = search;
  const { path, schema, keyOf } = slot;
  const subject = nameOf(path);
  if (policy && keyOf?.table.others) {
    if (await isLikeOthers(ask, slot, keyOf)) return [{ kind: 'gone', subject }];
  } else if (policy && keyOf) {
    const known = await isKnown(ask, slot, policy);
    if (schema.retired) return known ? [{ kind: 'different', subject, detail: 'Codex reads it' }] : [];
    if (known === undefined) return [{ untold: subject, why: 'it is taken, or refused, like a key that is not known' }];
    if (!known) return [{ kind: 'gone', subject }];
  }
  const found = [compareType(ask, slot), compareWords(ask, slot), below(search, slot)];
  return (await Promise.all(found)).flat();
}

async function compareTable(search: Search, slot: TableSlot, policy: Policy | undefined): Promise<Finding[]> {
  if (!policy) return [];
  const required = await compareRequired(search.ask, slot);
  if (slot.table.others) return required;
  const subject = nameOf(slot.path);
  const policies: Finding[] =
    policy.unknownKeys === 'untold' || policy.unknownKeys === slot.table.unknownKeys
      ? []
      : [{ kind: 'different', subject, detail: `unknown keys are ${policy.unknownKeys} in Codex` }];
  return [...required, ...policies, ...(await newKeys(search, slot, policy))];
}

async function newKeys(search: Search, slot: TableSlot, { unknownKeys, answer }: Policy): Promise<Finding[]> {
  const ours = Object.keys(slot.table.keys);
  const asFinding = (key: string): Finding => ({ kind: 'new', subject: nameOf([...slot.path, key]) });
  if (unknownKeys === 'rejected') {
    const listed = answer === undefined ? undefined : listedFields(answer, NO_NAME);
    if (!listed) return [{ untold: nameOf(slot.path), why: 'unknown keys are refused without the known ones' }];
    return listed.filter((key) => !ours.includes(key)).map(asFinding);
  }
  const unknown = search.candidates.filter((name) => !ours.includes(name));
  const isRead = async (names: readonly string[]) => (await search.ask(withNames(slot, names))) !== answer;
  return (await namesRead(unknown, isRead)).map(asFinding);
}

/** The most general wrong value: also where a number with a fraction would do. */
function withNames(slot: TableSlot, names: readonly string[]): string {
  return documentWithEntries(slot, Object.fromEntries(names.map((name) => [name, [[0.5]]])));
}
