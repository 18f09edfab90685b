import assert from 'node:assert/strict';
import { check, fixesOf } from '../../src/rules/check.ts';
import { contextOf, crlf, lines } from './golden.ts';

describe('what no fix does', () => {
  /** The texts that the fixes of a rule's first finding give. */
  function results(rule: string, text: string): (string | undefined)[] {
    const context = contextOf(text, 'high-utility');
    const finding = check(context).find(({ code }) => code === rule);
    assert.ok(finding);
    return fixesOf(context, finding).map((fix) => fix.apply());
  }

  it('makes Codex refuse a key that it ignored', () => {
    const text = lines('[otel.span_attributes]', '[otel.tool_result]', 'default_permissions = ":workspace"');
    assert.deepEqual(results('misplaced-key', text), [undefined]);
    const alone = lines('default_permission = ":workspace"');
    assert.deepEqual(results('unknown-key', alone), [undefined]);
    const together = lines(
      'default_permission = ":workspace"',
      'allowed_permission_profiles = { ":workspace" = true }',
    );
    assert.deepEqual(results('unknown-key', together), [together.replace('permission =', 'permissions =')]);
  });

  it('gives a value a form that Codex takes in a place that it refuses all the same', () => {
    const text = lines('[model_providers.amazon-bedrock]', 'stream_max_retries = "7"');
    assert.deepEqual(results('invalid-value', text), [undefined]);
    const url = lines('[config_server]', 'base_url = 7');
    assert.deepEqual(results('invalid-value', url), [undefined]);
  });

  it('forgets the line ends of a file that it rewrites as a whole', () => {
    const text = crlf('[features.multi_agent_v2]', 'enabled = false');
    assert.deepEqual(results('config-key', text), [crlf('[features]', 'multi_agent_v2 = false')]);
  });
});
