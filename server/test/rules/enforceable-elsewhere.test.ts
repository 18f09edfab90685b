import assert from 'node:assert/strict';
import { check } from '../../src/rules/check.ts';
import { contextOf } from './golden.ts';

function found(text: string, kind: 'managed-config' | 'config' = 'managed-config') {
  const context = contextOf(text, 'balanced', { kind });
  return check(context)
    .filter(({ code }) => code === 'enforceable-elsewhere')
    .map(({ span, message, severity, keyPath }) => ({
      text: text.slice(span.start, span.end),
      key: keyPath.join('.'),
      severity,
      message,
    }));
}

describe('enforceable-elsewhere', () => {
  it('says where a default could be required', () => {
    assert.deepEqual(found('model = "a"\nweb_search = "live" # why\n'), [
      {
        text: 'web_search',
        key: 'web_search',
        severity: 'hint',
        message:
          'In managed_config.toml Codex 0.169 takes `web_search` as a setting, and requires nothing: `allowed_web_search_modes` in requirements.toml enforces it.',
      },
    ]);
  });

  it('speaks once of a key, whatever is below it', () => {
    const text = `allow_login_shell = false
forced_login_method = "chatgpt"

[otel]
environment = "prod"

[otel.exporter."otlp-http"]
endpoint = "https://otel.example.com"
protocol = "binary"

[features]
apps = false
memories = true

[windows]
sandbox = "elevated"

[auto_review]
policy = "Ask."

[apps.mail]
enabled = false
`;
    assert.deepEqual(
      found(text).map(({ key, text: span }) => `${key}: ${span}`),
      [
        'allow_login_shell: allow_login_shell',
        'forced_login_method: forced_login_method',
        'otel: otel',
        'features.apps: apps',
        'features.memories: memories',
        'windows.sandbox: sandbox',
        'auto_review.policy: policy',
        'apps.mail.enabled: enabled',
      ],
    );
  });

  it('leaves what is a requirement already to its own rule', () => {
    assert.deepEqual(found('approval_policy = "never"\napprovals_reviewer = "user"\nsandbox_mode = "read-only"\n'), []);
  });

  it('is silent where nothing enforces the key, and where a pin would change nothing', () => {
    assert.deepEqual(
      found(
        'model = "a"\n[history]\npersistence = "none"\n[features]\npersonality = true\nnone = true\n[apps.mail]\nenabled = true\n',
      ),
      [],
    );
  });

  it('is silent while a value is typed, and in a config.toml', () => {
    assert.deepEqual(found('web_search = \n'), []);
    assert.deepEqual(found('web_search = "live"\n', 'config'), []);
  });
});
