import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import { check } from '../../src/rules/check.ts';
import { contextOf } from './golden.ts';

/** What is rejected or ignored in a policy, for the releases that read it. */
function told(text: string, releases: string): string[] {
  return check(contextOf(text, 'balanced', { release: releaseFor(releases) }))
    .filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores')
    .map(({ code, verdict, keyPath }) => `${code} ${verdict} ${keyPath.join('.')}`);
}

describe('what only newer releases than those of the range refuse', () => {
  // Known from 0.166 on, and refused there without an endpoint.
  const policy = '[otel.exporter.otlp-http]\nprotocol = "json"\n';
  const older = 'not-in-every-release ignores otel';
  const newest = 'invalid-value rejects otel.exporter.otlp-http';

  it('is left out where all of the range load the policy', () => {
    assert.deepEqual(told(policy, '0.165'), [older]);
    assert.deepEqual(told(policy, '0.125 - 0.165'), [older]);
  });

  it('is said where the newest is in the range', () => {
    assert.deepEqual(told(policy, '>=0.165'), [older, newest]);
    assert.deepEqual(told(policy, '0.169'), [newest]);
  });

  it('is said where one of the range refuses the policy', () => {
    assert.deepEqual(told(`allowed_sandbox_modes = "read-only"\n${policy}`, '0.165'), [
      'invalid-value rejects allowed_sandbox_modes',
      older,
      newest,
    ]);
  });

  it('leaves what is no TOML yet to be mended', () => {
    assert.deepEqual(told('x = \n', '0.66'), ['toml-syntax rejects ']);
  });
});
