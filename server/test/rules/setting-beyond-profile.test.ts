import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'setting-beyond-profile';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const named = { path: '/home/me/.codex/lab.config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

describe(rule, () => {
  it('finds a session without a sandbox, and says when nobody is asked either', () => {
    const text = lines('approval_policy = "never"', "sandbox_mode = 'danger-full-access' # lab", 'web_search = "live"');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      "2:16-36 warning accepts sandbox_mode «'danger-full-access'»",
      '  Codex 0.169 starts sessions with `sandbox_mode = "danger-full-access"`. No sandbox: one injection',
      '  can change any file and reach any host, and with `approval_policy = "never"` nobody is asked before',
      '  a command runs. Balanced allows `read-only` and `workspace-write`.',
      '  related 1:19-26 «"never"» nobody is asked',
      '3:14-20 warning accepts web_search «"live"»',
      '  Codex 0.169 starts sessions with `web_search = "live"`. Pages that anyone can write reach the agent.',
      '  Balanced allows `disabled` and `cached`.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `sandbox_mode` to `workspace-write`',
          text: lines('approval_policy = "never"', "sandbox_mode = 'workspace-write' # lab", 'web_search = "live"'),
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
          title: 'Set `web_search` to `cached`',
          text: lines(
            'approval_policy = "never"',
            "sandbox_mode = 'danger-full-access' # lab",
            'web_search = "cached"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 1 },
    );
  });

  it('finds the built-in permission profile without a sandbox', () => {
    const text = lines('default_permissions = ":danger-full-access"', 'sandbox_mode = "read-only"');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '1:23-44 warning accepts default_permissions «":danger-full-access"»',
      '  Codex 0.169 starts sessions with `default_permissions = ":danger-full-access"`. No sandbox: one',
      '  injection can change any file and reach any host. Balanced allows `read-only` and `workspace-write`.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `default_permissions` to `:workspace`',
          text: lines('default_permissions = ":workspace"', 'sandbox_mode = "read-only"'),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('is mild with a profile that is chosen each time', () => {
    const text = lines('sandbox_mode = "danger-full-access"');
    assert.deepEqual(findings(rule, text, 'balanced', named), [
      '1:16-36 info accepts sandbox_mode «"danger-full-access"»',
      '  Codex 0.169 starts sessions under `--profile lab` with `sandbox_mode = "danger-full-access"`. No',
      '  sandbox: one injection can change any file and reach any host. Balanced allows `read-only` and',
      '  `workspace-write`.',
    ]);
  });

  it('goes by the chosen profile', () => {
    const text = lines('sandbox_mode = "workspace-write"', 'web_search = "cached"', 'approval_policy = "never"');
    assert.deepEqual(findings(rule, text, 'security-oriented', user), [
      '1:16-33 warning accepts sandbox_mode «"workspace-write"»',
      '  Codex 0.169 starts sessions with `sandbox_mode = "workspace-write"`. The agent writes in the',
      '  workspace without asking. Security-oriented allows only `read-only`.',
      '2:14-22 warning accepts web_search «"cached"»',
      '  Codex 0.169 starts sessions with `web_search = "cached"`. Stored web pages still reach the agent.',
      '  Security-oriented allows only `disabled`.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `sandbox_mode` to `read-only`',
          text: lines('sandbox_mode = "read-only"', 'web_search = "cached"', 'approval_policy = "never"'),
          ask: true,
        },
      ],
      { where: user, profile: 'security-oriented' },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `web_search` to `disabled`',
          text: lines('sandbox_mode = "workspace-write"', 'web_search = "disabled"', 'approval_policy = "never"'),
          ask: true,
        },
      ],
      { where: user, finding: 1, profile: 'security-oriented' },
    );
  });

  it('finds a permission profile of one’s own by what it extends', () => {
    const text = lines('default_permissions = "own"', '[permissions.own]', 'extends = ":workspace"');
    assert.deepEqual(findings(rule, text, 'security-oriented', user), [
      '1:23-28 warning accepts default_permissions «"own"»',
      '  Codex 0.169 starts sessions with `default_permissions = "own"`. The agent writes in the workspace',
      '  without asking. Security-oriented allows only `read-only`.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Set `default_permissions` to `:read-only`',
          text: lines('default_permissions = ":read-only"', '[permissions.own]', 'extends = ":workspace"'),
          ask: true,
        },
      ],
      { where: user, profile: 'security-oriented' },
    );
  });

  it('finds it in projects', () => {
    const text = lines('web_search = "indexed"');
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '1:14-23 warning accepts web_search «"indexed"»',
      '  Codex 0.169 starts sessions with `web_search = "indexed"`. Web content newer than the stored pages',
      '  reaches the agent. Balanced allows `disabled` and `cached`.',
    ]);
  });

  it('leaves the sandbox of managed_config.toml, a requirement there, to `outranks-requirements`', () => {
    const text = lines('sandbox_mode = "danger-full-access"', 'web_search = "live"');
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      '2:14-20 warning accepts web_search «"live"»',
      '  Codex 0.169 starts sessions with `web_search = "live"`. Pages that anyone can write reach the agent.',
      '  Balanced allows `disabled` and `cached`.',
    ]);
    const [other] = findings('outranks-requirements', text, 'balanced', managed);
    assert.equal(other, '1:1-13 error accepts sandbox_mode «sandbox_mode»');
  });

  it('finds the permission profile of managed_config.toml, which is none', () => {
    const text = lines('default_permissions = ":danger-full-access"');
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      '1:23-44 warning accepts default_permissions «":danger-full-access"»',
      '  Codex 0.169 starts sessions with `default_permissions = ":danger-full-access"`. No sandbox: one',
      '  injection can change any file and reach any host. Balanced allows `read-only` and `workspace-write`.',
    ]);
  });

  it('says nothing where the profile allows as much', () => {
    const text = lines('approval_policy = "never"', 'sandbox_mode = "danger-full-access"', 'web_search = "live"');
    assert.deepEqual(findings(rule, text, 'high-utility', user), []);
  });

  it('says nothing of what the profile allows', () => {
    const text = lines('approval_policy = "never"', 'sandbox_mode = "workspace-write"', 'web_search = "cached"');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of the sandbox where none is chosen, and of profiles that Codex does not use', () => {
    const text = lines(
      'approval_policy = "on-request"',
      'web_search = "disabled"',
      '[profiles.lab]',
      'sandbox_mode = "danger-full-access"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('leaves what Codex does not know, and what is no text, to other rules', () => {
    const text = lines('sandbox_mode = "full"', 'web_search = true');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('knows that `default_permissions` comes before `sandbox_mode`', () => {
    const text = lines('default_permissions = ":workspace"', 'sandbox_mode = "danger-full-access"');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('follows a permission profile to the one that it extends', () => {
    const text = lines('default_permissions = "own"', '[permissions.own]', 'extends = ":workspace"');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
