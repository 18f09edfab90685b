import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'missing-default';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;
const where = { where: managed };

const said = (...text: string[]) => findings(rule, lines(...text), 'balanced', managed);

const login = 'allow_login_shell = false';
const otel = ['[otel.exporter.otlp-grpc]', 'endpoint = "https://otel.internal"'];
const history = ['[history]', 'persistence = "save-all"'];
const memories = ['[memories]', 'disable_on_external_context = true'];

describe(rule, () => {
  it('names every row that is not there, in one finding on the file', () => {
    assert.deepEqual(said('model = "a"'), [
      '1:1-1 hint accepts (file) «»',
      '  Not set, though every profile asks for it: `otel`, `cli_auth_credentials_store`,',
      '  `allow_login_shell`, `history.persistence` and `memories.disable_on_external_context`. Users’ own',
      '  files decide there.',
    ]);
  });

  it('says what follows where one row is missing', () => {
    assert.deepEqual(said(login, ...otel, ...history, ...memories), [
      '1:1-1 hint accepts (file) «»',
      '  Not set, though every profile asks for it: `cli_auth_credentials_store`. Users keep their sign-in in',
      '  a file unless they say otherwise.',
    ]);
    assertFixes(
      rule,
      lines(login, ...otel, ...history, ...memories),
      [
        {
          title: 'Insert cli_auth_credentials_store: "keyring"',
          text: lines(login, 'cli_auth_credentials_store = "keyring"', ...otel, ...history, ...memories),
          ask: true,
        },
      ],
      where,
    );
  });

  it('inserts all of them at once, or one', () => {
    const text = lines('cli_auth_credentials_store = "keyring"', login, ...memories);
    const logs = ['', '[otel]', 'environment = "prod"', 'log_user_prompt = true', '', '[otel.exporter.otlp-http]'];
    const inserted = [...logs, 'endpoint = "https://otel.example.com/v1/logs"', 'protocol = "binary"'];
    assertFixes(
      rule,
      text,
      [
        { title: 'Insert all 2 missing defaults', text: `${text}${lines(...inserted, '', ...history)}`, ask: true },
        { title: 'Insert otel: an example of a collector', text: `${text}${lines(...inserted)}`, ask: true },
        {
          title: 'Insert history.persistence: "save-all"',
          text: `${text}${lines('', ...history)}`,
          ask: true,
        },
      ],
      where,
    );
  });

  it('leaves to other findings what is misspelt, misplaced, weak, or refused with the whole file', () => {
    const rest = [login, ...otel, ...memories];
    assert.deepEqual(said('cli_auth_credential_store = "keyring"', ...rest, ...history), []);
    assert.deepEqual(said(...rest, ...history, 'cli_auth_credentials_store = "keyring"'), []);
    assert.deepEqual(
      said('cli_auth_credentials_store = "file"', login, ...otel, ...history, '[features]', 'memories = true'),
      [],
    );
    assert.deepEqual(said('cli_auth_credentials_store: "keyring"', ...rest), []);
  });

  it('does not ask for memories to be kept clean where they are off, nor for agents', () => {
    assert.deepEqual(
      said('cli_auth_credentials_store = "keyring"', login, ...otel, ...history, '[features]', 'memories = false'),
      [],
    );
  });

  it('says nothing of other files', () => {
    assert.deepEqual(findings(rule, '', 'balanced', { path: '/etc/codex/config.toml', kind: 'config' }), []);
    assert.deepEqual(findings(rule, ''), []);
  });
});
