import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'network-for-commands';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds the whole network', () => {
    const text = lines('[sandbox_workspace_write]', 'network_access = true # npm');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:18-22 warning accepts sandbox_workspace_write.network_access «true»',
      '  Codex 0.169 gives every command of `workspace-write` sessions the whole network: an injection can',
      '  send whatever the agent can read anywhere.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `sandbox_workspace_write.network_access` to false',
          text: lines('[sandbox_workspace_write]', 'network_access = false # npm'),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('says when nobody is asked, also in a project', () => {
    const text = lines(
      'approval_policy = "never"',
      'sandbox_mode = "workspace-write"',
      'sandbox_workspace_write = { network_access = true }',
    );
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '3:46-50 warning accepts sandbox_workspace_write.network_access «true»',
      '  Codex 0.169 gives every command of `workspace-write` sessions the whole network, without anyone',
      '  asked: an injection can send whatever the agent can read anywhere.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `sandbox_workspace_write.network_access` to false',
          text: lines(
            'approval_policy = "never"',
            'sandbox_mode = "workspace-write"',
            'sandbox_workspace_write = { network_access = false }',
          ),
          ask: true,
        },
      ],
      { where: project },
    );
  });

  it('knows a proxy that lets everything through', () => {
    const text = lines(
      'sandbox_workspace_write.network_access = true',
      '[features.network_proxy]',
      'enabled = true',
      'domains = { "*" = "allow" }',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '1:42-46 warning accepts sandbox_workspace_write.network_access «true»',
      '  Codex 0.169 gives every command of `workspace-write` sessions the whole network: an injection can',
      '  send whatever the agent can read anywhere.',
    ]);
  });

  it('hints at a switch that has no effect in a read-only sandbox', () => {
    const text = lines('sandbox_mode = "read-only"', 'sandbox_workspace_write.network_access = true');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:42-46 hint ineffective sandbox_workspace_write.network_access «true»',
      '  Codex 0.169 looks at this only in the sandbox mode `workspace-write`, and with `sandbox_mode =',
      '  "read-only"` sessions start without it.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `sandbox_workspace_write.network_access` to false',
          text: lines('sandbox_mode = "read-only"', 'sandbox_workspace_write.network_access = false'),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('hints at a switch that has no effect beside a permission profile', () => {
    const text = lines('default_permissions = ":workspace"', 'sandbox_workspace_write.network_access = true');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:42-46 hint ineffective sandbox_workspace_write.network_access «true»',
      '  Codex 0.169 looks at this only in the sandbox mode `workspace-write`, and with `default_permissions',
      '  = ":workspace"` sessions start without it.',
    ]);
  });

  it('finds it in permission profiles, and only hints at those that nobody starts with', () => {
    const text = lines(
      'default_permissions = "own"',
      '[permissions.own.network]',
      'enabled = true',
      'dangerously_allow_all_unix_sockets = true',
      '[permissions.other.network]',
      'enabled = true',
      'dangerously_allow_non_loopback_proxy = true',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '3:11-15 warning accepts permissions.own.network.enabled «true»',
      '  Codex 0.169 gives commands under this permission profile the whole network, without a list of hosts:',
      '  an injection can send whatever the agent can read anywhere.',
      '4:38-42 warning accepts permissions.own.network.dangerously_allow_all_unix_sockets «true»',
      '  With `dangerously_allow_all_unix_sockets` Codex 0.169 lets commands reach any Unix socket, among',
      '  them those of Docker and SSH agents.',
      '6:11-15 hint accepts permissions.other.network.enabled «true»',
      '  Codex 0.169 gives commands under this permission profile the whole network, without a list of hosts:',
      '  an injection can send whatever the agent can read anywhere.',
      '7:40-44 hint accepts permissions.other.network.dangerously_allow_non_loopback_proxy «true»',
      '  With `dangerously_allow_non_loopback_proxy` Codex 0.169 lets the proxy listen beyond this machine,',
      '  where others can use it.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `permissions.own.network.enabled` to false',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.network]',
            'enabled = false',
            'dangerously_allow_all_unix_sockets = true',
            '[permissions.other.network]',
            'enabled = true',
            'dangerously_allow_non_loopback_proxy = true',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `permissions.own.network.dangerously_allow_all_unix_sockets` to false',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.network]',
            'enabled = true',
            'dangerously_allow_all_unix_sockets = false',
            '[permissions.other.network]',
            'enabled = true',
            'dangerously_allow_non_loopback_proxy = true',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 1 },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `permissions.other.network.enabled` to false',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.network]',
            'enabled = true',
            'dangerously_allow_all_unix_sockets = true',
            '[permissions.other.network]',
            'enabled = false',
            'dangerously_allow_non_loopback_proxy = true',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 2 },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `permissions.other.network.dangerously_allow_non_loopback_proxy` to false',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.network]',
            'enabled = true',
            'dangerously_allow_all_unix_sockets = true',
            '[permissions.other.network]',
            'enabled = true',
            'dangerously_allow_non_loopback_proxy = false',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 3 },
    );
  });

  it('finds it in the profile that the default one builds on', () => {
    const text = lines(
      'default_permissions = "own"',
      '[permissions.own]',
      'extends = "base"',
      '[permissions.base.network]',
      'enabled = true',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '5:11-15 warning accepts permissions.base.network.enabled «true»',
      '  Codex 0.169 gives commands under this permission profile the whole network, without a list of hosts:',
      '  an injection can send whatever the agent can read anywhere.',
    ]);
  });

  it('finds a list of hosts that nothing holds commands to', () => {
    const text = lines(
      'default_permissions = "own"',
      '[permissions.own.network]',
      'enabled = true',
      '[permissions.own.network.domains]',
      '"example.com" = "allow"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '4:26-33 warning ineffective permissions.own.network.domains «domains»',
      '  Codex 0.169 holds commands to this list only while `features.network_proxy` is on, and it is off',
      '  unless a file says otherwise: they reach every host.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `features.network_proxy` to true',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.network]',
            'enabled = true',
            '[permissions.own.network.domains]',
            '"example.com" = "allow"',
            '',
            '[features]',
            'network_proxy = true',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('finds that in every profile of risk', () => {
    const text = lines(
      'default_permissions = "own"',
      '[features.network_proxy]',
      'enabled = false',
      '[permissions.own.network]',
      'enabled = true',
      'domains = { "example.com" = "allow" }',
    );
    assert.deepEqual(findings(rule, text, 'high-utility', user), [
      '6:1-8 warning ineffective permissions.own.network.domains «domains»',
      '  Codex 0.169 holds commands to this list only while `features.network_proxy` is on, and it is off',
      '  unless a file says otherwise: they reach every host.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `features.network_proxy.enabled` to true',
          text: lines(
            'default_permissions = "own"',
            '[features.network_proxy]',
            'enabled = true',
            '[permissions.own.network]',
            'enabled = true',
            'domains = { "example.com" = "allow" }',
          ),
          ask: true,
        },
      ],
      { where: user, profile: 'high-utility' },
    );
  });

  it('finds a list that allows every host', () => {
    const text = lines(
      'default_permissions = "own"',
      '[features]',
      'network_proxy = true',
      '[permissions.own.network]',
      'enabled = true',
      '[permissions.own.network.domains]',
      '"*" = "allow"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '7:7-14 warning accepts permissions.own.network.domains.* «"allow"»',
      '  Codex 0.169 gives commands under this permission profile the whole network, with `*` allowed: an',
      '  injection can send whatever the agent can read anywhere.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `permissions.own.network.enabled` to false',
          text: lines(
            'default_permissions = "own"',
            '[features]',
            'network_proxy = true',
            '[permissions.own.network]',
            'enabled = false',
            '[permissions.own.network.domains]',
            '"*" = "allow"',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('says nothing without the key, or with false', () => {
    const text = lines('sandbox_mode = "workspace-write"', '[sandbox_workspace_write]', 'network_access = false');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing where there is no sandbox at all', () => {
    const text = lines('sandbox_mode = "danger-full-access"', 'sandbox_workspace_write.network_access = true');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing to a profile that allows sessions without a sandbox', () => {
    const text = lines('sandbox_workspace_write.network_access = true');
    assert.deepEqual(findings(rule, text, 'high-utility', user), []);
  });

  it('says nothing where the proxy holds commands to a list', () => {
    const text = lines(
      'sandbox_workspace_write.network_access = true',
      '[features.network_proxy]',
      'enabled = true',
      '[features.network_proxy.domains]',
      '"example.com" = "allow"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of permission profiles without network, or with a list that counts', () => {
    const text = lines(
      'default_permissions = "own"',
      '[features]',
      'network_proxy = true',
      '[permissions.own.network]',
      'enabled = true',
      'domains = { "example.com" = "allow" }',
      '[permissions.other.network]',
      'enabled = false',
      'domains = { "*" = "allow" }',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('leaves what is no switch to other rules', () => {
    const text = lines('sandbox_workspace_write.network_access = "yes"', 'permissions.own.network = true');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
