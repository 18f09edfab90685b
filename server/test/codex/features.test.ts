import assert from 'node:assert/strict';
import { featureAliases, features, findFeature } from '../../src/codex/features.ts';
import { schemaAt } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';

describe('features', () => {
  it('are all there, once each', () => {
    assert.equal(features.length, 215);
    assert.equal(new Set(features.map(({ name }) => name)).size, 215);
  });

  it('have the right stage and default', () => {
    assert.deepEqual(findFeature('memories'), {
      name: 'memories',
      stage: 'stable',
      default: false,
      pinEffective: true,
    });
    assert.deepEqual(findFeature('multi_agent'), {
      name: 'multi_agent',
      stage: 'deprecated',
      default: true,
      pinEffective: true,
    });
    const count = (stage: string): number => features.filter((feature) => feature.stage === stage).length;
    assert.deepEqual(
      ['stable', 'experimental', 'under development', 'deprecated', 'removed'].map(count),
      [68, 5, 90, 4, 48],
    );
  });

  it('tell which pins change nothing', () => {
    assert.deepEqual(
      features
        .filter(({ pinEffective }) => !pinEffective)
        .map(({ name }) => name)
        .sort(),
      [
        ...['guardianv2.thread_context', 'personality', 'plugin_discovery_prefetch', 'realtime_conversation'],
        ...['shell_zsh_fork', 'unified_exec_zsh_fork', 'worktrees'],
      ],
    );
  });

  it('have aliases that lead to known features', () => {
    assert.equal(Object.keys(featureAliases).length, 10);
    for (const [alias, name] of Object.entries(featureAliases)) assert.equal(findFeature(alias)?.name, name, alias);
  });

  it('are not found by other names', () => {
    for (const name of ['Memories', 'toString', '']) assert.equal(findFeature(name), undefined, name);
  });

  it('described in the reference are known', () => {
    const pins = schemaAt(requirementsSchema, ['features']);
    assert.ok(pins?.type === 'table');
    for (const name of Object.keys(pins.keys)) assert.ok(findFeature(name), name);
  });
});
