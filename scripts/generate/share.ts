/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Keywords that say something of a place, as opposed to what may stand there. */
const notes: readonly string[] = ['description', 'deprecated', 'x-taplo', 'x-tombi-additional-key-label'];

/** A shorter one stays where it is: a reference would be about as long. */
const worthSharing = 300;

/** Moves what may stand in several places to `definitions`, under the name of the first. */
export function shareDefinitions(root: JsonSchema): JsonSchema {
  const names = namesOfRepeated(root);
  const definitions = new Map<string, JsonSchema>();
  const replaced = (schema: JsonSchema): JsonSchema => {
    const [about, body] = split(schema);
    const name = names.get(JSON.stringify(body));
    if (name === undefined) return { ...about, ...mapInner(body, replaced) };
    if (!definitions.has(name)) definitions.set(name, mapInner(body, replaced));
    return { ...about, allOf: [{ $ref: `#/definitions/${name}` }] };
  };
  return { ...replaced(root), definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The bodies that stand in several places, as text, and a name for each. */
function namesOfRepeated(root: JsonSchema): ReadonlyMap<string, string> {
  const places = new Map<string, string[]>();
  const visit = (schema: JsonSchema, path: string): JsonSchema => {
    const [, body] = split(schema);
    const text = JSON.stringify(body);
    const known = places.get(text);
    // What a repeated one contains is not repeated for that.
    if (known) known.push(path);
    else {
      places.set(text, [path]);
      mapInner(body, (inner, name) => visit(inner, path === '' ? name : `${path}.${name}`));
    }
    return schema;
  };
  visit(root, '');
  const repeated = [...places].filter(([text, paths]) => paths.length > 1 && text.length >= worthSharing);
  return new Map(repeated.map(([text, [first = '']]) => [text, first]));
}

function split(schema: JsonSchema): [about: JsonSchema, body: JsonSchema] {
  const entries = Object.entries(schema);
  const about = entries.filter(([keyword]) => notes.includes(keyword));
  const body = entries.filter(([keyword]) => !notes.includes(keyword));
  return [Object.fromEntries(about), Object.fromEntries(body)];
}

type Change = (inner: JsonSchema, name: string) => JsonSchema;

/** The schema with each of those directly in it changed; no two of them have the same name. */
function mapInner(schema: JsonSchema, change: Change): JsonSchema {
  const entries = Object.entries(schema).map(([keyword, value]) => [keyword, mapKeyword(keyword, value, change)]);
  return Object.fromEntries(entries);
}

function mapKeyword(keyword: string, value: unknown, change: Change): unknown {
  switch (keyword) {
    case 'properties':
      return isSchema(value) ? mapProperties(value, change) : value;
    case 'items':
    case 'additionalProperties':
      return isSchema(value) ? change(value, keyword) : value;
    case 'anyOf':
      return Array.isArray(value) ? value.map((option: JsonSchema, index) => change(option, `${index}`)) : value;
    case 'allOf':
      return Array.isArray(value)
        ? value.map((part: JsonSchema, index) => mapInner(part, (inner, name) => change(inner, `${index}.${name}`)))
        : value;
    default:
      return value;
  }
}

function mapProperties(properties: JsonSchema, change: Change): JsonSchema {
  const entries = Object.entries(properties).map(([name, inner]) => [
    name,
    isSchema(inner) ? change(inner, name) : inner,
  ]);
  return Object.fromEntries(entries);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
