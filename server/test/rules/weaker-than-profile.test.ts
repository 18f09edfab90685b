import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('weaker-than-profile', () => {
  it('has nothing to say of the profile’s own values, stricter ones and subsets', () => {
    const text = lines(
      'allowed_approval_policies = ["never"]',
      'allowed_sandbox_modes = ["read-only"]',
      'allowed_web_search_modes = ["disabled"]',
      '[mcp_servers]',
      '[features]',
      'apps = false',
      'memories = false',
    );
    assert.deepEqual(findings('weaker-than-profile', text), []);
  });

  it('has nothing to say of what High Utility lists', () => {
    const text = lines(
      'allowed_approval_policies = ["never", "untrusted", "on-request", "on-failure"]',
      'allowed_sandbox_modes = ["danger-full-access", "external-sandbox"]',
      'allowed_web_search_modes = ["indexed"]',
    );
    assert.deepEqual(findings('weaker-than-profile', text, 'high-utility'), []);
  });

  it('points at the value that is too much', () => {
    const text = lines('allowed_approval_policies = ["untrusted", "on-request"] # both');
    assert.deepEqual(findings('weaker-than-profile', text), [
      '1:43-55 warning accepts allowed_approval_policies[1] «"on-request"»',
      '  Weaker than Balanced: `on-request` is allowed: the model decides when to ask, and an injection can',
      '  steer it. Balanced says ["untrusted"].',
    ]);
    assertFixes('weaker-than-profile', text, [
      {
        title: 'Set allowed_approval_policies to Balanced: ["untrusted"]',
        text: lines('allowed_approval_policies = ["untrusted"] # both'),
      },
    ]);
  });

  it('measures a list by the profile that it comes closest to', () => {
    const text = lines('allowed_approval_policies = ["never", "on-request"]');
    assert.deepEqual(findings('weaker-than-profile', text), [
      '1:39-51 warning accepts allowed_approval_policies[1] «"on-request"»',
      '  Weaker than Balanced: `on-request` is allowed: the model decides when to ask, and an injection can',
      '  steer it. Balanced says ["untrusted"].',
    ]);
  });

  it('points at every value that is too much', () => {
    const text = lines('allowed_approval_policies = [', '  "untrusted",', '  "never", # ci', '  "on-failure",', ']');
    assert.deepEqual(findings('weaker-than-profile', text), [
      '3:3-10 warning accepts allowed_approval_policies[1] «"never"»',
      '  Weaker than Balanced: `never` is allowed: no person sees a command before it runs. Balanced says',
      '  ["untrusted"].',
      '4:3-15 warning accepts allowed_approval_policies[2] «"on-failure"»',
      '  Weaker than Balanced: `on-failure` is allowed: Codex reads it as `on-request`: the model decides',
      '  when to ask. Balanced says ["untrusted"].',
    ]);
    assertFixes('weaker-than-profile', text, [
      {
        title: 'Set allowed_approval_policies to Balanced: ["untrusted"]',
        text: lines('allowed_approval_policies = [', '  "untrusted",', '  # ci', ']'),
      },
    ]);
  });

  it('names tables by their key', () => {
    const text = lines('allowed_approval_policies = [{ granular = { rules = true } }, "untrusted"]');
    assert.deepEqual(findings('weaker-than-profile', text), [
      '1:30-61 warning accepts allowed_approval_policies[0] «{ granular = { rules = true } }»',
      '  Weaker than Balanced: `granular` is allowed: some prompts are answered without a person. Balanced',
      '  says ["untrusted"].',
    ]);
    assertFixes('weaker-than-profile', text, [
      {
        title: 'Set allowed_approval_policies to Balanced: ["untrusted"]',
        text: lines('allowed_approval_policies = ["untrusted"]'),
      },
    ]);
  });

  it('leaves values that Codex does not know to other rules', () => {
    const text = lines('allowed_web_search_modes = ["cached", "future"]');
    assert.deepEqual(findings('weaker-than-profile', text), []);
  });

  it('finds reviewers', () => {
    const text = lines("allowed_approvals_reviewers = ['guardian_subagent', 'user']");
    assert.deepEqual(findings('weaker-than-profile', text), [
      "1:32-51 warning accepts allowed_approvals_reviewers[0] «'guardian_subagent'»",
      '  Weaker than Balanced: `guardian_subagent` is allowed: the older name of `auto_review`: an agent, not',
      '  a person, answers approvals. Balanced says ["user"].',
    ]);
  });

  it('finds sandbox modes', () => {
    const text = lines('allowed_sandbox_modes = ["workspace-write", "danger-full-access"]');
    assert.deepEqual(findings('weaker-than-profile', text, 'security-oriented'), [
      '1:26-43 warning accepts allowed_sandbox_modes[0] «"workspace-write"»',
      '  Weaker than Security-oriented: `workspace-write` is allowed: the agent writes in the workspace',
      '  without asking. Security-oriented says ["read-only"].',
      '1:45-65 warning accepts allowed_sandbox_modes[1] «"danger-full-access"»',
      '  Weaker than Security-oriented: `danger-full-access` is allowed: no sandbox: one injection can change',
      '  any file and reach any host. Security-oriented says ["read-only"].',
    ]);
  });

  it('finds web search modes', () => {
    const text = lines('allowed_web_search_modes = ["live", "indexed", "cached", "disabled"]');
    assert.deepEqual(findings('weaker-than-profile', text, 'security-oriented'), [
      '1:29-35 warning accepts allowed_web_search_modes[0] «"live"»',
      '  Weaker than Security-oriented: `live` is allowed: pages that anyone can write reach the agent.',
      '  Security-oriented says ["disabled"].',
      '1:37-46 warning accepts allowed_web_search_modes[1] «"indexed"»',
      '  Weaker than Security-oriented: `indexed` is allowed: web content newer than the stored pages reaches',
      '  the agent. Security-oriented says ["disabled"].',
      '1:48-56 warning accepts allowed_web_search_modes[2] «"cached"»',
      '  Weaker than Security-oriented: `cached` is allowed: stored web pages still reach the agent.',
      '  Security-oriented says ["disabled"].',
    ]);
    assertFixes(
      'weaker-than-profile',
      text,
      [
        {
          title: 'Set allowed_web_search_modes to Security-oriented: ["disabled"]',
          text: lines('allowed_web_search_modes = ["disabled"]'),
        },
      ],
      { profile: 'security-oriented' },
    );
  });

  it('finds permission profiles in the place of sandbox modes', () => {
    const text = lines(
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '":danger-full-access" = true',
      'own = true',
      'denied = false',
      '',
      '[permissions.own]',
      'extends = ":danger-full-access"',
    );
    assert.deepEqual(findings('weaker-than-profile', text), [
      '3:25-29 warning accepts allowed_permission_profiles.:danger-full-access «true»',
      '  Weaker than Balanced: `:danger-full-access` is allowed: no sandbox: one injection can change any',
      '  file and reach any host. Balanced says ["read-only", "workspace-write"].',
      '4:7-11 warning accepts allowed_permission_profiles.own «true»',
      '  Weaker than Balanced: `own` is allowed: no sandbox: one injection can change any file and reach any',
      '  host. Balanced says ["read-only", "workspace-write"].',
    ]);
    assertFixes('weaker-than-profile', text, [
      {
        title: 'Set allowed_sandbox_modes to Balanced: ["read-only", "workspace-write"]',
        text: lines(
          'allowed_sandbox_modes = ["read-only", "workspace-write"]',
          '',
          '[allowed_permission_profiles]',
          '":workspace" = true',
          '":danger-full-access" = true',
          'own = true',
          'denied = false',
          '',
          '[permissions.own]',
          'extends = ":danger-full-access"',
        ),
      },
    ]);
  });

  it('finds files that stay readable', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.ssh/**"] # more');
    assert.deepEqual(findings('weaker-than-profile', text), [
      '2:1-10 warning accepts permissions.filesystem.deny_read «deny_read»',
      '  Weaker than Balanced: nothing covers ~/**/.env.*, ~/**/*.env.*, so files with secrets stay readable.',
      '  Balanced says ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"].',
    ]);
    assertFixes('weaker-than-profile', text, [
      {
        title: 'Set permissions.filesystem.deny_read to Balanced: ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        text: lines(
          '[permissions.filesystem]',
          'deny_read = ["~/**/.env", "~/**/.ssh/**", "~/**/.env.*", "~/**/*.env.*"] # more',
        ),
      },
    ]);
  });

  it('finds an empty list of patterns', () => {
    const text = lines('permissions.filesystem.deny_read = []');
    assert.deepEqual(findings('weaker-than-profile', text, 'security-oriented'), [
      '1:24-33 warning accepts permissions.filesystem.deny_read «deny_read»',
      '  Weaker than Security-oriented: nothing covers ~/**/.env, ~/**/.env.*, ~/**/*.env.*, so files with',
      '  secrets stay readable. Security-oriented says ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"].',
    ]);
  });

  it('leaves patterns that mean well to deny-read-reach', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = [".env", "**/.env", "**.env.*"]');
    assert.deepEqual(findings('weaker-than-profile', text), []);
  });

  it('finds features that are forced on', () => {
    const text = lines('[features]', 'memories = true', 'computer_use = true', 'browser_use = true # all');
    assert.deepEqual(findings('weaker-than-profile', text), [
      '3:16-20 warning accepts features.computer_use «true»',
      '  Weaker than Balanced: Computer use is forced on. The agent sees what is on the screen and acts with',
      '  every account that is signed in there. Balanced says false.',
      '4:15-19 warning accepts features.browser_use «true»',
      '  Weaker than Balanced: Browser use is forced on. Pages bring injections in, and the signed-in browser',
      '  carries them out. Balanced says false.',
    ]);
    assertFixes('weaker-than-profile', text, [
      {
        title: 'Set features.computer_use to Balanced: false',
        text: lines('[features]', 'memories = true', 'computer_use = false', 'browser_use = true # all'),
      },
    ]);
    assertFixes(
      'weaker-than-profile',
      text,
      [
        {
          title: 'Set features.browser_use to Balanced: false',
          text: lines(
            '[features]',
            'memories = true',
            'computer_use = true',
            'browser_use = false # all',
            'browser_use_external = false',
            'browser_use_full_cdp_access = false',
          ),
        },
      ],
      { finding: 1 },
    );
  });

  it('finds allowed servers', () => {
    const text = lines(
      '[mcp_servers.local]',
      'identity = { command = "x" } # mine',
      '[mcp_servers."a b"]',
      'identity = { url = "https://x" }',
    );
    assert.deepEqual(findings('weaker-than-profile', text, 'security-oriented'), [
      '1:14-19 warning accepts mcp_servers.local «local»',
      '  Weaker than Security-oriented: the server `local` is allowed. Each server brings outside text in and',
      '  gives the agent new things to do with what it knows. Security-oriented says an empty table, which',
      '  allows no server.',
      '3:14-19 warning accepts mcp_servers.a b «"a b"»',
      '  Weaker than Security-oriented: the server `a b` is allowed. Each server brings outside text in and',
      '  gives the agent new things to do with what it knows. Security-oriented says an empty table, which',
      '  allows no server.',
    ]);
    assertFixes(
      'weaker-than-profile',
      text,
      [
        {
          title: 'Set mcp_servers to Security-oriented: an empty table, which allows no server',
          text: lines('[mcp_servers]', '# mine'),
        },
      ],
      { profile: 'security-oriented' },
    );
  });

  it('finds servers in an inline table', () => {
    const text = lines('mcp_servers = { local = { identity = { command = "x" } } }');
    assert.deepEqual(findings('weaker-than-profile', text, 'security-oriented'), [
      '1:17-22 warning accepts mcp_servers.local «local»',
      '  Weaker than Security-oriented: the server `local` is allowed. Each server brings outside text in and',
      '  gives the agent new things to do with what it knows. Security-oriented says an empty table, which',
      '  allows no server.',
    ]);
  });

  it('says nothing of values of another type', () => {
    const text = lines('allowed_sandbox_modes = "danger-full-access"', 'mcp_servers = 1', '[features]', 'apps = "yes"');
    assert.deepEqual(findings('weaker-than-profile', text), []);
  });
});
