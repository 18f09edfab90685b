import assert from 'node:assert/strict';
import { schemaAt, walk } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import type { AnyOfSchema, ArraySchema, Schema, StringSchema, TableSchema } from '../../src/codex/schema.ts';

type Path = readonly (string | number)[];

/** The schema at `path`, which must have the given type. */
function at<T extends Schema['type']>(path: Path, type: T): Extract<Schema, { type: T }> {
  return ofType(schemaAt(requirementsSchema, path), type, path.join('.'));
}

function ofType<T extends Schema['type']>(schema: Schema | undefined, type: T, where: string) {
  assert.equal(schema?.type, type, where);
  return schema as Extract<Schema, { type: T }>;
}

function values(path: Path): StringSchema['values'] {
  return at(path, 'string').values;
}

function option<T extends Schema['type']>(schema: AnyOfSchema, type: T) {
  return ofType(
    schema.options.find((one) => one.type === type),
    type,
    schema.description,
  );
}

/** Every schema there is, also the shapes of values that may have several. */
function* everySchema(): Generator<{ where: string; schema: Schema }> {
  yield { where: '(root)', schema: requirementsSchema };
  for (const { path, schema } of walk(requirementsSchema)) {
    const where = path.join('.');
    yield { where, schema };
    if (schema.type === 'anyOf')
      for (const one of schema.options) yield { where: `${where} (${one.type})`, schema: one };
  }
}

