import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { assertFixes, crlf, findings, lines } from './golden.ts';

const rule = 'outranks-requirements';
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

const said = (text: string, profile: ProfileId = 'balanced') => findings(rule, text, profile, managed);

describe('outranks-requirements', () => {
  const loose = lines(
    'approval_policy = "never"',
    'approvals_reviewer = "auto_review"',
    "sandbox_mode = 'danger-full-access' # lab",
  );

  it('is an error where the list that a key becomes goes beyond the profile', () => {
    assert.deepEqual(said(loose), [
      '1:1-16 warning accepts approval_policy «approval_policy»',
      '  In managed_config.toml Codex 0.169 turns `approval_policy` into the requirement',
      '  `allowed_approval_policies = ["never"]`. It replaces the list of the system’s requirements.toml, and',
      '  can allow what that one forbids.',
      '2:1-19 error accepts approvals_reviewer «approvals_reviewer»',
      '  In managed_config.toml Codex 0.169 turns `approvals_reviewer` into the requirement',
      '  `allowed_approvals_reviewers = ["auto_review", "user"]`. It replaces the list of the system’s',
      '  requirements.toml. An agent, not a person, answers approvals. Balanced allows only `user`.',
      '3:1-13 error accepts sandbox_mode «sandbox_mode»',
      '  In managed_config.toml Codex 0.169 turns `sandbox_mode` into the requirement `allowed_sandbox_modes',
      '  = ["read-only", "danger-full-access"]`. It replaces the list of the system’s requirements.toml. No',
      '  sandbox: one injection can change any file and reach any host. Balanced allows `read-only` and',
      '  `workspace-write`.',
    ]);
  });

  it('says of older releases that they have it the other way round', () => {
    const text = lines('sandbox_mode = "read-only"');
    const within = (range: string) => findings(rule, text, 'balanced', { ...managed, release: releaseFor(range) });
    assert.deepEqual(within('>=0.136'), [
      '1:1-13 info accepts sandbox_mode «sandbox_mode»',
      '  In managed_config.toml Codex 0.169 turns `sandbox_mode` into the requirement `allowed_sandbox_modes',
      '  = ["read-only"]`. It replaces the list of the system’s requirements.toml. Up to Codex 0.136',
      '  requirements.toml wins instead, as was seen with `sandbox_mode`.',
    ]);
    assert.deepEqual(within('>=0.138'), said(text));
  });

  it('goes by the profile', () => {
    const severities = (text: string, profile: ProfileId) =>
      said(text, profile)
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.split(' ').slice(1, 4).join(' '));
    assert.deepEqual(severities(loose, 'high-utility'), [
      'warning accepts approval_policy',
      'warning accepts approvals_reviewer',
      'warning accepts sandbox_mode',
    ]);
    const usual = lines(
      'approval_policy = "on-request"',
      'approvals_reviewer = "user"',
      'sandbox_mode = "workspace-write"',
    );
    assert.deepEqual(severities(usual, 'balanced'), [
      'error accepts approval_policy',
      'warning accepts approvals_reviewer',
      'warning accepts sandbox_mode',
    ]);
    assert.deepEqual(severities(usual, 'security-oriented'), [
      'error accepts approval_policy',
      'warning accepts approvals_reviewer',
      'error accepts sandbox_mode',
    ]);
  });

  it('says what the profile wants where no setting can have it', () => {
    assert.deepEqual(said(lines('approval_policy = "on-request"')), [
      '1:1-16 error accepts approval_policy «approval_policy»',
      '  In managed_config.toml Codex 0.169 turns `approval_policy` into the requirement',
      '  `allowed_approval_policies = ["on-request"]`. It replaces the list of the system’s',
      '  requirements.toml. The model decides when to ask, and an injection can steer it. Balanced allows',
      '  only `untrusted`.',
    ]);
  });

  it('is a piece of information for the strictest sandbox, which allows nothing more', () => {
    assert.deepEqual(said(lines('sandbox_mode = "read-only"')), [
      '1:1-13 info accepts sandbox_mode «sandbox_mode»',
      '  In managed_config.toml Codex 0.169 turns `sandbox_mode` into the requirement `allowed_sandbox_modes',
      '  = ["read-only"]`. It replaces the list of the system’s requirements.toml.',
    ]);
    assertFixes(rule, lines('sandbox_mode = "read-only"'), [], { where: managed });
  });

  it('says nothing of a value that Codex refuses, of a table, of other keys and of other files', () => {
    assert.deepEqual(said(lines('approval_policy = "untrusted"', 'sandbox_mode = "none"', 'model = "a"')), []);
    assert.deepEqual(said(lines('[approval_policy.granular]', 'rules = true')), []);
    const config = { path: '/etc/codex/config.toml', kind: 'config' } as const;
    assert.deepEqual(findings(rule, lines('approval_policy = "never"'), 'balanced', config), []);
    assert.deepEqual(findings(rule, lines('approval_policy = "never"')), []);
  });

  it('sets a sandbox or a reviewer that the profile allows, or removes the key', () => {
    const [policy = '', reviewer = '', sandbox = ''] = loose.split('\n');
    const fixes = (finding: number, profile: ProfileId = 'balanced') => ({ finding, profile, where: managed });
    assertFixes(
      rule,
      loose,
      [
        {
          title: 'Set `sandbox_mode` to `workspace-write`',
          text: lines(policy, reviewer, "sandbox_mode = 'workspace-write' # lab"),
          ask: true,
        },
        { title: 'Remove `sandbox_mode`', text: lines(policy, reviewer, '# lab'), ask: true },
      ],
      fixes(2),
    );
    assertFixes(
      rule,
      loose,
      [
        {
          title: 'Set `approvals_reviewer` to `user`',
          text: lines(policy, 'approvals_reviewer = "user"', sandbox),
          ask: true,
        },
        { title: 'Remove `approvals_reviewer`', text: lines(policy, sandbox), ask: true },
      ],
      fixes(1),
    );
    assertFixes(
      rule,
      loose,
      [{ title: 'Remove `approval_policy`', text: lines(reviewer, sandbox), ask: true }],
      fixes(0),
    );
    assertFixes(
      rule,
      crlf('sandbox_mode = "workspace-write"', 'model = "a"'),
      [
        {
          title: 'Set `sandbox_mode` to `read-only`',
          text: crlf('sandbox_mode = "read-only"', 'model = "a"'),
          ask: true,
        },
        { title: 'Remove `sandbox_mode`', text: crlf('model = "a"'), ask: true },
      ],
      fixes(0, 'security-oriented'),
    );
  });

  it('has no other value for an approval policy', () => {
    assertFixes(
      rule,
      lines('approval_policy = "on-request"'),
      [{ title: 'Remove `approval_policy`', text: '', ask: true }],
      { where: managed },
    );
  });

  it('knows the granular policy, however it is written', () => {
    const says = [
      '  In managed_config.toml Codex 0.169 turns `approval_policy` into the requirement',
      '  `allowed_approval_policies = [{ granular = … }]`. It replaces the list of the system’s',
      '  requirements.toml. Some prompts are answered without a person. Balanced allows only `untrusted`.',
    ];
    const inline =
      'approval_policy = { granular = { sandbox_approval = true, rules = true, mcp_elicitations = true } }';
    assert.deepEqual(findings(rule, inline, 'balanced', managed), [
      '1:1-16 error accepts approval_policy «approval_policy»',
      ...says,
    ]);
    const table = lines(
      'model = "a"',
      '[approval_policy.granular]',
      'sandbox_approval = true',
      'rules = true',
      'mcp_elicitations = true',
    );
    assert.deepEqual(findings(rule, table, 'balanced', managed), [
      '2:2-17 error accepts approval_policy «approval_policy»',
      ...says,
    ]);
    assertFixes(rule, table, [{ title: 'Remove `approval_policy`', text: lines('model = "a"'), ask: true }], {
      where: managed,
    });
  });
});
