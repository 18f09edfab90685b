import assert from 'node:assert/strict';
import { configSchema } from '../../src/codex/config/index.ts';
import { placeAt, walk } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import type { KeyPath } from '../../src/toml/document.ts';

describe('the name of a place', () => {
  const named: readonly (readonly [path: KeyPath, name: string | undefined])[] = [
    [[], ''],
    [['rules', 'prefix_rules', 1, 'pattern', 0, 'token'], 'rules.prefix_rules[].pattern[].token'],
    [['mcp_servers', 'docs', 'identity', 'url'], 'mcp_servers.<id>.identity.url'],
    [['experimental_network', 'domains', '*.example.com'], 'experimental_network.domains.<pattern>'],
    [['permissions', 'filesystem', 'deny_read', 0], 'permissions.filesystem.deny_read[]'],
    [['rules', 0], undefined],
    [['colour'], undefined],
    [['allowed_sandbox_modes', 'read-only'], undefined],
  ];
  for (const [path, name] of named) {
    it(`is ${name ?? 'none'} for ${path.join('.') || 'the root'}`, () => {
      assert.equal(placeAt(requirementsSchema, path)?.name, name);
    });
  }

  it('quotes a key with dots in it, which is no table and its key', () => {
    assert.equal(
      placeAt(configSchema, ['features', 'guardianv2.thread_context'])?.name,
      'features."guardianv2.thread_context"',
    );
    assert.equal(
      placeAt(configSchema, ['features', 'guardianv2', 'thread_context'])?.name,
      'features.guardianv2.thread_context',
    );
  });

  it('is different for all places', () => {
    for (const root of [requirementsSchema, configSchema]) {
      const ways = Array.from(walk(root), ({ path }) => path.map((step) => (step === '[]' ? 0 : step)));
      const names = ways.map((way) => placeAt(root, way)?.name);
      assert.equal(new Set(names).size, ways.length);
      assert.ok(!names.includes(undefined));
    }
  });
});