describe('requirements.toml reference', () => {
  it('knows every path', () => {
    const paths = [...walk(requirementsSchema)].map(({ path }) => path.join('.'));
    assert.ok(paths.length >= 353, `${paths.length}`);
    assert.equal(new Set(paths).size, paths.length, 'no path twice');
    for (const path of [
      'allowed_approval_policies.[].granular.rules',
      'permissions.<profile>.filesystem.<path>.<subpath>',
      'mcp_servers.<id>.identity.command.args.[].match',
      'hooks.PreToolUse.[].hooks.[].commandWindows',
      'otel.trace_exporter.otlp-http.tls.ca-certificate',
    ]) {
      assert.ok(paths.includes(path), path);
    }
  });

  it('knows every name at the top level', () => {
    assert.equal(Object.keys(requirementsSchema.keys).length, 48);
    assert.deepEqual(
      Object.keys(at(['network_proxy'], 'table').keys),
      Object.keys(at(['experimental_network'], 'table').keys),
    );
    assert.deepEqual(
      Object.keys(at(['feature_requirements'], 'table').keys),
      Object.keys(at(['features'], 'table').keys),
    );
  });

  it('describes everything in full sentences', () => {
    for (const { where, schema } of everySchema()) {
      for (const text of [schema.description, schema.note, schema.absence, schema.deprecated]) {
        if (text !== undefined) assert.match(text, /^\S.*\S\.$/, where);
      }
    }
  });

  it('names the keys of the author’s choosing, and requires only keys it knows', () => {
    for (const { where, schema } of everySchema()) {
      if (schema.type !== 'table') continue;
      assert.equal(schema.othersName !== undefined, schema.others !== undefined, where);
      for (const key of schema.required ?? []) assert.ok(Object.hasOwn(schema.keys, key), `${where}.${key}`);
    }
  });

  it('lists exactly the values Codex accepts', () => {
    const policies = ofType(at(['allowed_approval_policies'], 'array').items, 'anyOf', 'policies');
    assert.deepEqual(option(policies, 'string').values, ['untrusted', 'on-failure', 'on-request', 'never']);
    assert.deepEqual(Object.keys(option(policies, 'table').keys), ['granular']);

    const sandboxModes = ['read-only', 'workspace-write', 'danger-full-access', 'external-sandbox'];
    const exporter = at(['otel', 'exporter'], 'anyOf');
    assert.deepEqual(option(exporter, 'string').values, ['none', 'statsig']);
    assert.deepEqual(Object.keys(option(exporter, 'table').keys), ['otlp-http', 'otlp-grpc']);

    const expected: readonly [Path, readonly string[]][] = [
      [
        ['allowed_approvals_reviewers', 0],
        ['user', 'auto_review', 'guardian_subagent'],
      ],
      [['allowed_sandbox_modes', 0], sandboxModes],
      [['remote_sandbox_config', 0, 'allowed_sandbox_modes', 0], sandboxModes],
      [
        ['allowed_web_search_modes', 0],
        ['disabled', 'cached', 'indexed', 'live'],
      ],
      [
        ['rules', 'prefix_rules', 0, 'decision'],
        ['prompt', 'prompt-user', 'forbidden'],
      ],
      [
        ['experimental_network', 'domains', 'example.com'],
        ['allow', 'deny'],
      ],
      [
        ['permissions', 'corp', 'network', 'mode'],
        ['limited', 'full'],
      ],
      [
        ['mcp_servers', 'docs', 'identity', 'url', 'match'],
        ['exact', 'prefix', 'regex'],
      ],
      [
        ['marketplaces', 'allowed_sources', 'corp', 'source'],
        ['git', 'host_pattern', 'local'],
      ],
      [
        ['hooks', 'Stop', 0, 'hooks', 0, 'type'],
        ['command', 'mcp_tool', 'prompt', 'agent'],
      ],
      [
        ['apps', 'mail', 'tools', 'send', 'approval_mode'],
        ['auto', 'prompt', 'writes', 'approve'],
      ],
      [
        ['browser_use', 'origins', 'https://a.example', 'access_approval_lifetime'],
        ['turn', 'thread'],
      ],
      [
        ['windows', 'allowed_sandbox_implementations', 0],
        ['elevated', 'unelevated'],
      ],
      [
        ['allowed_login_methods', 0],
        ['chatgpt', 'api'],
      ],
      [['cli_auth_credentials_store'], ['file', 'keyring', 'auto', 'ephemeral']],
      [['enforce_residency'], ['us']],
      [['model_providers', 'corp', 'wire_api'], ['responses']],
      [
        ['otel', 'metrics_exporter', 'otlp-http', 'protocol'],
        ['binary', 'json'],
      ],
    ];
    for (const [path, accepted] of expected) assert.deepEqual(values(path), accepted, path.join('.'));
  });

  it('knows the events that hooks can run on', () => {
    const events = Object.entries(at(['hooks'], 'table').keys).filter(([, schema]) => schema.type === 'array');
    assert.deepEqual(
      events.map(([name]) => name),
      [
        ...['PreModelRequest', 'PostModelRequest', 'PreToolUse', 'PermissionRequest', 'PostToolUse', 'PreCompact'],
        ...['PostCompact', 'SessionStart', 'SessionEnd', 'UserPromptSubmit', 'SubagentStart', 'SubagentStop'],
        ...['Stop', 'Interrupt'],
      ],
    );
  });

  it('requires what Codex requires', () => {
    const expected: readonly [Path, readonly string[] | undefined][] = [
      [
        ['allowed_approval_policies', 0, 'granular'],
        ['sandbox_approval', 'rules', 'mcp_elicitations'],
      ],
      [
        ['remote_sandbox_config', 0],
        ['hostname_patterns', 'allowed_sandbox_modes'],
      ],
      [['mcp_servers', 'docs'], ['identity']],
      [['plugins', 'p', 'mcp_servers', 's'], ['identity']],
      [['mcp_servers', 'docs', 'identity', 'command', 'args', 0], ['match']],
      [['rules'], ['prefix_rules']],
      [
        ['rules', 'prefix_rules', 0],
        ['pattern', 'decision'],
      ],
      [['hooks', 'PreToolUse', 0, 'hooks', 0], ['type']],
      [
        ['experimental_network', 'header_injections', 0],
        ['host', 'methods', 'path_prefixes', 'headers'],
      ],
      [['config_server'], ['base_url']],
      [['model_providers', 'corp'], ['name']],
      [['model_providers', 'amazon-bedrock'], undefined],
      [
        ['otel', 'exporter', 'otlp-http'],
        ['endpoint', 'protocol'],
      ],
      [['otel', 'exporter', 'otlp-grpc'], ['endpoint']],
    ];
    for (const [path, required] of expected) assert.deepEqual(at(path, 'table').required, required, path.join('.'));
    for (const path of [['rules', 'prefix_rules'], ['allowed_approval_policies'], ['allowed_sandbox_modes']]) {
      assert.equal(at(path, 'array').minItems, 1, path.join('.'));
    }
    assert.equal(at(['allowed_web_search_modes'], 'array').minItems, undefined);
  });

  it('tells which tables reject, name or drop unknown keys', () => {
    const expected: readonly [Path, TableSchema['unknownKeys'], boolean | undefined][] = [
      [[], 'ignored', true],
      [['rules'], 'ignored', true],
      [['permissions', 'filesystem'], 'ignored', true],
      [['otel'], 'rejected', undefined],
      [['otel', 'tool_result'], 'ignored', true],
      [['otel', 'exporter', 'otlp-http'], 'ignored', true],
      [['marketplaces'], 'rejected', undefined],
      [['marketplaces', 'allowed_sources', 'corp'], 'rejected', undefined],
      [['application'], 'rejected', undefined],
      [['application', 'network'], 'rejected', undefined],
      [['application', 'storage'], 'rejected', undefined],
      [['config_server'], 'rejected', undefined],
      [['config_server', 'oauth'], 'rejected', undefined],
      [['mcp_servers', 'docs', 'identity', 'command', 'args', 0], 'rejected', undefined],
      [['permissions', 'corp', 'network', 'mitm'], 'rejected', undefined],
      [['hooks'], 'ignored', false],
      [['hooks', 'Stop', 0, 'hooks', 0], 'ignored', false],
      [['apps', 'mail'], 'ignored', false],
      [['permissions', 'corp'], 'ignored', false],
      [['mcp_servers', 'docs'], 'ignored', true],
    ];
    for (const [path, unknownKeys, named] of expected) {
      const table = at(path, 'table');
      assert.equal(table.unknownKeys, unknownKeys, path.join('.'));
      assert.equal(table.unknownNamedAtStart, named, path.join('.'));
    }
  });
});

