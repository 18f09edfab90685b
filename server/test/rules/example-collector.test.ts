import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const rule = 'example-collector';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

const said = (endpoint: string) =>
  findings(rule, lines('[otel.exporter.otlp-grpc]', `endpoint = "${endpoint}"`), 'balanced', managed);

describe(rule, () => {
  it('finds the names that are reserved for examples', () => {
    assert.deepEqual(said('https://otel.example.com/v1/logs'), [
      '2:12-46 info accepts otel.exporter.otlp-grpc.endpoint «"https://otel.example.com/v1/logs"»',
      '  Codex 0.169 sends log events to this address, which stands for an example: they reach nobody. Put',
      '  the address of your own collector here.',
    ]);
    for (const address of ['http://example.org', 'https://EXAMPLE.net:4317'])
      assert.equal(said(address).length > 0, true);
  });

  it('says nothing of any other address', () => {
    for (const address of ['https://myexample.com', 'https://example.com.acme.io', 'https://a.io/example.com', '']) {
      assert.deepEqual(said(address), [], address);
    }
  });
});
