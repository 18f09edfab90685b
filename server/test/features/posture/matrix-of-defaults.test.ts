import assert from 'node:assert/strict';
import { applyProfile } from '../../../src/rules/apply.ts';
import { lines } from '../../rules/golden.ts';
import { matrixOf, statesOf } from './matrix-of.ts';

describe('the posture of a managed_config.toml', () => {
  const files: Readonly<Record<string, readonly [text: string, states: Record<string, string>, refused?: boolean]>> = {
    'with every default': [
      applyProfile('', 'balanced', { kind: 'managed-config' }),
      {
        otel: '===',
        cli_auth_credentials_store: '===',
        allow_login_shell: '===',
        'history.persistence': '===',
        'memories.disable_on_external_context': '===',
      },
    ],
    'with nothing': [
      '',
      {
        otel: '...',
        cli_auth_credentials_store: '...',
        allow_login_shell: '...',
        'history.persistence': '...',
        'memories.disable_on_external_context': '...',
      },
    ],
    'with stricter and weaker ones': [
      lines(
        'cli_auth_credentials_store = "ephemeral"',
        'features.memories = false',
        'allow_login_shell = true',
        '[history]',
        'persistence = "none"',
        '[otel]',
        'exporter = "none"',
      ),
      {
        otel: '---',
        cli_auth_credentials_store: '+++',
        allow_login_shell: '---',
        'history.persistence': '---',
        'memories.disable_on_external_context': '+++',
      },
    ],
    'with one that Codex refuses': [
      'allow_login_shell = "no"\n[memories]\nno_memories_if_mcp_or_web_search = true\n',
      {
        otel: '...',
        cli_auth_credentials_store: '...',
        allow_login_shell: 'xxx',
        'history.persistence': '...',
        'memories.disable_on_external_context': '===',
      },
      true,
    ],
  };

  for (const [name, [text, states, refused = false]] of Object.entries(files)) {
    it(`is told ${name}`, () => {
      const matrix = matrixOf(text, 'managed-config');
      assert.deepEqual(statesOf(matrix), states);
      assert.equal(matrix.refused, refused);
    });
  }

  it('shows of a collector its kind alone', () => {
    const text = '[otel.exporter."otlp-http".headers]\nauthorization = "secret"\n';
    const [row] = matrixOf(text, 'managed-config').rows;
    assert.equal(row?.value, 'otlp-http');
  });
});