describe('schemaAt', () => {
  it('gives the root for the empty way', () => {
    assert.equal(schemaAt(requirementsSchema, []), requirementsSchema);
  });

  it('takes known keys before keys of the author’s choosing', () => {
    const denyRead: ArraySchema = at(['permissions', 'filesystem', 'deny_read'], 'array');
    assert.equal(ofType(denyRead.items, 'string', 'deny_read').path, true);
    assert.equal(at(['permissions', 'corp', 'filesystem', 'glob_scan_max_depth'], 'integer').min, 0);
    at(['permissions', 'corp', 'filesystem', ':workspace_roots', '**/.env'], 'string');
    at(['features', 'unified_exec'], 'boolean');
    at(['features', 'runtime_agent_instances', 'enabled'], 'boolean');
  });

  it('follows the first shape that goes on', () => {
    at(['mcp_servers', 'docs', 'identity', 'command'], 'string');
    at(['mcp_servers', 'docs', 'identity', 'command', 'executable'], 'string');
    assert.equal(schemaAt(requirementsSchema, ['mcp_servers', 'docs', 'identity', 'command', 'cwd']), undefined);
  });

  it('wants numbers in arrays and names in tables', () => {
    assert.equal(schemaAt(requirementsSchema, ['rules', 'prefix_rules', 'decision']), undefined);
    assert.equal(schemaAt(requirementsSchema, ['rules', 0]), undefined);
    assert.equal(schemaAt(requirementsSchema, ['permissions', 0]), undefined);
  });

  it('knows nothing of other names', () => {
    for (const path of [
      ['allowed_approval_reviewers'],
      ['constructor'],
      ['log_dir', 'x'],
      ['hooks', 'PreToolUsed', 0],
    ]) {
      assert.equal(schemaAt(requirementsSchema, path), undefined, path.join('.'));
    }
  });
});
