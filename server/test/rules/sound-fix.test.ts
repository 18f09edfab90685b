import assert from 'node:assert/strict';
import type { FileKind } from '../../src/codex/file-kind.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { check } from '../../src/rules/check.ts';
import { fixesOf } from '../../src/rules/fixes.ts';
import { contextOf, crlf, lines } from './golden.ts';

describe('what no fix does', () => {
  /** The texts that the fixes of a rule's first finding give. */
  function results(
    rule: string,
    text: string,
    kind: FileKind = 'requirements',
    profile: ProfileId = 'high-utility',
  ): (string | undefined)[] {
    const context = contextOf(text, profile, { kind });
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

  it('moves a key to where it needs another one', () => {
    const text = lines('[hooks]', 'model_provider = "own"', 'model_providers = { own = { name = "a" } }');
    assert.deepEqual(results('misplaced-key', text, 'config'), [undefined]);
    const together = lines('[model_providers.own]', 'name = "a"', '[hooks]', 'model_provider = "own"');
    assert.deepEqual(results('misplaced-key', together, 'config'), [
      lines('model_provider = "own"', '', '[model_providers.own]', 'name = "a"', '[hooks]'),
    ]);
  });

  it('renames one of two tables, or a key to a name that is taken', () => {
    const tables = lines('[feature]', 'apps = false', '[feature]', 'memories = false');
    assert.deepEqual(results('unknown-key', tables), [undefined]);
    const keys = lines('[agents]', 'default_model = "a"', '[agents]', 'default_model = "a"');
    assert.deepEqual(results('invalid-value', keys, 'config'), [undefined]);
  });

  it('takes away what holds a broken file together', () => {
    const result = (header: string) => {
      const text = lines('[mcp_servers]', header, '[mcp_servers.own.identity]', 'command = "x"');
      return results('weaker-than-profile', text, 'requirements', 'security-oriented');
    };
    assert.deepEqual(result('[mcp_servers...own]'), [undefined]);
    assert.deepEqual(result('[mcp_servers.own]'), [lines('[mcp_servers]')]);
  });

  it('brings to light what Codex ignores instead', () => {
    assert.deepEqual(results('unknown-key', lines('[feature]', 'memory = false')), [undefined]);
    const sound = lines('[feature]', 'memories = false');
    assert.deepEqual(results('unknown-key', sound), [sound.replace('feature', 'features')]);
  });

  it('forgets the line ends of a file that it rewrites as a whole', () => {
    const text = crlf('[features.multi_agent_v2]', 'enabled = false');
    assert.deepEqual(results('config-key', text), [crlf('[features]', 'multi_agent_v2 = false')]);
  });
});
