import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'older-setting';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

describe(rule, () => {
  it('finds older names, and says what follows them', () => {
    const text = lines(
      '[agents]',
      'max_threads = 4 # few',
      '[tui]',
      'whimsy = false',
      '[memories]',
      'use_memories = true',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:1-12 info accepts agents.max_threads «max_threads»',
      '  `agents.max_threads` is of an older form, which Codex 0.169 still reads. Old name of',
      '  max_concurrent_threads_per_session; a table with both is rejected.',
      '4:1-7 info accepts tui.whimsy «whimsy»',
      '  `tui.whimsy` is of an older form, which Codex 0.169 still reads. Use effects.starfield: with',
      '  `--strict-config` Codex rejects the old name.',
    ]);
    assertFixes(rule, text, [], { where: user });
  });

  it('finds a table once, whatever is in it', () => {
    const text = lines(
      '[profiles.a]',
      'model = "a"',
      '[profiles.b.features]',
      'steer = true',
      '[ghost_snapshot]',
      'disable_warnings = true',
    );
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      '1:2-10 info accepts profiles «profiles»',
      '  `profiles` is of an older form, which Codex 0.169 still reads. Codex goes by none of them. Put the',
      '  settings into `<name>.config.toml` beside config.toml, and choose it with `--profile <name>`.',
      '5:2-16 info accepts ghost_snapshot «ghost_snapshot»',
      '  `ghost_snapshot` is of an older form, which Codex 0.169 still reads. Remove it: Codex reads the',
      '  table and does nothing with it.',
    ]);
  });

  it('leaves to other rules what Codex refuses, ignores or has dropped, and features', () => {
    for (const line of [
      'profile = "a"',
      'experimental_thread_store_endpoint = "https://a.test"',
      'js_repl_node_path = 1',
      'commit_attribution = "me"',
      'experimental_thread_config_endpoint = "https://a.test"',
      'windows.sandbox_private_desktop = true',
      'features.collab = true',
      'mcp_servers.a = { command = "a", bearer_token = "b" }',
    ]) {
      assert.deepEqual(findings(rule, lines(line), 'balanced', user), [], line);
    }
    assert.deepEqual(findings(rule, lines('[profiles.a]', 'model = "a"'), 'balanced', project), []);
    assert.deepEqual(
      findings(rule, lines('[agents]', 'max_threads = 4', 'max_concurrent_threads_per_session = 4'), 'balanced', user),
      [],
    );
  });

  it('has nothing to say of a requirements.toml', () => {
    assert.deepEqual(findings(rule, lines('instructions = "a"')), []);
  });
});
