import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const id = 'literal-variable';

function withHeader(value: string): string {
  return lines(
    '[otel.exporter.otlp-http]',
    'endpoint = "https://a"',
    'protocol = "json"',
    `headers.x-key = "${value}"`,
  );
}

describe(id, () => {
  it('has nothing to say without telemetry', () => {
    assert.deepEqual(findings(id, ''), []);
    assert.deepEqual(findings(id, lines('[otel]', 'environment = "prod"', 'exporter = "none"')), []);
  });

  it('finds a variable in a header', () => {
    assert.deepEqual(findings(id, withHeader(['$', '{OTLP_TOKEN}'].join(''))), [
      `4:17-32 warning ineffective otel.exporter.otlp-http.headers.x-key «"$${'{OTLP_TOKEN}'}"»`,
      `  Codex 0.169 expands no variables in \`[otel]\`: \`$${'{OTLP_TOKEN}'}\` is used just as it is written. The`,
      '  value itself must stand here, or client certificates take its place.',
    ]);
  });

  it('finds it in every exporter, and in the other settings', () => {
    const text = lines(
      '[otel]',
      'environment = "$STAGE"',
      '[otel.trace_exporter.otlp-grpc]',
      'endpoint = "https://$HOST:4317"',
      'headers = { Authorization = "Bearer %TOKEN%", other = "x" }',
      '[otel.metrics_exporter.otlp-grpc]',
      'endpoint = "https://a"',
      'tls.ca-certificate = "$CERTS/ca.pem"',
    );
    assert.deepEqual(findings(id, text), [
      '2:15-23 warning ineffective otel.environment «"$STAGE"»',
      '  Codex 0.169 expands no variables in `[otel]`: `$STAGE` is used just as it is written.',
      '4:12-32 warning ineffective otel.trace_exporter.otlp-grpc.endpoint «"https://$HOST:4317"»',
      '  Codex 0.169 expands no variables in `[otel]`: `$HOST` is used just as it is written.',
      '5:29-45 warning ineffective otel.trace_exporter.otlp-grpc.headers.Authorization «"Bearer %TOKEN%"»',
      '  Codex 0.169 expands no variables in `[otel]`: `%TOKEN%` is used just as it is written. The value',
      '  itself must stand here, or client certificates take its place.',
      '8:22-37 warning ineffective otel.metrics_exporter.otlp-grpc.tls.ca-certificate «"$CERTS/ca.pem"»',
      '  Codex 0.169 expands no variables in `[otel]`: `$CERTS` is used just as it is written.',
    ]);
  });

  it('finds it in the settings of everyone and of a user, not in a project, where Codex ignores it', () => {
    const text = lines('[otel]', 'environment = "$STAGE"');
    const at = (path: string, kind: 'managed-config' | 'config') =>
      findings(id, text, 'balanced', { path, kind }).length;
    assert.ok(at('/etc/codex/managed_config.toml', 'managed-config') > 0);
    assert.ok(at('/home/me/.codex/config.toml', 'config') > 0);
    assert.equal(at('/srv/app/.codex/config.toml', 'config'), 0);
  });

  for (const secret of ['pa$SWORD', '$ecret', 'a$$B', 'x%20y%20', '100%', '$1', '$', 'a %A% b', '%7Bb%7D']) {
    it(`takes ${secret} for a value`, () => assert.deepEqual(findings(id, withHeader(secret)), []));
  }
});
