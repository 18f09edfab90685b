/** Values that fit the reference, and documents that hold them at a place. */
import { schemaAt } from '../../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../../server/src/codex/requirements/index.ts';
import type { Schema, TableSchema } from '../../../server/src/codex/schema.ts';
import type { Table, Value } from './write.ts';

/** What documents of one kind of file need to be taken. */
export interface Kind {
  readonly schema: TableSchema;
  /** Names for keys of the author's choosing, by the place of their table. */
  readonly names: readonly (readonly [RegExp, string])[];
  /** Strings that a free text will not do for, by place. */
  readonly texts: readonly (readonly [RegExp, string])[];
  readonly company: readonly Company[];
  /** What must stand elsewhere for a key to be taken. */
  readonly surroundings: readonly (readonly [RegExp, Table])[];
  /** Switches that cannot simply be on. */
  readonly off: readonly string[];
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^allowed_permission_profiles$/, ':workspace'],
  [/^permissions\.own\.filesystem$/, '/srv'],
  [/^permissions\.own\.filesystem\./, 'below'],
  [/^permissions\.own\.workspace_roots$/, '/srv/work'],
  [/^permissions$/, 'own'],
  [/^feature(?:s|_requirements)$/, 'unified_exec'],
  [/unix_sockets$/, '/run/own.sock'],
  [/domains$/, 'example.com'],
  [/^browser_use\.origins$/, 'https://example.com'],
  [/headers$/, 'X-Own'],
];

const texts: readonly (readonly [RegExp, string])[] = [
  [/_url$|\.endpoint$|\.url$/, 'https://example.com/path'],
  [/^default_permissions$/, ':workspace'],
  [/\.extends$/, ':read-only'],
  [/^model_provider$/, 'openai'],
  [/^application\.storage\./, '/srv/projects'],
  [/_home$|_dir$|\.cwd$/, '/srv/own'],
];

export interface Company {
  readonly table: RegExp;
  /** Added unless one of these keys is there. */
  readonly unless: readonly string[];
  /** Added only if this key is there. */
  readonly beside?: string;
  readonly add: Table;
}

/** What tables need besides the required keys. */
const company: readonly Company[] = [
  { table: /\.identity$/, unless: ['command', 'url'], add: { command: 'tool' } },
  { table: /identity\.(?:url|command\.args\.\[\])$/, unless: ['expression'], add: { value: 'own' } },
  {
    table: /identity\.(?:url|command\.args\.\[\])$/,
    unless: [],
    beside: 'expression',
    add: { match: 'regex' },
  },
  { table: /^model_providers\.own$/, unless: [], beside: 'gateway_oauth', add: { base_url: 'https://example.com' } },
  { table: /\.mitm$/, unless: ['version'], beside: 'hooks', add: { version: 2 } },
  { table: /\.mitm$/, unless: ['version'], beside: 'actions', add: { version: 2 } },
  { table: /\.mitm\.actions\.own$/, unless: ['inject_request_headers'], add: { strip_request_headers: ['X-Own'] } },
  { table: /\.pattern\.\[\]$/, unless: ['token', 'any_of'], add: { token: 'git' } },
  { table: /\.hooks\.\[\]$/, unless: [], add: { command: 'check', server: 'own', tool: 'check' } },
  {
    table: /\.gateway_oauth$/,
    unless: ['credential_export'],
    add: { authorization_url: 'https://example.com/a', token_url: 'https://example.com/t', client_id: 'own' },
  },
  {
    table: /^otel\.\w*exporter$/,
    unless: ['otlp-grpc'],
    add: { 'otlp-http': { endpoint: 'https://example.com', protocol: 'json' } },
  },
  { table: /^permissions\.network$/, unless: [], add: { enabled: false } },
];

const surroundings: readonly (readonly [RegExp, Table])[] = [
  [/^default_permissions/, { allowed_permission_profiles: { ':workspace': true } }],
  [/^allowed_permission_profiles/, { default_permissions: ':workspace' }],
  [/^permissions\.own/, { default_permissions: ':workspace', allowed_permission_profiles: { ':workspace': true } }],
];

