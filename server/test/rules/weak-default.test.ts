import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines } from './golden.ts';

const rule = 'weak-default';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;
const where = { where: managed };

const said = (...text: string[]) => findings(rule, lines(...text), 'balanced', managed);

describe(rule, () => {
  it('has nothing to say of the rows themselves, of stricter values and of what is left out', () => {
    assert.deepEqual(said(), []);
    assert.deepEqual(
      said(
        'cli_auth_credentials_store = "keyring"',
        'allow_login_shell = false',
        '[otel.exporter.otlp-http]',
        'endpoint = "https://otel.internal"',
        'protocol = "json"',
        '[history]',
        'persistence = "save-all"',
        '[features]',
        'memories = true',
        '[memories]',
        'disable_on_external_context = true',
      ),
      [],
    );
    assert.deepEqual(said('cli_auth_credentials_store = "ephemeral"'), []);
    assert.deepEqual(said('[features]', 'memories = false', '[memories]', 'disable_on_external_context = false'), []);
    assert.deepEqual(
      said('[memories]', 'no_memories_if_mcp_or_web_search = true', '[features]', 'memories = true'),
      [],
    );
  });

  it('says nothing of values that Codex refuses, and of the settings of users', () => {
    assert.deepEqual(said('cli_auth_credentials_store = "vault"', 'allow_login_shell = "yes"', 'otel = 1'), []);
    const text = lines(
      'allow_login_shell = true',
      'cli_auth_credentials_store = "file"',
      '[features]',
      'memories = true',
    );
    const config = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    assert.deepEqual(findings(rule, text, 'balanced', config), []);
    assert.deepEqual(findings(rule, text), []);
  });

  it('finds where sign-in is kept', () => {
    assert.deepEqual(said('cli_auth_credentials_store = "file" # here'), [
      '1:30-36 warning accepts cli_auth_credentials_store «"file"»',
      '  With `cli_auth_credentials_store = "file"` Codex 0.169 keeps the sign-in in `auth.json`, which',
      '  whatever the agent runs can read. Every profile asks for `cli_auth_credentials_store = "keyring"`.',
    ]);
    assert.deepEqual(said("cli_auth_credentials_store = 'auto'"), [
      "1:30-36 warning accepts cli_auth_credentials_store «'auto'»",
      "  With `cli_auth_credentials_store = 'auto'` Codex 0.169 keeps the sign-in in `auth.json` on a machine",
      '  without a store for secrets, and whatever the agent runs can read it. Every profile asks for',
      '  `cli_auth_credentials_store = "keyring"`.',
    ]);
    assertFixes(
      rule,
      lines("cli_auth_credentials_store = 'auto' # here", 'model = "a"'),
      [
        {
          title: 'Set cli_auth_credentials_store to "keyring"',
          text: lines("cli_auth_credentials_store = 'keyring' # here", 'model = "a"'),
        },
      ],
      where,
    );
  });

  it('finds login shells and a history that is off', () => {
    const text = crlf('allow_login_shell = true', '', '[history] # audits', 'persistence = "none"');
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      '1:21-25 warning accepts allow_login_shell «true»',
      '  With `allow_login_shell = true` Codex 0.169 lets tools start login shells, which run the user’s',
      '  start-up files with the secrets and aliases in them. Every profile asks for `allow_login_shell =',
      '  false`.',
      '4:15-21 warning accepts history.persistence «"none"»',
      '  With `persistence = "none"` Codex 0.169 keeps no history of prompts, and an incident cannot be',
      '  reconstructed from it. Every profile asks for `history.persistence = "save-all"`.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set history.persistence to "save-all"',
          text: crlf('allow_login_shell = true', '', '[history] # audits', 'persistence = "save-all"'),
        },
      ],
      { ...where, finding: 1 },
    );
  });

  it('finds memories that are on without the key that keeps outside text away', () => {
    const text = lines('[features]', 'memories = true # wanted');
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      '2:12-16 warning accepts features.memories «true»',
      '  With `features.memories`, but without `memories.disable_on_external_context`, Codex 0.169 puts',
      '  sessions with web or MCP content into the memories, and from there into later sessions. Every',
      '  profile asks for `memories.disable_on_external_context = true`.',
    ]);
    const title = 'Set memories.disable_on_external_context to true';
    assertFixes(
      rule,
      text,
      [
        {
          title,
          text: lines('[features]', 'memories = true # wanted', '', '[memories]', 'disable_on_external_context = true'),
        },
      ],
      where,
    );
    // A table with both names is refused.
    assertFixes(
      rule,
      lines('memories = { no_memories_if_mcp_or_web_search = false }'),
      [{ title, text: lines('memories = { no_memories_if_mcp_or_web_search = true }') }],
      where,
    );
  });

  it('finds telemetry that sends no log events, and leaves the collector to a person', () => {
    const title = 'Set otel to an example of a collector';
    const collector = 'otlp-http = { endpoint = "https://otel.example.com/v1/logs", protocol = "binary" }';
    const off = lines('[otel]', 'exporter = "none" # for now', 'log_user_prompt = false');
    assert.deepEqual(findings(rule, off, 'balanced', managed), [
      '2:12-18 warning accepts otel.exporter «"none"»',
      '  With `exporter = "none"` Codex 0.169 sends no log events, even where a user’s own file names a',
      '  collector. Every profile asks for a collector of your own.',
    ]);
    assertFixes(
      rule,
      off,
      [{ title, text: lines('[otel]', `exporter = { ${collector} } # for now`, 'log_user_prompt = false'), ask: true }],
      where,
    );
    const none = lines('[otel]', 'environment = "prod"', '[otel.trace_exporter.otlp-grpc]', 'endpoint = "https://a"');
    assert.deepEqual(findings(rule, none, 'balanced', managed), [
      '1:2-6 warning accepts otel «otel»',
      '  With `otel`, but without `otel.exporter`, Codex 0.169 sends no log events, unless another file names',
      '  a collector. Every profile asks for a collector of your own.',
    ]);
    const added = lines(
      '',
      '[otel.exporter.otlp-http]',
      'endpoint = "https://otel.example.com/v1/logs"',
      'protocol = "binary"',
    );
    assertFixes(rule, none, [{ title, text: `${none}${added}`, ask: true }], where);
  });
});
