import assert from 'node:assert/strict';
import { configSchema } from '../../../src/codex/config/index.ts';
import { ignoredInProjects } from '../../../src/codex/config/project.ts';
import { conditions, takes } from '../../../src/codex/describe.ts';
import { featureAliases, features } from '../../../src/codex/features.ts';
import { schemaAt, walk } from '../../../src/codex/lookup.ts';
import type { Schema, TableSchema } from '../../../src/codex/schema.ts';

type Path = readonly (string | number)[];

function at(path: Path): Schema {
  const found = schemaAt(configSchema, path);
  assert.ok(found, `nothing at ${path.join('.')}`);
  return found;
}

function tableAt(path: Path): TableSchema {
  const found = at(path);
  assert.ok(found.type === 'table', `${path.join('.')} is ${found.type}`);
  return found;
}

describe('the reference of config.toml', () => {
  const places = [...walk(configSchema)];

  it('says something of every path, in sentences', () => {
    assert.ok(places.length > 1000, `${places.length}`);
    for (const { path, schema } of places) {
      for (const said of [schema.description, schema.absence, schema.note, schema.deprecated]) {
        if (said !== undefined) assert.match(said, /^\S.*\.$/, `${path.join('.')}: ${said}`);
      }
      assert.ok(schema.description.length > 5 && schema.description.length < 140, path.join('.'));
      for (const condition of conditions(schema)) assert.match(condition, /\.$/, path.join('.'));
    }
  });

  it('has every path once', () => {
    const names = places.map(({ path }) => path.join('\0'));
    assert.equal(new Set(names).size, names.length);
  });

  it('requires no key that it does not know, and has values that differ', () => {
    for (const { path, schema } of places) {
      if (schema.type === 'table') {
        for (const key of schema.required ?? []) assert.ok(Object.hasOwn(schema.keys, key), `${path.join('.')}.${key}`);
      }
      if (schema.type !== 'string' || !schema.values) continue;
      assert.equal(new Set(schema.values).size, schema.values.length, path.join('.'));
    }
  });

  it('gives each path its type', () => {
    const expectations: readonly (readonly [string, Path])[] = [
      ['a string', ['model']],
      ['a string', ['model_reasoning_effort']],
      ['one of `auto`, `concise`, `detailed`, `none`', ['model_reasoning_summary']],
      ['one of `low`, `medium`, `high`', ['model_verbosity']],
      ['a whole number', ['model_context_window']],
      ['a whole number from 0 to 100', ['model_post_turn_compact_threshold_percent']],
      ['a string', ['model_providers', 'own', 'base_url']],
      ['`responses`', ['model_providers', 'own', 'wire_api']],
      ['a table', ['model_providers', 'amazon-bedrock', 'aws']],
      ['a list of strings', ['project_doc_fallback_filenames']],
      ['a path in quotes', ['model_instructions_file']],
      ['one of `on-failure`, `on-request`, `never` or a table', ['approval_policy']],
      ['true or false', ['approval_policy', 'granular', 'rules']],
      ['one of `user`, `auto_review`, `guardian_subagent`', ['approvals_reviewer']],
      ['one of `read-only`, `workspace-write`, `danger-full-access`', ['sandbox_mode']],
      ['true or false', ['sandbox_workspace_write', 'network_access']],
      ['a list of strings', ['sandbox_workspace_write', 'writable_roots']],
      ['one of `core`, `all`, `none`', ['shell_environment_policy', 'inherit']],
      ['one of `include`, `exclude`', ['shell_environment_policy', 'filters', 'AWS_*']],
      ['one of `trusted`, `untrusted`', ['projects', '/srv', 'trust_level']],
      ['a whole number from 0 to 4294967295', ['auto_review', 'timeout_ms']],
      ['one of `elevated`, `unelevated`, `mxc`', ['windows', 'sandbox']],
      ['a string', ['default_permissions']],
      ['one of `read`, `write`, `deny`, `none` or a table', ['permissions', 'own', 'filesystem', '/srv']],
      ['true or false', ['permissions', 'own', 'network', 'enabled']],
      ['one of `allow`, `deny`', ['browser_use', 'origins', 'https://a.example', 'downloads']],
      ['a list of tables', ['computer_use', 'windows', 'exes']],
      ['a string', ['mcp_servers', 'own', 'command']],
      ['a list of strings or tables', ['mcp_servers', 'own', 'env_vars']],
      ['one of `local`, `remote`', ['mcp_servers', 'own', 'env_vars', 0, 'source']],
      ['a number, at least 0', ['mcp_servers', 'own', 'tool_timeout_sec']],
      ['one of `auto`, `prompt`, `writes`, `approve`', ['mcp_servers', 'own', 'tools', 'send', 'approval_mode']],
      ['a whole number from 0 to 65535', ['mcp_oauth_callback_port']],
      ['one of `auto`, `file`, `keyring`', ['mcp_oauth_credentials_store']],
      ['a string', ['mcp_enterprise_managed_auth', 'idp', 'issuer']],
      ['true or false', ['features', 'unified_exec']],
      ['true or false or a table', ['features', 'multi_agent_v2']],
      ['a whole number from 0 to 3600000', ['features', 'multi_agent_v2', 'max_wait_timeout_ms']],
      ['a number', ['features', 'rollout_budget', 'prefill_token_weight']],
      ['true or false', ['features', 'guardianv2.thread_context']],
      ['true or false', ['features', 'tool_registry', 'error_on_tool_collisions']],
      ['a whole number, at least 1', ['agents', 'max_threads']],
      ['a path in quotes', ['agents', 'reviewer', 'config_file']],
      ['true or false', ['apps', '_default', 'destructive_enabled']],
      ['a list of strings', ['apps', 'mail', 'omit_tools_from']],
      ['true or false', ['plugins', 'p@m', 'mcp_servers', 's', 'enabled']],
      ['one of `git`, `local`', ['marketplaces', 'own', 'source_type']],
      ['a path in quotes', ['skills', 'config', 0, 'path']],
      ['one of `connector`, `plugin`', ['tool_suggest', 'discoverables', 0, 'type']],
      ['one of `command`, `mcp_tool`, `prompt`, `agent`', ['hooks', 'Stop', 0, 'hooks', 0, 'type']],
      ['a string', ['hooks', 'state', 'own', 'trusted_hash']],
      ['one of `binary`, `json`', ['otel', 'exporter', 'otlp-http', 'protocol']],
      ['one of `disabled`, `cached`, `indexed`, `live`', ['web_search']],
      ['true or false or a table', ['tools', 'web_search']],
      ['one of `low`, `medium`, `high`', ['tools', 'web_search', 'context_size']],
      ['a list of strings', ['notify']],
      ['one of `save-all`, `none`', ['history', 'persistence']],
      ['a whole number, at least 0', ['history', 'max_bytes']],
      ['true or false', ['memories', 'generate_memories']],
      ['a whole number or a list of whole numbers', ['audio', 'microphone_channel']],
      ['a string or a list of strings', ['forced_chatgpt_workspace_id']],
      ['true or false or a list of strings', ['tui', 'notifications']],
      ['a string or a list of strings', ['tui', 'keymap', 'vim_operator', 'motion_till_backward']],
      ['any value', ['desktop', 'theme']],
      ['a string', ['notice', 'model_migrations', 'old']],
      ['one of `comfortable`, `dense`', ['profiles', 'work', 'tui', 'session_picker_view']],
    ];
    for (const [words, path] of expectations) {
      assert.equal(takes(at(path)), words, path.join('.'));
    }
  });

  it('tells what becomes of an unknown key', () => {
    const expectations: readonly (readonly [Path, TableSchema['unknownKeys'], boolean | undefined])[] = [
      [[], 'ignored', true],
      [['mcp_servers', 'own'], 'ignored', true],
      [['otel'], 'ignored', true],
      [['otel', 'exporter', 'otlp-http'], 'ignored', false],
      [['tui'], 'ignored', false],
      [['features'], 'ignored', true],
      [['hooks'], 'ignored', false],
      [['agents', 'own'], 'ignored', false],
      [['apps', 'own'], 'ignored', false],
      [['plugins', 'own'], 'ignored', false],
      [['permissions', 'own'], 'ignored', false],
      [['experimental_thread_store'], 'ignored', false],
      [['mcp_enterprise_managed_auth'], 'rejected', undefined],
      [['features', 'tool_registry'], 'rejected', undefined],
    ];
    for (const [path, unknownKeys, named] of expectations) {
      const table = tableAt(path);
      assert.deepEqual([table.unknownKeys, table.unknownNamedAtStart], [unknownKeys, named], path.join('.'));
    }
  });

  it('tells where only --strict-config minds an unknown key', () => {
    const strict = (...path: Path) => tableAt(path).unknownOnlyStrictly;
    for (const name of ['exporter', 'trace_exporter', 'metrics_exporter']) {
      assert.equal(strict('otel', name, 'otlp-http'), true, name);
      assert.equal(strict('otel', name, 'otlp-grpc', 'tls'), true, name);
    }
    assert.equal(strict('approval_policy', 'granular'), true);
    assert.equal(strict('tui'), true);
    assert.equal(strict('tui', 'effects'), undefined);
    assert.equal(strict('otel', 'tool_result'), undefined);
    assert.equal(strict('hooks'), undefined);
    assert.deepEqual(conditions(at(['tui'])), [
      'Codex 0.169 ignores a key it does not know here, without a word unless it runs with `--strict-config`.',
    ]);
  });

  it('knows every feature by each of its names', () => {
    for (const { name } of features) at(['features', name]);
    for (const [name, now] of Object.entries(featureAliases)) {
      assert.equal(at(['features', name]).deprecated, `Use ${now}.`);
    }
    assert.equal(at(['features', 'memories']).absence, 'Off.');
    assert.equal(at(['features', 'apps']).absence, 'On.');
    assert.match(at(['features', 'undo']).deprecated ?? '', /^Remove it/);
    assert.equal(schemaAt(configSchema, ['features', 'own']), undefined);
  });

  it('knows which keys a project may not set', () => {
    for (const key of ignoredInProjects) at([key]);
    assert.equal(new Set(ignoredInProjects).size, 12);
    assert.ok(ignoredInProjects.includes('otel') && !ignoredInProjects.includes('sandbox_mode'));
  });
});