export const requirements: Kind = {
  schema: requirementsSchema,
  names,
  texts,
  company,
  surroundings,
  off: ['features.rollout_budget', 'feature_requirements.rollout_budget'],
};

const defaultName = 'own';

/** A path of the reference with names of its own for `<name>`: `permissions.own.filesystem`. */
export function named(path: readonly string[], kind = requirements): string[] {
  const result: string[] = [];
  for (const step of path) {
    const table = result.join('.');
    result.push(/^<.*>$/.test(step) ? (kind.names.find(([at]) => at.test(table))?.[1] ?? defaultName) : step);
  }
  return result;
}

/** A small value that a schema takes. */
export function sample(schema: Schema, path: readonly string[], kind = requirements): Value {
  const at = path.join('.');
  switch (schema.type) {
    case 'string':
      return schema.values?.[0] ?? kind.texts.find(([place]) => place.test(at))?.[1] ?? 'own';
    case 'integer':
    case 'number':
      return Math.max(schema.min ?? 0, 1);
    case 'boolean':
      return !kind.off.includes(at);
    case 'array':
      return [sample(schema.items, [...path, '[]'], kind)];
    case 'table':
      return complete(schema, path, {}, kind);
    case 'anyOf':
      return schema.options[0] ? sample(schema.options[0], path, kind) : '';
    case 'any':
      return 'own';
  }
}

/** Adds to a table what Codex requires of it. */
export function complete(schema: TableSchema, path: readonly string[], own: Table, kind = requirements): Table {
  const required = (schema.required ?? []).map((key): [string, Value] => {
    const inner = schema.keys[key];
    return [key, inner ? sample(inner, [...path, key], kind) : ''];
  });
  const at = path.join('.');
  const given: Table = { ...Object.fromEntries(required), ...own };
  const added = kind.company.filter(
    ({ table, unless, beside }) =>
      table.test(at) &&
      !unless.some((key) => Object.hasOwn(given, key)) &&
      (beside === undefined || Object.hasOwn(given, beside)),
  );
  const extra: Table = Object.fromEntries(
    added.flatMap(({ add }) => Object.entries(add)).filter(([key]) => Object.hasOwn(schema.keys, key)),
  );
  return { ...Object.fromEntries(required), ...extra, ...own };
}

/** The root table of a document that holds a value at a path, with all that Codex wants around it. */
export function documentWith(path: readonly string[], value: Value, kind = requirements): Table {
  const at = path.join('.');
  const around: Table = Object.assign(
    {},
    ...kind.surroundings.filter(([place]) => place.test(at)).map(([, table]) => table),
  );
  const root = wrap(kind, kind.schema, [], path, value) as Table;
  return { ...around, ...root };
}

function wrap(
  kind: Kind,
  schema: Schema,
  before: readonly string[],
  [step, ...rest]: readonly string[],
  value: Value,
): Value {
  if (step === undefined) return value;
  const shape = shapeWith(schema, [step, ...rest]);
  const inner = [...before, step];
  if (shape?.type === 'array') return [wrap(kind, shape.items, inner, rest, value)];
  if (shape?.type !== 'table') return { [step]: value };
  const next = shape.keys[step] ?? shape.others;
  return complete(shape, before, { [step]: next ? wrap(kind, next, inner, rest, value) : value }, kind);
}

/** Of several shapes the one in which the way goes on. */
function shapeWith(schema: Schema, path: readonly string[]): Schema | undefined {
  if (schema.type !== 'anyOf') return schema;
  const steps = path.map((step) => (step === '[]' ? 0 : step));
  return (
    schema.options.find((option) => schemaAt(option, steps)) ?? schema.options.find(({ type }) => type === 'table')
  );
}

/** The same document without a key. */
export function without(path: readonly string[], table: TableSchema, key: string, kind = requirements): Table {
  const full = complete(table, path, {}, kind);
  return documentWith(path, Object.fromEntries(Object.entries(full).filter(([name]) => name !== key)), kind);
}
