import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'telemetry-over-http';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds it in every exporter', () => {
    const text = lines(
      '[otel.exporter.otlp-http]',
      'endpoint = "http://collect.acme.io/v1/logs"',
      'protocol = "json"',
      '[otel]',
      "trace_exporter = { otlp-grpc = { endpoint = 'HTTP://collect.acme.io:4317' } }",
      '[otel.metrics_exporter.otlp-grpc]',
      'endpoint = "http://otel.internal:4317"',
    );
    for (const where of [managed, user]) {
      assert.deepEqual(findings(rule, text, 'balanced', where), [
        '2:12-44 warning accepts otel.exporter.otlp-http.endpoint «"http://collect.acme.io/v1/logs"»',
        '  Codex 0.169 sends log events to this address without encryption: whoever is on the way reads them,',
        '  with the headers that let Codex in.',
        "5:45-74 warning accepts otel.trace_exporter.otlp-grpc.endpoint «'HTTP://collect.acme.io:4317'»",
        '  Codex 0.169 sends traces to this address without encryption: whoever is on the way reads them, with',
        '  the headers that let Codex in.',
        '7:12-39 info accepts otel.metrics_exporter.otlp-grpc.endpoint «"http://otel.internal:4317"»',
        '  Codex 0.169 sends metrics to this address without encryption: whoever is on the way reads them, with',
        '  the headers that let Codex in.',
      ]);
    }
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('says nothing of https, of this machine, of words and of what is no address', () => {
    for (const value of [
      '{ otlp-http = { endpoint = "https://collect.acme.io", protocol = "json" } }',
      '{ otlp-http = { endpoint = "http://127.0.0.1:4318/v1/logs", protocol = "json" } }',
      '{ otlp-grpc = { endpoint = "http://localhost:4317" } }',
      '{ otlp-grpc = { endpoint = 1 } }',
      '"none"',
    ]) {
      assert.deepEqual(findings(rule, lines('[otel]', `exporter = ${value}`), 'balanced', managed), [], value);
    }
  });

  it('offers https, which the collector must speak', () => {
    assertFixes(
      rule,
      lines('[otel.exporter.otlp-grpc]', 'endpoint = "http://collect.acme.io:4317" # ours'),
      [
        {
          title: 'Use https',
          text: lines('[otel.exporter.otlp-grpc]', 'endpoint = "https://collect.acme.io:4317" # ours'),
          ask: true,
        },
      ],
      { where: managed },
    );
  });
});
