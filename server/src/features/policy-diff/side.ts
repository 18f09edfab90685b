import { findFeature } from '../../codex/features.ts';
import type { FileKind } from '../../codex/file-kind.ts';
import { fileReferences } from '../../codex/file-reference.ts';
import { type ShapeIssue, shapeIssues } from '../../codex/shape.ts';
import { settingsOf } from '../../effective/config-layer.ts';
import { effectiveOf } from '../../effective/effective.ts';
import type { Layer, LayerKind } from '../../effective/layer.ts';
import { layerKindAt } from '../../effective/layer-at.ts';
import { isPlainTable, type Plain, type PlainTable, plainOf, writePlain } from '../../effective/plain.ts';
import { requirementAliases } from '../../effective/requirements-layer.ts';
import { plainValue } from '../../effective/tree.ts';
import { type Item, isTable, parseDocument, type TomlDocument } from '../../toml/document.ts';
import { writeKey, writeKeyPath } from '../../toml/write.ts';

/** One of the two files that are compared, as Codex goes by it. */
export interface Side {
  readonly kind: FileKind;
  /** What Codex reads of it: no key that it ignores, and nothing at all of a file that it refuses. */
  readonly values: PlainTable;
  /** The same as a document. */
  readonly document: TomlDocument;
  /** Why Codex does not start with it, as a sentence without its full stop. */
  readonly refusal: string | undefined;
  /** The keys that Codex ignores. */
  readonly ignored: readonly string[];
}

/** Reads a file of a kind. */
export function sideOf(text: string, path: string, kind: FileKind): Side {
  const document = parseDocument(text);
  const layer: Layer = { kind: layerOf(path, kind), path, document };
  const refusal = kind === 'agent-role' ? roleRefusal(document) : effectiveOf([layer]).refusal?.reason;
  const issues = shapeIssues(document.root, fileReferences[kind].schema);
  const ignored = issues.flatMap((issue) => (issue.kind === 'unknown-key' ? [issue.item] : []));
  const read = refusal === undefined ? readValues(layer, kind, ignored, issues) : {};
  return {
    kind,
    values: read,
    document: documentOf(read),
    refusal,
    ignored: refusal === undefined ? [...ignored, ...unknownPins(document, kind)].map(nameOf) : [],
  };
}

/** What stands at a path of a side. */
export function valueIn({ values }: Side, path: readonly string[]): Plain | undefined {
  return valueAtPath(values, path);
}

/** What stands at a path of a value. */
export function valueAtPath(value: Plain | undefined, path: readonly string[]): Plain | undefined {
  return path.reduce<Plain | undefined>(
    (current, step) => (isPlainTable(current) && Object.hasOwn(current, step) ? current[step] : undefined),
    value,
  );
}

/** A side that has nothing but some values. */
export function withValues(side: Side, values: PlainTable): Side {
  return { ...side, values, document: documentOf(values) };
}

function documentOf(values: PlainTable): TomlDocument {
  const statements = Object.entries(values).map(([name, value]) => `${writeKey(name)} = ${writePlain(value)}\n`);
  return parseDocument(statements.join(''));
}

/** A policy that lies where Codex never reads it is compared as if it lay where it does. */
function layerOf(path: string, kind: FileKind): LayerKind {
  return layerKindAt(path, kind) ?? (kind === 'requirements' ? 'system-requirements' : 'user');
}

function roleRefusal({ faults: [fault] }: TomlDocument): string | undefined {
  return fault && `it is no TOML: ${fault.message}`;
}

function readValues(layer: Layer, kind: FileKind, ignored: readonly Item[], issues: readonly ShapeIssue[]): PlainTable {
  const without = new Set(ignored);
  const meant = new Map(
    issues.flatMap((issue) =>
      issue.kind === 'odd-form' && issue.meant !== undefined ? [[issue.item, issue.meant] as const] : [],
    ),
  );
  const all = tableOf(layer.document.root, without, meant);
  if (kind === 'requirements') return withKnownPins(underOneName(all));
  const kept = plainValue(settingsOf(layer, []).tree);
  const names = isPlainTable(kept) ? Object.keys(kept) : [];
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

function tableOf(table: Item, without: ReadonlySet<Item>, meant: ReadonlyMap<Item, string>): PlainTable {
  const children = [...table.children].filter(([, child]) => !without.has(child) && child.value?.kind !== 'missing');
  return Object.fromEntries(children.map(([name, child]) => [name, readItem(child, without, meant)]));
}

function readItem(item: Item, without: ReadonlySet<Item>, meant: ReadonlyMap<Item, string>): Plain {
  const word = meant.get(item);
  if (word !== undefined) return word;
  if (isTable(item)) return tableOf(item, without, meant);
  if (item.elements.length > 0) return item.elements.map((element) => readItem(element, without, meant));
  return plainOf(item);
}

/** Tables that have two names, and a third place for the network. */
function underOneName(values: PlainTable): PlainTable {
  const { permissions, ...others } = values;
  const renamed: Record<string, Plain> = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [
      requirementAliases.find(([, alias]) => alias === name)?.[0] ?? name,
      value,
    ]),
  );
  if (!isPlainTable(permissions)) return renamed;
  const { network, ...profiles } = permissions;
  return {
    ...renamed,
    ...(Object.keys(profiles).length > 0 && { permissions: profiles }),
    ...(network !== undefined && { experimental_network: network }),
  };
}

/** Pins that Codex goes by, under the current name of the feature; of several names the last in the alphabet counts. */
function withKnownPins(values: PlainTable): PlainTable {
  if (!isPlainTable(values.features)) return values;
  const pins = Object.entries(values.features).sort(([a], [b]) => (a < b ? -1 : 1));
  const known = pins.flatMap(([name, value]) => {
    const feature = findFeature(name);
    return feature?.pinEffective ? [[feature.name, value] as const] : [];
  });
  return { ...values, features: Object.fromEntries(known) };
}

function unknownPins({ root }: TomlDocument, kind: FileKind): Item[] {
  if (kind !== 'requirements') return [];
  const tables = ['features', 'feature_requirements'].flatMap((name) => root.children.get(name) ?? []);
  return tables
    .flatMap(({ children }) => [...children.values()])
    .filter(({ step }) => !findFeature(String(step))?.pinEffective);
}

function nameOf({ path }: Item): string {
  return writeKeyPath(path);
}
