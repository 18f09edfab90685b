import { builtInProviders, changeableOf } from '../../codex/built-in-providers.ts';
import type { KeyCandidate } from '../../codex/candidates.ts';
import type { ConfigRefusal } from '../../codex/config/refusal.ts';
import type { FileKind } from '../../codex/file-kind.ts';
import { fileReferences } from '../../codex/file-reference.ts';
import type { Schema } from '../../codex/schema.ts';
import { type Item, type KeyPath, parseDocument } from '../../toml/document.ts';
import { writeKey, writeKeyPath } from '../../toml/write.ts';

/** The tables under names of the author's choosing in which keys exclude each other. */
const withExclusions: readonly string[] = ['mcp_servers', 'model_providers'];

/** Keys that are refused for what they say, and not for what stands beside them. */
const addresses: readonly string[] = ['base_url', 'model_catalog_url'];

/** Whether keys of the table at a path may exclude each other, which takes time to find out. */
export function hasExclusions(path: KeyPath): boolean {
  return path.length === 2 && withExclusions.includes(String(path[0]));
}

type Candidate = Pick<KeyCandidate, 'name' | 'schema'>;

/** A key and its value, as they stand in an inline table. */
interface Pair {
  readonly name: string;
  readonly pair: string;
}

/** The keys that Codex refuses in the table at a path, for the name of the table or for what stands beside them. */
export function refusedKeys(
  kind: FileKind,
  text: string,
  table: KeyPath,
  beside: ReadonlyMap<string, Item>,
  candidates: readonly Candidate[],
): ReadonlySet<string> {
  const [root, id] = table;
  if (root === undefined || id === undefined || candidates.length === 0 || !hasExclusions(table)) return new Set();
  const others = [...beside].flatMap(([name, { value }]) =>
    value ? [{ name, pair: `${writeKey(name)} = ${text.slice(value.start, value.end)}` }] : [],
  );
  if (root === 'model_providers' && builtInProviders.includes(String(id))) {
    return refusedOfBuiltIn(kind, String(id), others, candidates);
  }
  const tables = candidates.map((candidate) => {
    const pairs = besideOf(candidate, others);
    // What is only missing is no reason: an address can still be written.
    if (root === 'model_providers' && candidate.name !== 'base_url' && !beside.has('base_url')) {
      pairs.push('base_url = "https://x"');
    }
    return inTable([...pairs, pairOf(candidate)]);
  });
  const before = new Set(refusedIn(kind, root, [inTable(others.map(({ pair }) => pair))])[0]);
  const after = refusedIn(kind, root, tables);
  const isNew = (name: string, step: string) =>
    (step === name && !addresses.includes(name)) || (beside.has(step) && !before.has(step));
  return new Set(candidates.flatMap(({ name }, at) => (after[at]?.some((step) => isNew(name, step)) ? [name] : [])));
}

/** Of a built-in provider few keys can be changed, and of these some not together. A wrong value is no matter here. */
function refusedOfBuiltIn(
  kind: FileKind,
  id: string,
  others: readonly Pair[],
  candidates: readonly Candidate[],
): ReadonlySet<string> {
  const refused = (pairs: readonly string[]) => refusalsIn(kind, `model_providers = { ${id} = ${inTable(pairs)} }`);
  const before = refused(others.map(({ pair }) => pair));
  const isRefused = (candidate: Candidate) => {
    if (!changeableOf(id).includes(candidate.name)) return true;
    const known = new Set([...before, ...refused([pairOf(candidate)])].map(({ item }) => item.step));
    return refused([...besideOf(candidate, others), pairOf(candidate)]).some(({ item }) => !known.has(item.step));
  };
  return new Set(candidates.filter(isRefused).map(({ name }) => name));
}

function besideOf({ name }: Candidate, others: readonly Pair[]): string[] {
  return others.filter((other) => other.name !== name).map(({ pair }) => pair);
}

function pairOf({ name, schema }: Candidate): string {
  return `${writeKey(name)} = ${sampleOf(schema)}`;
}

function inTable(pairs: readonly string[]): string {
  return `{ ${pairs.join(', ')} }`;
}

/** Whether Codex refuses a value at a place of fixed keys whatever stands beside it. */
export function isRefusedValue(kind: FileKind, path: KeyPath, value: string): boolean {
  const { root } = parseDocument(`${writeKeyPath(path)} = ${value}`);
  return fileReferences[kind]
    .refusals(root)
    .some(
      ({ item, unlessElsewhere }) => !unlessElsewhere && item.step === path.at(-1) && item.path.length === path.length,
    );
}

/** The keys that are refused in each of several tables that could stand under any name. */
function refusedIn(kind: FileKind, root: KeyPath[number], tables: readonly string[]): string[][] {
  // All are tried at once, each in a table of its own.
  const steps: string[][] = tables.map(() => []);
  for (const { item } of refusalsIn(kind, `${root} = ${inTable(tables.map((body, at) => `t${at} = ${body}`))}`)) {
    if (item.path.length === 3) steps[Number(String(item.path[1]).slice(1))]?.push(String(item.step));
  }
  return steps;
}

/** What no other file makes good, and no setting. */
function refusalsIn(kind: FileKind, text: string): ConfigRefusal[] {
  return fileReferences[kind]
    .refusals(parseDocument(text).root)
    .filter(({ unlessElsewhere, later }) => !unlessElsewhere && !later);
}

/** Some value of the right type; a table has all of its keys with plain values, so that none is missed. */
function sampleOf(schema: Schema): string {
  switch (schema.type) {
    case 'boolean':
      return 'true';
    case 'integer':
    case 'number':
      return '1';
    case 'array':
      return '[]';
    case 'table': {
      const plain = Object.entries(schema.keys).filter(([, inner]) => inner.type !== 'table');
      const pairs = plain.map(([name, inner]) => `${writeKey(name)} = ${sampleOf(inner)}`);
      return `{ ${pairs.join(', ')} }`;
    }
    case 'anyOf':
      return schema.options[0] ? sampleOf(schema.options[0]) : '""';
    default:
      return '"x"';
  }
}
