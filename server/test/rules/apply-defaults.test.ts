/** Applying the risk tables to a managed_config.toml. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { profileIds } from '../../src/risk/profiles.ts';
import { applyProfile, fixAll } from '../../src/rules/apply.ts';
import { check } from '../../src/rules/check.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { contextOf, crlf, lines } from './golden.ts';

const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

const apply = (text: string) => applyProfile(text, 'balanced', managed);

const rows = [
  'cli_auth_credentials_store = "keyring"',
  'allow_login_shell = false',
  '',
  '[otel]',
  'environment = "prod"',
  'log_user_prompt = true',
  '',
  '[otel.exporter.otlp-http]',
  'endpoint = "https://otel.example.com/v1/logs"',
  'protocol = "binary"',
  '',
  '[history]',
  'persistence = "save-all"',
  '',
  '[memories]',
  'disable_on_external_context = true',
];

const rootKeys = [
  'cli_auth_credentials_store = "file" # here',
  "cli_auth_credentials_store = 'auto'",
  'allow_login_shell = true',
  'allow_login_shell = "yes"',
  'model = "a" # ours',
  'history = { persistence = "none" }',
  'history.max_bytes = 1000 # small',
  'otel = { exporter = "none" }',
  'otel.environment = "test"',
  'memories.no_memories_if_mcp_or_web_search = false',
  'memories = {}',
  'features.memories = true',
];

const tables = [
  '[otel] # logs\nexporter = "none" # for now',
  '[otel]\nenvironment = "dev"\n[otel.trace_exporter.otlp-grpc]\nendpoint = "https://a" # traces',
  '[otel.exporter.otlp-grpc]\nendpoint = "https://b"',
  '[history]\npersistence = "none"\nmax_bytes = 5',
  '[features]\nmemories = true # all\napps = false',
  '[memories]\ndisable_on_external_context = false # why not',
  '[agents.reviewer]\ndescription = "Reviews" # code',
  '[mcp_servers.docs]\ncommand = "docs"',
];

const documents = fc
  .record({
    root: fc.subarray(rootKeys),
    below: fc.subarray(tables),
    windows: fc.boolean(),
    ended: fc.boolean(),
  })
  .map(({ root, below, windows, ended }) => {
    const text = [...root, ...below].join('\n') + (ended ? '\n' : '');
    return windows ? text.replaceAll('\n', '\r\n') : text;
  })
  .filter((text) => parseDocument(text).faults.length === 0);

const commentsOf = (text: string) =>
  parseDocument(text).tree.comments.map(({ start, end }) => text.slice(start, end).trim());

describe('applyProfile on managed_config.toml', () => {
  it('writes a whole file from nothing, the same for every profile', () => {
    for (const profile of profileIds) assert.equal(applyProfile('', profile, managed), lines(...rows));
  });

  it('leaves a file with all rows as it is', () => assert.equal(apply(crlf(...rows)), crlf(...rows)));

  it('sets what is weak and adds what is missing, and leaves the rest', () => {
    const text = lines(
      '# Defaults of the house',
      'model = "a"',
      "cli_auth_credentials_store = 'file' # for now",
      '',
      '[otel]',
      'environment = "plant"',
      'exporter = "none"',
      '',
      '[features]',
      'memories = true',
      'history = true',
    );
    assert.equal(
      apply(text),
      lines(
        '# Defaults of the house',
        'model = "a"',
        "cli_auth_credentials_store = 'keyring' # for now",
        'allow_login_shell = false',
        '',
        '[otel]',
        'environment = "plant"',
        'exporter = { otlp-http = { endpoint = "https://otel.example.com/v1/logs", protocol = "binary" } }',
        '',
        '[features]',
        'memories = true',
        'history = true',
        '',
        '[history]',
        'persistence = "save-all"',
        '',
        '[memories]',
        'disable_on_external_context = true',
      ),
    );
  });

  it('changes nothing a second time, breaks nothing, keeps comments and line ends, and leaves no row to find', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const applied = apply(text);
        assert.equal(apply(applied), applied);
        const context = contextOf(applied, 'balanced', managed);
        assert.deepEqual(context.document.faults, [], applied);
        assert.deepEqual(commentsOf(applied), commentsOf(text));
        if (text.includes('\r\n')) assert.doesNotMatch(applied, /(?<!\r)\n/);
        else assert.doesNotMatch(applied, /\r/);
        const left = check(context).filter(({ code }) => code === 'weak-default' || code === 'missing-default');
        assert.deepEqual(left, [], applied);
      }),
      { numRuns: 150 },
    );
  });

  it('sets weak values with all safe fixes, and adds nothing', () => {
    const text = lines('allow_login_shell = true', '[otel]', 'exporter = "none"');
    assert.equal(fixAll(text, 'balanced', managed), lines('allow_login_shell = false', '[otel]', 'exporter = "none"'));
  });

  it('has nothing for the settings of users and projects', () => {
    const text = 'allow_login_shell = true\n';
    const config = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    assert.equal(applyProfile(text, 'security-oriented', config), text);
  });
});
