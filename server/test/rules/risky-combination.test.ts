import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('risky-combination', () => {
  it('has nothing to say where the sandbox holds', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only"]',
      'allowed_approval_policies = ["never"]',
      'allowed_web_search_modes = ["live"]',
    );
    assert.deepEqual(findings('risky-combination', text), []);
  });

  it('has nothing to say of what High Utility takes', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
      'allowed_approval_policies = ["never"]',
      'allowed_approvals_reviewers = ["auto_review"]',
      'allowed_web_search_modes = ["live"]',
    );
    assert.deepEqual(findings('risky-combination', text, 'high-utility'), []);
  });

  it('finds all three', () => {
    const text = lines(
      'allowed_approval_policies = ["untrusted", "never"]',
      'allowed_approvals_reviewers = ["guardian_subagent"]',
      'allowed_web_search_modes = ["cached", "indexed"]',
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
    );
    assert.deepEqual(findings('risky-combination', text), [
      '1:1-26 error accepts allowed_approval_policies «allowed_approval_policies»',
      '  `never` goes with `danger-full-access` here: a session may run without sandbox and without anyone',
      '  asked: an injection then does what it likes. Balanced has no such combination.',
      '  related 4:39-59 «"danger-full-access"» the sandbox may be switched off here',
      '2:1-28 error accepts allowed_approvals_reviewers «allowed_approvals_reviewers»',
      '  `guardian_subagent` goes with `danger-full-access` here: an agent, not a person, then decides over',
      '  commands that no sandbox holds. Balanced has no such combination.',
      '  related 4:39-59 «"danger-full-access"» the sandbox may be switched off here',
      '3:1-25 error accepts allowed_web_search_modes «allowed_web_search_modes»',
      '  `indexed` goes with `danger-full-access` here: text that anyone can write then reaches an agent that',
      '  no sandbox holds. Balanced has no such combination.',
      '  related 4:39-59 «"danger-full-access"» the sandbox may be switched off here',
    ]);
    assertFixes('risky-combination', text, []);
    assertFixes('risky-combination', text, [], { finding: 1 });
    assertFixes('risky-combination', text, [], { finding: 2 });
  });

  it('finds a permission profile that switches the sandbox off', () => {
    const text = lines(
      'allowed_approval_policies = ["never"]',
      '[allowed_permission_profiles]',
      'own = true',
      '[permissions.own]',
      'extends = ":danger-full-access"',
    );
    assert.deepEqual(findings('risky-combination', text, 'security-oriented'), [
      '1:1-26 error accepts allowed_approval_policies «allowed_approval_policies»',
      '  `never` goes with `danger-full-access` here: a session may run without sandbox and without anyone',
      '  asked: an injection then does what it likes. Security-oriented has no such combination.',
      '  related 3:7-11 «true» the sandbox may be switched off here',
    ]);
    assertFixes('risky-combination', text, [], { profile: 'security-oriented' });
  });

  it('has nothing to say of a denied permission profile', () => {
    const text = lines(
      'allowed_approval_policies = ["never"]',
      '[allowed_permission_profiles]',
      '":danger-full-access" = false',
      '":read-only" = true',
    );
    assert.deepEqual(findings('risky-combination', text, 'security-oriented'), []);
  });

  it('has nothing to say where deny_read rules full access out', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
      'allowed_approval_policies = ["never"]',
      '[permissions.filesystem]',
      'deny_read = ["~/**/.env"]',
    );
    assert.deepEqual(findings('risky-combination', text), []);
  });

  it('is not kept quiet by an empty deny_read', () => {
    const text = lines(
      'allowed_approval_policies = ["never"]',
      'allowed_sandbox_modes = ["danger-full-access"]',
      'permissions.filesystem.deny_read = []',
    );
    assert.deepEqual(findings('risky-combination', text), [
      '1:1-26 error accepts allowed_approval_policies «allowed_approval_policies»',
      '  `never` goes with `danger-full-access` here: a session may run without sandbox and without anyone',
      '  asked: an injection then does what it likes. Balanced has no such combination.',
      '  related 2:26-46 «"danger-full-access"» the sandbox may be switched off here',
    ]);
  });

  it('has nothing to say where nothing is said of the sandbox', () => {
    const text = lines('allowed_approval_policies = ["never"]');
    assert.deepEqual(findings('risky-combination', text), []);
  });

  it('has nothing to say of other values', () => {
    const text = lines(
      'allowed_sandbox_modes = ["danger-full-access"]',
      'allowed_approval_policies = ["untrusted"]',
      'allowed_approvals_reviewers = ["user"]',
      'allowed_web_search_modes = ["cached"]',
    );
    assert.deepEqual(findings('risky-combination', text), []);
  });
});
