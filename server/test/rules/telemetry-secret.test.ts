import assert from 'node:assert/strict';
import { contextOf, findings, findingsOf, lines } from './golden.ts';

const rule = 'telemetry-secret';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

/** Made up, and looking like one. */
const key = ['9fQ2kLw81Z', 'xPq0Rt7Vb3'].join('');

const withHeaders = (headers: string) =>
  lines('[otel.exporter.otlp-grpc]', 'endpoint = "https://collect.acme.io"', `headers = ${headers}`);

describe(rule, () => {
  it('finds a token in a header of any exporter, without saying it', () => {
    const text = lines(
      '[otel.trace_exporter.otlp-http]',
      'endpoint = "https://collect.acme.io"',
      'protocol = "json"',
      `headers.Authorization = "Bearer ${key}"`,
    );
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      `4:25-54 warning accepts otel.trace_exporter.otlp-http.headers.Authorization «"Bearer ${key}"»`,
      '  A token stands here as it is, and every user of the machine can use it. Codex 0.169 fills in no',
      '  variables here: client certificates keep the secret in a file of its own.',
    ]);
    const [finding] = findingsOf(rule, contextOf(text, 'balanced', managed));
    assert.equal(JSON.stringify(finding).includes(key), false);
  });

  it('is a piece of information in the file of a user, and nothing in a project, where Codex ignores it', () => {
    const text = withHeaders(`{ "x-api-key" = "${key}" }`);
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      `3:27-49 info accepts otel.exporter.otlp-grpc.headers.x-api-key «"${key}"»`,
      '  A key stands here as it is, and whoever reads the file can use it. Codex 0.169 fills in no variables',
      '  here: client certificates keep the secret in a file of its own.',
    ]);
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('finds a password in the address', () => {
    const text = lines('[otel.exporter.otlp-grpc]', `endpoint = "https://codex:${key}@collect.acme.io"`);
    assert.equal(findings(rule, text, 'balanced', managed)[0]?.startsWith('2:12-'), true);
  });

  it('says nothing of variables, of placeholders and of headers that let nobody in', () => {
    for (const value of [
      '',
      ['$', '{OTLP_TOKEN}'].join(''),
      '$TOKEN',
      'YOUR_API_KEY',
      '<token>',
      'xxxxxxxxxxxxxxxxxxxx',
    ]) {
      assert.deepEqual(findings(rule, withHeaders(`{ "x-api-key" = "${value}" }`), 'balanced', managed), [], value);
    }
    assert.deepEqual(findings(rule, withHeaders('{ "x-scope-orgid" = "tenant-1" }'), 'balanced', managed), []);
    assert.deepEqual(findings(rule, withHeaders('1'), 'balanced', managed), []);
  });
});
