import type { Schema } from './schema.ts';

/** A schema, and what its place inside a document is called. */
interface NamedPlace {
  readonly schema: Schema;
  /** `mcp_servers.<id>`, `rules.prefix_rules[].pattern`. A key with dots in it is quoted. */
  readonly name: string;
}

/**
 * Finds the place of a value inside a document.
 *
 * Takes the schema of the document and the way to the value: strings for table keys, numbers for array elements; further,
 * for what the walk has behind it, a name and a number of steps.
 * Gives undefined where Codex knows nothing of that name or the way does not fit the shape.
 * Of several shapes a value may have, the first that has the rest of the way is followed.
 */
export function placeAt(
  schema: Schema,
  path: readonly (string | number)[],
  name = '',
  depth = 0,
): NamedPlace | undefined {
  const step = path[depth];
  if (step === undefined) return { schema, name };
  switch (schema.type) {
    case 'table': {
      if (typeof step === 'number') return undefined;
      const before = name === '' ? '' : `${name}.`;
      const known = Object.hasOwn(schema.keys, step) ? schema.keys[step] : undefined;
      if (known) return placeAt(known, path, `${before}${step.includes('.') ? `"${step}"` : step}`, depth + 1);
      return schema.others && placeAt(schema.others, path, `${before}<${schema.othersName ?? 'key'}>`, depth + 1);
    }
    case 'array':
      return typeof step === 'number' ? placeAt(schema.items, path, `${name}[]`, depth + 1) : undefined;
    case 'anyOf':
      for (const option of schema.options) {
        const found = placeAt(option, path, name, depth);
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** The schema alone, of the same ways. */
export function schemaAt(root: Schema, path: readonly (string | number)[]): Schema | undefined {
  return placeAt(root, path)?.schema;
}

/** A schema and where it stands. */
export interface Place {
  /** Keys from the top; `<name>` stands for a key of the author's choosing, `[]` for an array element. */
  readonly path: readonly string[];
  readonly schema: Schema;
}

/**
 * Lists everything that can stand below `root`, outermost first.
 * A value with several shapes comes once, followed by what each of its shapes contains.
 */
export function* walk(root: Schema, path: readonly string[] = []): Generator<Place> {
  switch (root.type) {
    case 'table':
      for (const [key, schema] of Object.entries(root.keys)) yield* visit(schema, [...path, key]);
      if (root.others) yield* visit(root.others, [...path, `<${root.othersName ?? 'key'}>`]);
      break;
    case 'array':
      yield* visit(root.items, [...path, '[]']);
      break;
    case 'anyOf': {
      const seen = new Set<string>();
      for (const place of root.options.flatMap((option) => [...walk(option, path)])) {
        const name = place.path.join('.');
        if (!seen.has(name)) yield place;
        seen.add(name);
      }
      break;
    }
  }
}

function* visit(schema: Schema, path: readonly string[]): Generator<Place> {
  yield { path, schema };
  yield* walk(schema, path);
}

/** The outermost places that meet a condition, among those below tables with fixed keys: they can be looked up. */
export function fixedPlaces(root: Schema, meets: (schema: Schema) => boolean, path: readonly string[] = []): Place[] {
  if (root.type !== 'table') return [];
  return Object.entries(root.keys).flatMap(([key, schema]) => {
    const at = [...path, key];
    return meets(schema) ? [{ path: at, schema }] : fixedPlaces(schema, meets, at);
  });
}
