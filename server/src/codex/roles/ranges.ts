import type { IntegerSchema, Schema } from '../schema.ts';

type Range = Pick<IntegerSchema, 'min' | 'max'>;

const ofFeatures: readonly (readonly [path: readonly string[], range: Range])[] = [
  [['multi_agent_v2', 'max_concurrent_threads_per_session'], { min: 0 }],
  [['multi_agent_v2', 'min_wait_timeout_ms'], {}],
  [['multi_agent_v2', 'default_wait_timeout_ms'], {}],
  [['multi_agent_v2', 'max_wait_timeout_ms'], {}],
  [['async_compaction', 'model_async_compact_threshold_percent'], { min: 0, max: 255 }],
];

/**
 * Numbers that Codex holds to their range in its own settings alone. In a role file they need to fit no more than
 * their type.
 */
const ranges: readonly (readonly [path: readonly string[], range: Range])[] = [
  [['model_post_turn_compact_threshold_percent'], { min: 0, max: 255 }],
  [['agents', 'max_concurrent_threads_per_session'], { min: 0 }],
  [['agents', 'max_threads'], { min: 0 }],
  ...ofFeatures.map(([path, range]) => [['features', ...path], range] as const),
  ...ofFeatures.map(([path, range]) => [['profiles', '<name>', 'features', ...path], range] as const),
];

/** The keys of config.toml with the ranges that hold in a role file. */
export function withRoleRanges(keys: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const changed: Record<string, Schema> = { ...keys };
  for (const [[first = '', ...rest], range] of ranges) {
    const schema = changed[first];
    if (schema) changed[first] = withRange(schema, rest, range);
  }
  return changed;
}

/** A schema with another range at a path; `<name>` stands for a key of the author's choosing. */
function withRange(schema: Schema, path: readonly string[], range: Range): Schema {
  const [step, ...rest] = path;
  switch (schema.type) {
    case 'anyOf':
      return { ...schema, options: schema.options.map((option) => withRange(option, path, range)) };
    case 'integer': {
      const { min: _, max: __, ...plain } = schema;
      return { ...plain, ...range };
    }
    case 'table': {
      if (step === undefined) return schema;
      const key = schema.keys[step];
      if (key) return { ...schema, keys: { ...schema.keys, [step]: withRange(key, rest, range) } };
      return schema.others ? { ...schema, others: withRange(schema.others, rest, range) } : schema;
    }
    default:
      return schema;
  }
}
