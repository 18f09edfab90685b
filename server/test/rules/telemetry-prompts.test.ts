import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const rule = 'telemetry-prompts';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

const collector = ['[otel.exporter.otlp-grpc]', 'endpoint = "https://collect.acme.io"'];

describe(rule, () => {
  it('says what goes to the collector', () => {
    assert.deepEqual(findings(rule, lines('[otel]', 'log_user_prompt = true', ...collector), 'balanced', managed), [
      '2:19-23 info accepts otel.log_user_prompt «true»',
      '  Codex 0.169 sends the text of every prompt to the collector, with the passwords and personal data',
      '  that people paste into them. An audit may need that; then those who write should know, and few',
      '  should read it.',
    ]);
  });

  it('says nothing where no prompt goes anywhere, and of a user’s own', () => {
    const on = ['[otel]', 'log_user_prompt = true'];
    assert.deepEqual(findings(rule, lines(...on), 'balanced', managed), []);
    assert.deepEqual(findings(rule, lines(...on, 'exporter = "none"'), 'balanced', managed), []);
    assert.deepEqual(findings(rule, lines('[otel]', 'log_user_prompt = false', ...collector), 'balanced', managed), []);
    const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
    assert.deepEqual(findings(rule, lines(...on, ...collector), 'balanced', user), []);
  });
});
