import assert from 'node:assert/strict';
import { articleColumns } from '../../../test/fixtures/article.ts';
import { fixAll } from '../../src/rules/apply.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { lines, outline } from './golden.ts';

describe('the article’s columns as published', () => {
  it('finds what is wrong with the column of high-utility', () => {
    assert.deepEqual(outline(articleColumns['high-utility'], 'high-utility'), [
      'article-spelling allowed_approval_reviewers «allowed_approval_reviewers»',
      'article-spelling allowed_approval_reviewers[0] «"auto_reviewer"»',
      'article-spelling permissions.filesystem.deny_read «deny_read»',
      'misplaced-key permissions.filesystem.deny_read.allowed_sandbox_modes «allowed_sandbox_modes»',
      'misplaced-key permissions.filesystem.deny_read.allowed_web_search_modes «allowed_web_search_modes»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'article-spelling features.browser_use «browser_use»',
      'duplicate-definition features «[features]»',
    ]);
  });

  it('makes the column of high-utility what it means', () => {
    const fixed = fixAll(articleColumns['high-utility'], 'high-utility');
    assert.equal(
      fixed,
      lines(
        'allowed_approval_policies = ["untrusted","on-request","never"]',
        'allowed_approvals_reviewers = ["auto_review", "user"]',
        'guardian_policy_config = """',
        '## Example Policy',
        '- Disallow requests that will transmit any credentials in URL query parameters.',
        '- Allow requests to my-safe-preview-env.com',
        '- Deny requests to the live platform, platform.mysite.com',
        '"""',
        'allowed_sandbox_modes = ["read-only","workspace-write","danger-full-access"]',
        'allowed_web_search_modes = ["live","cached"]',
        '[rules]',
        'prefix_rules = [',
        '{ pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
        ']',
        '[permissions.filesystem]',
        'deny_read = []',
        '[mcp_servers]',
        '[mcp_servers.local]',
        'identity = { command = "local-mcp-server" }',
        '[mcp_servers.remote]',
        'identity = { url = "https://example.com/mcp" }',
        '[features]',
        'skill_mcp_dependency_install = true',
        'memories = true',
        'computer_use = true',
        'browser_use = true',
        'in_app_browser = true',
        'apps = true',
      ),
    );
    assert.deepEqual(parseDocument(fixed).faults, []);
    assert.deepEqual(outline(fixed, 'high-utility'), []);
    assert.equal(fixAll(fixed, 'high-utility'), fixed);
  });

  it('finds what is wrong with the column of balanced', () => {
    assert.deepEqual(outline(articleColumns.balanced, 'balanced'), [
      'article-spelling allowed_approval_reviewers «allowed_approval_reviewers»',
      'article-spelling permissions.filesystem.deny_read «deny_read»',
      'deny-read-reach permissions.filesystem.deny_read.deny_read[0] «".env"»',
      'deny-read-reach permissions.filesystem.deny_read.deny_read[1] «"**/.env"»',
      'deny-read-reach permissions.filesystem.deny_read.deny_read[2] «"**.env.*"»',
      'misplaced-key permissions.filesystem.deny_read.allowed_sandbox_modes «allowed_sandbox_modes»',
      'misplaced-key permissions.filesystem.deny_read.allowed_web_search_modes «allowed_web_search_modes»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'feature-siblings features.browser_use «false»',
      'duplicate-definition features «[features]»',
      'article-spelling features.browser_use «browser_use»',
      'duplicate-definition features «[features]»',
    ]);
  });

  it('makes the column of balanced what it means', () => {
    const fixed = fixAll(articleColumns.balanced, 'balanced');
    assert.equal(
      fixed,
      lines(
        'allowed_approval_policies = ["untrusted"]',
        'allowed_approvals_reviewers = ["user"]',
        'allowed_sandbox_modes = ["read-only","workspace-write"]',
        'allowed_web_search_modes = ["cached"]',
        '[rules]',
        'prefix_rules = [',
        '{ pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
        ']',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '[mcp_servers]',
        '[mcp_servers.local]',
        'identity = { command = "local-mcp-server" }',
        '[mcp_servers.remote]',
        'identity = { url = "https://example.com/mcp" }',
        '[features]',
        'skill_mcp_dependency_install = false',
        'memories = true',
        'computer_use = false',
        'browser_use = false',
        'in_app_browser = true',
        'apps = true',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
      ),
    );
    assert.deepEqual(parseDocument(fixed).faults, []);
    assert.deepEqual(outline(fixed, 'balanced'), []);
    assert.equal(fixAll(fixed, 'balanced'), fixed);
  });

  it('finds what is wrong with the column of security-oriented', () => {
    assert.deepEqual(outline(articleColumns['security-oriented'], 'security-oriented'), [
      'article-spelling allowed_approval_reviewers «allowed_approval_reviewers»',
      'only-never rules.prefix_rules[0].decision «"prompt"»',
      'article-spelling permissions.filesystem.deny_read «deny_read»',
      'deny-read-reach permissions.filesystem.deny_read.deny_read[0] «".env"»',
      'deny-read-reach permissions.filesystem.deny_read.deny_read[1] «"**/.env"»',
      'deny-read-reach permissions.filesystem.deny_read.deny_read[2] «"**.env.*"»',
      'misplaced-key permissions.filesystem.deny_read.allowed_sandbox_modes «allowed_sandbox_modes»',
      'misplaced-key permissions.filesystem.deny_read.allowed_web_search_modes «allowed_web_search_modes»',
      'toml-syntax (file) «Note: Empty table restricts all.»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'duplicate-definition features «[features]»',
      'feature-siblings features.browser_use «false»',
      'duplicate-definition features «[features]»',
      'article-spelling features.browser_use «browser_use»',
      'duplicate-definition features «[features]»',
    ]);
  });

  it('makes the column of security-oriented what it means', () => {
    const fixed = fixAll(articleColumns['security-oriented'], 'security-oriented');
    assert.equal(
      fixed,
      lines(
        'allowed_approval_policies = ["never"]',
        'allowed_approvals_reviewers = ["user"]',
        'allowed_sandbox_modes = ["read-only"]',
        'allowed_web_search_modes = ["disabled"]',
        '[rules]',
        'prefix_rules = [',
        '{ pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
        ']',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '[mcp_servers]',
        '# Note: Empty table restricts all.',
        '[features]',
        'skill_mcp_dependency_install = false',
        'memories = false',
        'computer_use = false',
        'browser_use = false',
        'in_app_browser = false',
        'apps = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
      ),
    );
    assert.deepEqual(parseDocument(fixed).faults, []);
    // The column asks under a policy that asks nobody; whether it is to ask or to refuse is not for "fix all" to say.
    assert.deepEqual(outline(fixed, 'security-oriented'), ['only-never rules.prefix_rules[0].decision «"prompt"»']);
    assert.equal(fixAll(fixed, 'security-oriented'), fixed);
  });
});
