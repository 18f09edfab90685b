import assert from 'node:assert/strict';
import { type Posture, postureOf } from '../../src/risk/posture.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { applyProfile } from '../../src/rules/apply.ts';
import { parseDocument } from '../../src/toml/document.ts';

const postureOfText = (text: string) => postureOf(parseDocument(text));

/** The controls that do not meet a profile, with their states. */
function open({ controls }: Posture, profile: ProfileId): string[] {
  return controls
    .filter(({ against }) => against[profile].state !== 'met')
    .map(({ control, against }) => `${control.id}: ${against[profile].state}`);
}

describe('postureOf', () => {
  it('counts what an empty file meets', () => {
    const posture = postureOfText('');
    assert.equal(posture.total, 14);
    assert.equal(posture.profile, undefined);
    assert.deepEqual(posture.met, { 'high-utility': 8, balanced: 4, 'security-oriented': 1 });
  });

  it('counts what the profiles themselves meet', () => {
    const counts = profileIds.map((id) => postureOfText(applyProfile('', id)));
    assert.deepEqual(
      counts.map(({ profile, met }) => [profile, ...profileIds.map((id) => met[id])]),
      [
        ['high-utility', 14, 6, 2],
        ['balanced', 14, 14, 7],
        ['security-oriented', 14, 14, 14],
      ],
    );
  });

  it('names a profile only when every control meets it', () => {
    const balanced = applyProfile('', 'balanced');
    const loose = balanced.replace('["cached"]', '["live"]');
    assert.equal(postureOfText(loose).profile, 'high-utility');
    assert.deepEqual(open(postureOfText(loose), 'balanced'), ['allowed_web_search_modes: weaker']);
    const unreadable = balanced.replace('["cached"]', '"cached"');
    assert.equal(postureOfText(unreadable).profile, undefined);
    assert.deepEqual(open(postureOfText(unreadable), 'high-utility'), ['allowed_web_search_modes: unreadable']);
    const without = balanced.replace(/^allowed_sandbox_modes.*\n/m, '');
    assert.equal(postureOfText(without).profile, undefined);
    assert.deepEqual(open(postureOfText(without), 'high-utility'), ['allowed_sandbox_modes: missing']);
  });

  it('lists what is open in the order of the table', () => {
    assert.deepEqual(open(postureOfText('features.apps = true\nallowed_sandbox_modes = 1'), 'security-oriented'), [
      'allowed_approval_policies: missing',
      'allowed_approvals_reviewers: missing',
      'rules.prefix_rules: missing',
      'permissions.filesystem.deny_read: missing',
      'allowed_sandbox_modes: unreadable',
      'allowed_web_search_modes: missing',
      'mcp_servers: missing',
      'features.skill_mcp_dependency_install: missing',
      'features.memories: missing',
      'features.computer_use: missing',
      'features.browser_use: missing',
      'features.in_app_browser: missing',
      'features.apps: weaker',
    ]);
  });
});
