import type { Schema } from './schema.ts';

/**
 * Finds the schema of a value inside a document.
 *
 * Takes the schema of the document and the way to the value: strings for table keys, numbers for array elements.
 * Gives undefined where Codex knows nothing of that name or the way does not fit the shape.
 * Of several shapes a value may have, the first that has the rest of the way is followed.
 */
export function schemaAt(root: Schema, path: readonly (string | number)[]): Schema | undefined {
  const step = path[0];
  if (step === undefined) return root;
  switch (root.type) {
    case 'table': {
      if (typeof step === 'number') return undefined;
      const next = Object.hasOwn(root.keys, step) ? root.keys[step] : root.others;
      return next && schemaAt(next, path.slice(1));
    }
    case 'array':
      return typeof step === 'number' ? schemaAt(root.items, path.slice(1)) : undefined;
    case 'anyOf':
      for (const option of root.options) {
        const found = schemaAt(option, path);
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

/**
 * Finds the name of a value's place inside a document: `mcp_servers.<id>`, `rules.prefix_rules[].pattern`. A key with dots
 * in it is quoted.
 *
 * Takes the same as `schemaAt`, and gives undefined for the same ways.
 */
export function placeName(root: Schema, path: readonly (string | number)[], name = '', depth = 0): string | undefined {
  const step = path[depth];
  if (step === undefined) return name;
  switch (root.type) {
    case 'table': {
      if (typeof step === 'number') return undefined;
      const before = name === '' ? '' : `${name}.`;
      const known = Object.hasOwn(root.keys, step) ? root.keys[step] : undefined;
      if (known) return placeName(known, path, `${before}${step.includes('.') ? `"${step}"` : step}`, depth + 1);
      return root.others && placeName(root.others, path, `${before}<${root.othersName ?? 'key'}>`, depth + 1);
    }
    case 'array':
      return typeof step === 'number' ? placeName(root.items, path, `${name}[]`, depth + 1) : undefined;
    case 'anyOf':
      for (const option of root.options) {
        const found = placeName(option, path, name, depth);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return undefined;
  }
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
