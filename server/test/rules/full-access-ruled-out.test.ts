import assert from 'node:assert/strict';
import { assertFixes, findings, lines, outline } from './golden.ts';

const id = 'full-access-ruled-out';

describe(id, () => {
  const text = lines(
    'allowed_sandbox_modes = ["read-only", "danger-full-access"] # all',
    '[permissions.filesystem]',
    'deny_read = ["~/**/.env"]',
  );

  it('finds full access beside a pattern', () => {
    assert.deepEqual(findings(id, text, 'high-utility'), [
      '1:39-59 info ineffective allowed_sandbox_modes[1] «"danger-full-access"»',
      '  Codex 0.169 does not allow this while `deny_read` has a pattern: who asks for full access gets a',
      '  read-only sandbox and a warning.',
      '  related 3:1-10 «deny_read» this rules full access out',
    ]);
    assertFixes(
      id,
      text,
      [
        {
          title: 'Remove `danger-full-access`',
          text: text.replace(', "danger-full-access"', ''),
          ask: true,
        },
      ],
      { profile: 'high-utility' },
    );
  });

  it('finds the permission profile', () => {
    const profiles = lines(
      'default_permissions = ":workspace"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '":danger-full-access" = true',
      '[permissions.filesystem]',
      'deny_read = ["~/**/.env"]',
    );
    assert.deepEqual(
      findings(id, profiles, 'high-utility')[0],
      '4:25-29 info ineffective allowed_permission_profiles.:danger-full-access «true»',
    );
    assertFixes(id, profiles, [], { profile: 'high-utility' });
  });

  it('leaves a value that the profile does not have to weaker-than-profile', () => {
    assert.deepEqual(findings(id, text, 'balanced'), []);
    assert.ok(
      outline(text, 'balanced').includes('weaker-than-profile allowed_sandbox_modes[1] «"danger-full-access"»'),
    );
  });

  it('has nothing to say where nothing rules it out', () => {
    assert.deepEqual(
      findings(id, lines('allowed_sandbox_modes = ["read-only", "danger-full-access"]'), 'high-utility'),
      [],
    );
    const empty = text.replace('"~/**/.env"', '');
    assert.deepEqual(findings(id, empty, 'high-utility'), []);
    const without = text.replace(', "danger-full-access"', '');
    assert.deepEqual(findings(id, without, 'high-utility'), []);
  });
});
