import assert from 'node:assert/strict';
import { postureEdit } from '../../../src/features/posture/edit.ts';
import { isMet, postureMatrix } from '../../../src/features/posture/matrix.ts';
import type { PolicyKind } from '../../../src/features/posture/standing.ts';
import { type ProfileId, profileIds } from '../../../src/risk/profiles.ts';
import { applyProfile } from '../../../src/rules/apply.ts';
import { goldens } from '../../goldens/goldens.ts';
import { lines } from '../../rules/golden.ts';
import { analysisOf, matrixOf } from './matrix-of.ts';

function edited(text: string, profile: ProfileId, row?: string, kind: PolicyKind = 'requirements'): string {
  const edit = postureEdit(analysisOf(text, kind), profile, row);
  return 'text' in edit ? edit.text : edit.problem;
}

const blocked = 'This cannot be changed safely as the file stands: the findings say what is in the way.';

describe('postureEdit', () => {
  it('sets one row and leaves all others as they are', () => {
    const text = lines(
      '# ours',
      'allowed_sandbox_modes = ["read-only", "danger-full-access"] # why',
      'allowed_web_search_modes = ["live"]',
    );
    assert.equal(
      edited(text, 'balanced', 'allowed_sandbox_modes'),
      lines(
        '# ours',
        'allowed_sandbox_modes = ["read-only", "workspace-write"] # why',
        'allowed_web_search_modes = ["live"]',
      ),
    );
    assert.equal(
      edited(text, 'security-oriented', 'allowed_web_search_modes'),
      text.replace('["live"]', '["disabled"]'),
    );
  });

  it('puts right what keeps Codex from taking the row, and nothing else', () => {
    const text = lines(
      'allowed_sandbox_mode = ["read-only", "danger-full-access"]',
      'allowed_approval_reviewers = ["user"]',
    );
    assert.equal(
      edited(text, 'security-oriented', 'allowed_sandbox_modes'),
      lines('allowed_sandbox_modes = ["read-only"]', 'allowed_approval_reviewers = ["user"]'),
    );
    assert.equal(
      edited(text, 'balanced', 'allowed_approvals_reviewers'),
      lines('allowed_sandbox_mode = ["read-only", "danger-full-access"]', 'allowed_approvals_reviewers = ["user"]'),
    );
  });

  it('sets every row where none is named', () => {
    const text = 'allowed_sandbox_modes = []\n';
    assert.equal(edited(text, 'balanced'), applyProfile(text, 'balanced'));
    assert.equal(
      edited('', 'balanced', undefined, 'managed-config'),
      applyProfile('', 'balanced', { kind: 'managed-config' }),
    );
  });

  it('sets a default', () => {
    assert.equal(
      edited('allow_login_shell = true # for now\n', 'balanced', 'allow_login_shell', 'managed-config'),
      'allow_login_shell = false # for now\n',
    );
  });

  it('says why there is nothing to change', () => {
    const balanced = applyProfile('', 'balanced');
    assert.equal(edited(balanced, 'balanced'), 'This is what Balanced asks for already.');
    assert.equal(edited(balanced, 'balanced', 'mcp_servers'), 'This is what Balanced asks for already.');
    assert.equal(edited('[[rules.prefix_rules]]\ndecision = "allow"\n', 'balanced', 'rules.prefix_rules'), blocked);
    assert.equal(edited('', 'balanced', 'colour'), blocked);
    assert.equal(edited('', 'balanced', 'hooks'), blocked);
    const config = postureEdit(analysisOf('', 'config'), 'balanced', undefined);
    assert.deepEqual(config, { problem: 'Profiles are for requirements.toml and managed_config.toml.' });
  });

  it('offers no change that leaves the row refused', () => {
    const twice = lines('allowed_sandbox_modes = ["read-only"]', 'allowed_sandbox_modes = ["danger-full-access"]');
    assert.equal(edited(twice, 'balanced', 'allowed_sandbox_modes'), blocked);
  });

  const policies = goldens().flatMap(({ name, ending, text }) => {
    const kind =
      ending === '.requirements.toml' ? 'requirements' : ending === '.managed.toml' ? 'managed-config' : undefined;
    return kind ? [{ name, text, kind } as const] : [];
  });

  it('reaches the profile in every file that people write, or changes nothing', () => {
    let changes = 0;
    for (const [number, { name, text, kind }] of policies.entries()) {
      const analysis = analysisOf(text, kind);
      for (const [index, { id, cells }] of matrixOf(text, kind).rows.entries()) {
        // Every other row against one profile, another one in the next file: all of them would take half a minute.
        const profile = profileIds[(number + index) % profileIds.length] ?? 'balanced';
        if ((number + index) % 2 === 1) continue;
        const what = `${name}: ${id} to ${profile}`;
        const edit = postureEdit(analysis, profile, id);
        if (!cells[profile].canSet) assert.ok('problem' in edit, `${what} has no button`);
        if ('problem' in edit) continue;
        changes += 1;
        const after = analysisOf(edit.text, kind);
        const row = postureMatrix(after)?.rows.find((one) => one.id === id);
        assert.ok(row && isMet(row.cells[profile]), what);
        assert.ok(after.document.faults.length <= analysis.document.faults.length, what);
      }
    }
    assert.ok(changes > 100, String(changes));
  });
});
