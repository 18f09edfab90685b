import type { Schema } from './schema.ts';

/** What a schema takes, in words: `a list of strings`, `true or false`, `one of \`allow\`, \`deny\``. */
export function expected(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.values ? oneOf(schema.values) : schema.path ? 'a path in quotes' : 'a string';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${plural(schema.items)}`;
    case 'table':
      return 'a table';
    case 'anyOf':
      return schema.options.map(expected).join(' or ');
    case 'any':
      return 'any value';
  }
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length === 1 ? (quoted[0] ?? '') : `one of ${quoted.join(', ')}`;
}

function plural(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return 'strings';
    case 'integer':
      return 'whole numbers';
    case 'table':
      return 'tables';
    case 'anyOf':
      return schema.options.map(plural).join(' or ');
    default:
      return 'values';
  }
}
