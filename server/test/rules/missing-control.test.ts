import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('missing-control', () => {
  it('names all controls of an empty file', () => {
    const text = '';
    assert.deepEqual(findings('missing-control', text), [
      '1:1-1 info accepts (file) «»',
      '  Not set, though Balanced asks for it: `allowed_approval_policies`, `allowed_approvals_reviewers`,',
      '  `rules.prefix_rules`, `permissions.filesystem.deny_read`, `allowed_sandbox_modes`,',
      '  `allowed_web_search_modes`, `mcp_servers`, `features.skill_mcp_dependency_install`,',
      '  `features.computer_use` and `features.browser_use`. Users are not constrained there.',
    ]);
    assertFixes('missing-control', text, [
      {
        title: 'Insert all 10 missing controls for Balanced',
        text: lines(
          'allowed_approval_policies = ["untrusted"]',
          'allowed_approvals_reviewers = ["user"]',
          'allowed_sandbox_modes = ["read-only", "workspace-write"]',
          'allowed_web_search_modes = ["cached"]',
          '',
          '[rules]',
          'prefix_rules = [',
          '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
          ']',
          '',
          '[permissions.filesystem]',
          'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
          '',
          '[mcp_servers.local]',
          'identity = { command = "local-mcp-server" }',
          '',
          '[mcp_servers.remote]',
          'identity = { url = "https://example.com/mcp" }',
          '',
          '[features]',
          'skill_mcp_dependency_install = false',
          'computer_use = false',
          'browser_use = false',
          'browser_use_external = false',
          'browser_use_full_cdp_access = false',
        ),
        ask: true,
      },
      {
        title: 'Insert allowed_approval_policies for Balanced: ["untrusted"]',
        text: lines('allowed_approval_policies = ["untrusted"]'),
        ask: true,
      },
      {
        title: 'Insert allowed_approvals_reviewers for Balanced: ["user"]',
        text: lines('allowed_approvals_reviewers = ["user"]'),
        ask: true,
      },
      {
        title: 'Insert rules.prefix_rules for Balanced: rules of your own',
        text: lines(
          '[rules]',
          'prefix_rules = [',
          '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
          ']',
        ),
        ask: true,
      },
      {
        title: 'Insert permissions.filesystem.deny_read for Balanced: ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
        ask: true,
      },
      {
        title: 'Insert allowed_sandbox_modes for Balanced: ["read-only", "workspace-write"]',
        text: lines('allowed_sandbox_modes = ["read-only", "workspace-write"]'),
        ask: true,
      },
      {
        title: 'Insert allowed_web_search_modes for Balanced: ["cached"]',
        text: lines('allowed_web_search_modes = ["cached"]'),
        ask: true,
      },
      {
        title: 'Insert mcp_servers for Balanced: an allowlist of your own servers',
        text: lines(
          '[mcp_servers.local]',
          'identity = { command = "local-mcp-server" }',
          '',
          '[mcp_servers.remote]',
          'identity = { url = "https://example.com/mcp" }',
        ),
        ask: true,
      },
      {
        title: 'Insert features.skill_mcp_dependency_install for Balanced: false',
        text: lines('[features]', 'skill_mcp_dependency_install = false'),
        ask: true,
      },
      {
        title: 'Insert features.computer_use for Balanced: false',
        text: lines('[features]', 'computer_use = false'),
        ask: true,
      },
      {
        title: 'Insert features.browser_use for Balanced: false',
        text: lines(
          '[features]',
          'browser_use = false',
          'browser_use_external = false',
          'browser_use_full_cdp_access = false',
        ),
        ask: true,
      },
    ]);
  });

  it('asks less of High Utility', () => {
    const text = '';
    assert.deepEqual(findings('missing-control', text, 'high-utility'), [
      '1:1-1 info accepts (file) «»',
      '  Not set, though High Utility asks for it: `allowed_approval_policies`,',
      '  `allowed_approvals_reviewers`, `rules.prefix_rules`, `allowed_sandbox_modes`,',
      '  `allowed_web_search_modes` and `mcp_servers`. Users are not constrained there.',
    ]);
  });

  it('gives one control its own words', () => {
    const text = lines(
      'allowed_approval_policies = ["untrusted"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_sandbox_modes = ["read-only"]',
      '',
      '[rules]',
      'prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]',
      '',
      '[permissions.filesystem]',
      'deny_read = ["~/**"]',
      '',
      '[mcp_servers]',
      '',
      '[features]',
      'skill_mcp_dependency_install = false',
      'computer_use = false',
      'browser_use = false',
    );
    assert.deepEqual(findings('missing-control', text), [
      '1:1-1 info accepts (file) «»',
      '  Not set, though Balanced asks for it: `allowed_web_search_modes`. Users may search the live web.',
    ]);
    assertFixes('missing-control', text, [
      {
        title: 'Insert allowed_web_search_modes for Balanced: ["cached"]',
        text: lines(
          'allowed_approval_policies = ["untrusted"]',
          'allowed_approvals_reviewers = ["user"]',
          'allowed_sandbox_modes = ["read-only"]',
          'allowed_web_search_modes = ["cached"]',
          '',
          '[rules]',
          'prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]',
          '',
          '[permissions.filesystem]',
          'deny_read = ["~/**"]',
          '',
          '[mcp_servers]',
          '',
          '[features]',
          'skill_mcp_dependency_install = false',
          'computer_use = false',
          'browser_use = false',
        ),
        ask: true,
      },
    ]);
  });

  it('leaves out what stands there misspelt or misplaced', () => {
    const text = lines(
      'allowed_approval_reviewers = ["user"]',
      '[rules]',
      'allowed_web_search_modes = ["cached"]',
      '[permissions.filesystem.deny_read]',
      'deny_read = []',
    );
    assert.deepEqual(findings('missing-control', text), [
      '1:1-1 info accepts (file) «»',
      '  Not set, though Balanced asks for it: `allowed_approval_policies`, `rules.prefix_rules`,',
      '  `allowed_sandbox_modes`, `mcp_servers`, `features.skill_mcp_dependency_install`,',
      '  `features.computer_use` and `features.browser_use`. Users are not constrained there.',
    ]);
  });

  it('takes an empty list of rules for none', () => {
    const text = lines(
      'allowed_approval_policies = ["untrusted"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_sandbox_modes = ["read-only"]',
      'allowed_web_search_modes = []',
      '',
      '[rules]',
      'prefix_rules = []',
      '',
      '[permissions.filesystem]',
      'deny_read = ["~/**"]',
      '',
      '[mcp_servers]',
      '',
      '[features]',
      'skill_mcp_dependency_install = false',
      'computer_use = false',
      'browser_use = false',
    );
    assert.deepEqual(findings('missing-control', text), [
      '1:1-1 info accepts (file) «»',
      '  Not set, though Balanced asks for it: `rules.prefix_rules`. No command is singled out by the',
      '  administrator.',
    ]);
  });

  it('is silent where all is set', () => {
    const text = lines(
      'allowed_approval_policies = ["untrusted"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_sandbox_modes = ["read-only"]',
      'allowed_web_search_modes = []',
      'rules = { prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }] }',
      'mcp_servers = {}',
    );
    assert.deepEqual(findings('missing-control', text, 'high-utility'), []);
  });

  it('leaves out what stands there under a misspelt name or that of config.toml', () => {
    const text = lines(
      'alowed_sandbox_modes = ["read-only"]',
      'approval_policy = "on-request"',
      '[feature]',
      'computer_use = false',
      '[permissions.filesystem]',
      'denyread = ["~/**"]',
    );
    assert.deepEqual(findings('missing-control', text), [
      '1:1-1 info accepts (file) «»',
      '  Not set, though Balanced asks for it: `allowed_approvals_reviewers`, `rules.prefix_rules`,',
      '  `allowed_web_search_modes`, `mcp_servers`, `features.skill_mcp_dependency_install` and',
      '  `features.browser_use`. Users are not constrained there.',
    ]);
    const right = lines('allowed_sandbox_modes = ["read-only"]', text.trimEnd());
    assert.deepEqual(findings('missing-control', right).join(' ').includes('allowed_sandbox_modes'), false);
  });
});
