import type { KeyCandidate } from '../../codex/candidates.ts';
import { builtInProviders } from '../../codex/constraints/providers.ts';
import type { FileKind } from '../../codex/file-kind.ts';
import { fileReferences } from '../../codex/file-reference.ts';
import type { Schema } from '../../codex/schema.ts';
import { type Item, type KeyPath, parseDocument } from '../../toml/document.ts';
import { writeKey, writeKeyPath } from '../../toml/write.ts';

/** The tables under names of the author's choosing in which keys exclude each other. */
const withExclusions: readonly string[] = ['mcp_servers', 'model_providers'];

/** Whether keys of the table at a path may exclude each other, which takes time to find out. */
export function hasExclusions(path: KeyPath): boolean {
  return path.length === 2 && withExclusions.includes(String(path[0]));
}

/** The keys that Codex refuses in the table at a path, for the name of the table or for what stands beside them. */
export function refusedKeys(
  kind: FileKind,
  text: string,
  table: KeyPath,
  beside: ReadonlyMap<string, Item>,
  candidates: readonly Pick<KeyCandidate, 'name' | 'schema'>[],
): ReadonlySet<string> {
  const [root, id] = table;
  if (root === undefined || id === undefined || candidates.length === 0 || !hasExclusions(table)) return new Set();
  const others = [...beside].flatMap(([name, { value }]) =>
    value ? [{ name, pair: `${writeKey(name)} = ${text.slice(value.start, value.end)}` }] : [],
  );
  const tables = candidates.map(({ name, schema }) => {
    const pairs = others.filter((other) => other.name !== name).map(({ pair }) => pair);
    // What is only missing is no reason: an address can still be written.
    if (root === 'model_providers' && name !== 'base_url' && !beside.has('base_url')) pairs.push('base_url = "x"');
    return `{ ${[...pairs, `${writeKey(name)} = ${sampleOf(schema)}`].join(', ')} }`;
  });
  const bare = `{ ${others.map(({ pair }) => pair).join(', ')} }`;
  const before = new Set(refusedIn(kind, root, id, [bare])[0]);
  const after = refusedIn(kind, root, id, tables);
  const isNew = (name: string, step: string) => step === name || (beside.has(step) && !before.has(step));
  return new Set(candidates.flatMap(({ name }, at) => (after[at]?.some((step) => isNew(name, step)) ? [name] : [])));
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

/** The keys that are refused in each of several tables that could stand under a name. */
function refusedIn(kind: FileKind, root: KeyPath[number], id: KeyPath[number], tables: readonly string[]): string[][] {
  const refusalsIn = (text: string) =>
    fileReferences[kind]
      .refusals(parseDocument(text).root)
      .filter(({ item, unlessElsewhere, later }) => !unlessElsewhere && !later && item.path.length === 3);
  if (builtInProviders.includes(String(id))) {
    return tables.map((body) =>
      refusalsIn(`${root} = { ${writeKey(String(id))} = ${body} }`).map(({ item }) => String(item.step)),
    );
  }
  // Where the name means nothing, all are tried at once, each in a table of its own.
  const steps: string[][] = tables.map(() => []);
  for (const { item } of refusalsIn(`${root} = { ${tables.map((body, at) => `t${at} = ${body}`).join(', ')} }`)) {
    steps[Number(String(item.path[1]).slice(1))]?.push(String(item.step));
  }
  return steps;
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
