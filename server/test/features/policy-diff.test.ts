import assert from 'node:assert/strict';
import type { FileKind } from '../../src/codex/file-kind.ts';
import { type Direction, diffPolicies } from '../../src/features/policy-diff.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { applyProfile } from '../../src/rules/apply.ts';
import { changes } from './policy-changes.ts';

const places: Readonly<Record<FileKind, string>> = {
  requirements: '/etc/codex/requirements.toml',
  'managed-config': '/etc/codex/managed_config.toml',
  config: '/home/ada/.codex/config.toml',
  'agent-role': '/home/ada/.codex/agents/helper.toml',
};

function diff(old: string, fresh: string, kind: FileKind = 'requirements') {
  return diffPolicies({ path: places[kind], text: old }, { path: places[kind], text: fresh }, kind);
}

describe('what a change of policy loosens and tightens', () => {
  for (const { name, kind, old, fresh, expected } of changes) {
    it(name, () => {
      const lines = diff(old, fresh, kind).changes.map(({ direction, key, words }) => `${direction} ${key}: ${words}`);
      assert.deepEqual(lines, expected);
    });

    it(`${name}: the other way round nothing is loosened that was not tightened`, () => {
      const turned: Readonly<Record<Direction, Direction>> = {
        loosened: 'tightened',
        tightened: 'loosened',
        changed: 'changed',
      };
      const outline = (all: ReturnType<typeof diff>['changes'], turn: (one: Direction) => Direction) =>
        [...new Set(all.map(({ direction, key }) => `${key} ${turn(direction)}`))].sort();
      const there = outline(diff(old, fresh, kind).changes, (one) => turned[one]);
      const back = outline(diff(fresh, old, kind).changes, (one) => one);
      const onlyOne = back.filter((line) => line.endsWith('loosened') && !there.includes(line));
      assert.deepEqual(onlyOne, irregular[name] ?? []);
    });
  }
});

/** Changes that are not the mirror of themselves, and what is loosened on the way back. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  'never in place of untrusted': ['allowed_approval_policies loosened'],
  'a server at another address': ['mcp_servers.docs loosened'],
};

describe('the profiles against each other', () => {
  /** The controls that a step from one profile to another loosens. */
  const loosened: Readonly<Record<string, readonly string[]>> = {
    'balanced to high-utility': [
      'allowed_approval_policies',
      'allowed_approvals_reviewers',
      'allowed_sandbox_modes',
      'allowed_web_search_modes',
      'features.browser_use',
      'features.browser_use_external',
      'features.browser_use_full_cdp_access',
      'features.computer_use',
      'features.skill_mcp_dependency_install',
      'permissions.filesystem.deny_read',
    ],
    'security-oriented to balanced': [
      'allowed_approval_policies',
      'allowed_sandbox_modes',
      'allowed_web_search_modes',
      'features.apps',
      'features.in_app_browser',
      'features.memories',
      'mcp_servers.local',
      'mcp_servers.remote',
      'rules.prefix_rules',
    ],
    'security-oriented to high-utility': [
      'allowed_approval_policies',
      'allowed_approvals_reviewers',
      'allowed_sandbox_modes',
      'allowed_web_search_modes',
      'features.apps',
      'features.browser_use',
      'features.browser_use_external',
      'features.browser_use_full_cdp_access',
      'features.computer_use',
      'features.in_app_browser',
      'features.memories',
      'features.skill_mcp_dependency_install',
      'mcp_servers.local',
      'mcp_servers.remote',
      'permissions.filesystem.deny_read',
      'rules.prefix_rules',
    ],
  };

  /** Lists that are neither: `never` asks nobody, and `untrusted` asks for everything. */
  const unordered: Readonly<Record<string, readonly string[]>> = {
    'balanced to security-oriented': ['allowed_approval_policies'],
    'balanced to high-utility': ['guardian_policy_config'],
    'high-utility to balanced': ['guardian_policy_config'],
    'high-utility to security-oriented': ['guardian_policy_config'],
    'security-oriented to high-utility': ['guardian_policy_config'],
  };

  const keys = (from: ProfileId, to: ProfileId, wanted: Direction) =>
    diff(applyProfile('', from), applyProfile('', to))
      .changes.filter(({ direction }) => direction === wanted)
      .map(({ key }) => key)
      .sort();

  for (const from of profileIds) {
    for (const to of profileIds) {
      const name = `${from} to ${to}`;
      it(name, () => {
        assert.deepEqual(keys(from, to, 'loosened'), loosened[name] ?? []);
        assert.deepEqual(keys(from, to, 'changed'), unordered[name] ?? []);
        const undone = new Set([...(loosened[`${to} to ${from}`] ?? [])]);
        for (const key of unordered[name] ?? []) undone.delete(key);
        assert.deepEqual(keys(from, to, 'tightened'), [...undone].sort());
      });
    }
  }
});

describe('files that do not count', () => {
  it('names what Codex ignores', () => {
    const { ignored } = diff('', 'allowed_sandbox_mode = ["read-only"]\n[features]\nappz = false\nhooks = true\n');
    assert.deepEqual(ignored, { before: [], after: ['allowed_sandbox_mode', 'features.appz'] });
  });

  it('says why Codex refuses one, and counts nothing of it', () => {
    const { refusals, changes: found } = diff('allow_appshots = false\n', 'allow_appshots = "no"\n');
    assert.deepEqual(refusals, { after: '`allow_appshots` has the wrong type' });
    assert.deepEqual(
      found.map(({ direction, key, before, after }) => ({ direction, key, before, after })),
      [{ direction: 'loosened', key: 'allow_appshots', before: 'false', after: undefined }],
    );
  });

  it('finds nothing in two spellings of one policy', () => {
    const old = 'feature_requirements.connectors = false\nnetwork_proxy = { domains = { "a.example" = "deny" } }\n';
    const fresh = '[features]\n"apps" = false\n[permissions.network.domains]\n"a.example" = "deny"\n';
    assert.deepEqual(diff(old, fresh).changes, []);
  });

  it('shows no secret', () => {
    const fresh =
      '[otel.exporter.otlp-http]\nendpoint = "https://me:pw@x.example"\nprotocol = "json"\nheaders = { key = "abc" }\n';
    const shown = JSON.stringify(diff('', fresh));
    assert.doesNotMatch(shown, /abc|pw/);
  });

  it('never throws', () => {
    for (const text of ['', '[', 'a', '= 1', 'features = 1', 'rules.prefix_rules = [1]', 'mcp_servers = []']) {
      for (const kind of ['requirements', 'managed-config', 'config', 'agent-role'] as const) {
        diff(text, 'allow_appshots = false\n', kind);
        diff('allow_appshots = false\n', text, kind);
      }
    }
  });
});
