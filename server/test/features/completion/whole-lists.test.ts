import assert from 'node:assert/strict';
import { configSchema } from '../../../src/codex/config/index.ts';
import { ignoredInProjects } from '../../../src/codex/config/project.ts';
import { featureAliases, features } from '../../../src/codex/features.ts';
import { requirementsSchema } from '../../../src/codex/requirements/index.ts';
import { fromSession, roleSchema } from '../../../src/codex/roles/index.ts';
import { ask, labels, type PlaceName } from './choose.ts';

/** Keys that Codex skips or refuses, whatever their value. */
const gone = [
  'commit_attribution',
  'experimental_thread_config_endpoint',
  'experimental_thread_store_endpoint',
  'profile',
] as const;

function offered(marked: string, place: PlaceName): string[] {
  return labels(ask(marked, place))
    .map((label) => label.replace('!', ''))
    .sort();
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name)).sort();
}

const hookEvents =
  'PreModelRequest PostModelRequest PreToolUse PermissionRequest PostToolUse PreCompact PostCompact SessionStart ' +
  'SessionEnd UserPromptSubmit SubagentStart SubagentStop Stop Interrupt';

describe('whole lists of completion', () => {
  it('has every root key of settings but those that Codex skips or refuses', () => {
    assert.deepEqual(offered('|', 'config'), without(Object.keys(configSchema.keys), gone));
    assert.deepEqual(offered('|', 'managed'), without(Object.keys(configSchema.keys), gone));
  });

  it('leaves out in a project what Codex does not take from one', () => {
    assert.deepEqual(offered('|', 'project'), without(Object.keys(configSchema.keys), [...gone, ...ignoredInProjects]));
  });

  it('leaves out in a role what a sub-agent does not go by', () => {
    const barred = [...gone, ...Object.keys(fromSession)];
    assert.deepEqual(offered('|', 'role'), without(Object.keys(roleSchema.keys), barred));
  });

  it('has every root key of a policy, and each missing control with the value of the profile', () => {
    const statements = [
      'allowed_approval_policies = ["untrusted"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_sandbox_modes = ["read-only", "workspace-write"]',
      'allowed_web_search_modes = ["cached"]',
    ];
    assert.deepEqual(offered('|', 'requirements'), [...Object.keys(requirementsSchema.keys), ...statements].sort());
  });

  it('puts the missing controls of the target profile first', () => {
    const first = (profile: 'high-utility' | 'security-oriented') =>
      labels(ask('|', 'requirements', { profile })).filter((label) => label.includes('='));
    assert.deepEqual(first('high-utility'), [
      'allowed_approval_policies = ["untrusted", "on-request", "never"]',
      'allowed_approvals_reviewers = ["auto_review", "user"]',
      'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]',
      'allowed_web_search_modes = ["live", "cached"]',
    ]);
    assert.deepEqual(first('security-oriented'), [
      'allowed_approval_policies = ["never"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_sandbox_modes = ["read-only"]',
      'mcp_servers = {}',
      'allowed_web_search_modes = ["disabled"]',
    ]);
  });

  it('has every feature whose pin does something, older names and removed ones crossed out and last', () => {
    const current = features.filter(({ pinEffective }) => pinEffective);
    const all = labels(ask('[features]\n|\n', 'requirements')).filter((label) => !label.includes('='));
    assert.deepEqual(
      all.map((label) => label.replace('!', '')).sort(),
      [...current.map(({ name }) => name), ...Object.keys(featureAliases)].sort(),
    );
    const crossed = all.filter((label) => label.startsWith('!'));
    assert.deepEqual(all.slice(-crossed.length), crossed);
    const removed = current.filter(({ stage }) => stage === 'removed').map(({ name }) => name);
    const expected = [...removed, ...Object.keys(featureAliases), 'multi_agent'];
    assert.deepEqual(crossed.map((label) => label.slice(1)).sort(), expected.sort());
  });

  it('has every list of tables after two brackets', () => {
    assert.equal(
      labels(ask('[[|]]')).join(' '),
      [
        'remote_sandbox_config experimental_network.header_injections network_proxy.header_injections',
        `rules.prefix_rules ${hookEvents.replaceAll(/\w+/g, 'hooks.$&')}`,
        'permissions.network.header_injections browser_use.extension.request_headers computer_use.windows.exes',
      ].join(' '),
    );
  });

  it('has the keys of a server that go with its transport', () => {
    const common =
      'scopes enabled required enabled_tools disabled_tools default_tools_approval_mode tools omit_tools_from ' +
      'startup_timeout_sec startup_timeout_ms startup_readiness tool_timeout_sec tool_input_schema_max_bytes ' +
      'supports_parallel_tool_calls environment_id name';
    const beside = (line: string) => labels(ask(`[mcp_servers.docs]\n${line}\n|`, 'config')).join(' ');
    assert.equal(beside('command = "x"'), `args cwd env env_vars ${common}`);
    assert.equal(
      beside('url = "x"'),
      `bearer_token_env_var http_headers env_http_headers http_headers_helper auth oauth oauth_resource ${common}`,
    );
  });
});
