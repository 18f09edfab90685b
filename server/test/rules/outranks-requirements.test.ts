import assert from 'node:assert/strict';
import { fixesOf } from '../../src/rules/check.ts';
import { contextOf, findings, findingsOf, lines } from './golden.ts';

const rule = 'outranks-requirements';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

const said = (text: string) => findings(rule, text, 'balanced', managed);

describe('outranks-requirements', () => {
  it('finds the three keys, with the list that each becomes', () => {
    const text = lines(
      'approval_policy = "never"',
      'approvals_reviewer = "auto_review"',
      'sandbox_mode = "danger-full-access"',
    );
    assert.deepEqual(said(text), [
      '1:1-16 warning accepts approval_policy «approval_policy»',
      '  In managed_config.toml Codex 0.169 turns `approval_policy` into the requirement',
      '  `allowed_approval_policies = ["never"]`. It replaces the list of the system’s requirements.toml, and',
      '  can allow what that one forbids.',
      '2:1-19 warning accepts approvals_reviewer «approvals_reviewer»',
      '  In managed_config.toml Codex 0.169 turns `approvals_reviewer` into the requirement',
      '  `allowed_approvals_reviewers = ["auto_review", "user"]`. It replaces the list of the system’s',
      '  requirements.toml, and can allow what that one forbids.',
      '3:1-13 warning accepts sandbox_mode «sandbox_mode»',
      '  In managed_config.toml Codex 0.169 turns `sandbox_mode` into the requirement `allowed_sandbox_modes',
      '  = ["read-only", "danger-full-access"]`. It replaces the list of the system’s requirements.toml, and',
      '  can allow what that one forbids.',
    ]);
  });

  it('is a piece of information for the strictest sandbox, which allows nothing more', () => {
    assert.deepEqual(said(lines('sandbox_mode = "read-only"')), [
      '1:1-13 info accepts sandbox_mode «sandbox_mode»',
      '  In managed_config.toml Codex 0.169 turns `sandbox_mode` into the requirement `allowed_sandbox_modes',
      '  = ["read-only"]`. It replaces the list of the system’s requirements.toml.',
    ]);
  });

  it('says nothing of a value that Codex refuses, of a table, of other keys and of other files', () => {
    assert.deepEqual(said(lines('approval_policy = "untrusted"', 'sandbox_mode = "none"', 'model = "a"')), []);
    assert.deepEqual(said(lines('[approval_policy.granular]', 'rules = true')), []);
    const config = { path: '/etc/codex/config.toml', kind: 'config' } as const;
    assert.deepEqual(findings(rule, lines('approval_policy = "never"'), 'balanced', config), []);
    assert.deepEqual(findings(rule, lines('approval_policy = "never"')), []);
  });

  it('has no fix', () => {
    const context = contextOf(lines('approval_policy = "never"'), 'balanced', managed);
    const [finding] = findingsOf(rule, context);
    assert.ok(finding);
    assert.deepEqual(fixesOf(context, finding), []);
  });
});
