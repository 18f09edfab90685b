import { type KeyCandidate, keyCandidates } from '../../server/src/codex/candidates.ts';
import type { FileKind } from '../../server/src/codex/file-kind.ts';
import { fileReferences } from '../../server/src/codex/file-reference.ts';
import type { Schema, StringSchema, TableSchema } from '../../server/src/codex/schema.ts';
import { codexVersion } from '../../server/src/codex/version.ts';
import { facts } from './facts.ts';
import { type JsonSchema, shareDefinitions } from './share.ts';

/**
 * The reference of a kind of file as JSON Schema (draft-07). It takes every document that has the shape Codex accepts: a
 * key that Codex merely ignores is allowed, and said so explicitly, because Tombi otherwise takes it for an error.
 */
export function jsonSchemaOf(kind: FileKind): JsonSchema {
  const { name, schema } = fileReferences[kind];
  const { description, ...body } = node(schema, { kind, path: [] });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:codex-policy:${kind}`,
    title: `${name.replace(/^a(?= )/, 'A')} of Codex ${codexVersion}`,
    description,
    ...shareDefinitions(body),
  };
}

/** Where a schema stands, and in the reference of which kind of file. */
interface Place {
  readonly kind: FileKind;
  readonly path: readonly string[];
}

function below({ kind, path }: Place, step: string): Place {
  return { kind, path: [...path, step] };
}

/** What tools show of a key, and then what it may hold. */
function node(schema: Schema, place: Place): JsonSchema {
  return { ...annotations(schema, place), ...body(schema, place) };
}

function annotations(schema: Schema, { kind, path }: Place): JsonSchema {
  return {
    description: [schema.description, ...facts(kind, schema, path)].join(' '),
    ...(schema.deprecated !== undefined && { deprecated: true }),
    ...(schema.type === 'string' && valueNotes(schema)),
    ...(schema.type === 'table' && schema.others && { 'x-tombi-additional-key-label': schema.othersName }),
  };
}

/** Even Better TOML shows these beside the values. */
function valueNotes({ values, valueNotes }: StringSchema): JsonSchema {
  if (!values || !valueNotes) return {};
  const enumValues = values.map((value) => (Object.hasOwn(valueNotes, value) ? (valueNotes[value] ?? null) : null));
  return { 'x-taplo': { docs: { enumValues } } };
}

function body(schema: Schema, place: Place): JsonSchema {
  switch (schema.type) {
    case 'string':
      return { type: 'string', ...(schema.values && { enum: schema.values }) };
    case 'integer':
      return { type: 'integer', ...defined({ minimum: schema.min, maximum: schema.max }) };
    case 'number':
      return { type: 'number', ...defined({ minimum: schema.min, maximum: schema.max }) };
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      return {
        type: 'array',
        items: node(schema.items, below(place, '[]')),
        ...defined({ minItems: schema.minItems }),
      };
    case 'table':
      return tableBody(schema, place);
    case 'anyOf':
      return { anyOf: schema.options.map((option) => node(option, place)) };
    case 'any':
      return {};
  }
}

function tableBody(schema: TableSchema, place: Place): JsonSchema {
  const { others, required, unknownKeys } = schema;
  // A table that takes no unknown keys takes none that Codex has dropped either.
  const names = keyCandidates(schema, []).filter(
    ({ isPlaceholder, retired }) => !isPlaceholder && !(retired && unknownKeys === 'rejected'),
  );
  const properties = names.map((candidate) => {
    const at = below(place, candidate.name);
    const key = own(candidate, others);
    return [candidate.name, isConditional(key) ? annotations(key, at) : node(key, at)] as const;
  });
  return {
    type: 'object',
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required && { required }),
    additionalProperties: others ? node(others, below(place, `<${schema.othersName}>`)) : unknownKeys === 'ignored',
    ...conditionals(schema, place),
  };
}

/** A name of its own among `others` says in short what `others` says at length. */
function own({ name, schema, deprecated }: KeyCandidate, others: Schema | undefined): Schema {
  if (schema !== others) return schema;
  const description = `Pins \`${name}\` on (true) or off (false).`;
  return { type: 'boolean', description, ...(deprecated !== undefined && { deprecated }) };
}

/** Whether Codex does not always look at the value. */
function isConditional({ onlyWith, retired }: Schema): boolean {
  return onlyWith !== undefined || retired === true;
}

/** The keys that are only looked at beside certain values of another: without those values, anything may stand there. */
function conditionals({ keys }: TableSchema, place: Place): JsonSchema {
  const groups = new Map<string, { readonly unless: JsonSchema; readonly properties: [string, JsonSchema][] }>();
  for (const [name, schema] of Object.entries(keys)) {
    const { onlyWith } = schema;
    if (!onlyWith) continue;
    const condition = { properties: { [onlyWith.key]: { enum: onlyWith.values } }, required: [onlyWith.key] };
    const id = JSON.stringify(condition);
    const group = groups.get(id) ?? { unless: { not: condition }, properties: [] };
    group.properties.push([name, body(schema, below(place, name))]);
    groups.set(id, group);
  }
  const allOf = [...groups.values()].map(({ unless, properties }) => ({
    anyOf: [unless, { properties: Object.fromEntries(properties) }],
  }));
  return allOf.length === 0 ? {} : { allOf };
}

function defined(entries: Readonly<Record<string, number | undefined>>): JsonSchema {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
