import type { Schema, TableSchema } from '../../server/src/codex/schema.ts';
import { projectFileName, projectSchema } from '../../server/src/project/schema.ts';
import type { JsonSchema } from './share.ts';

/** The JSON Schema (draft-07) of `.codex-policy.toml`. Every name in it is closed: an unknown key is a mistake. */
export function projectJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:codex-policy:project',
    title: `${projectFileName}: settings of Codex Policy`,
    ...node(projectSchema),
  };
}

function node(schema: Schema): JsonSchema {
  return { description: schema.description, ...body(schema) };
}

function body(schema: Schema): JsonSchema {
  switch (schema.type) {
    case 'table':
      return table(schema);
    case 'array':
      return {
        type: 'array',
        items: node(schema.items),
        ...(schema.minItems !== undefined && { minItems: schema.minItems }),
      };
    case 'string':
      return { type: 'string', ...(schema.values && { enum: schema.values }) };
    default:
      throw new Error(`no part of ${projectFileName} is of type ${schema.type}`);
  }
}

function table({ keys, required }: TableSchema): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(keys).map(([name, schema]) => [name, node(schema)])),
    ...(required && { required }),
    additionalProperties: false,
  };
}
