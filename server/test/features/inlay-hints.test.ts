import assert from 'node:assert/strict';
import { inlayHints } from '../../src/features/inlay-hints.ts';
import { lines } from '../rules/golden.ts';
import { analysisOf } from './posture/matrix-of.ts';

/** The text with each hint in angle brackets at its place. */
function hinted(text: string, kind?: 'requirements' | 'managed-config', from = 0, to = text.length): string {
  const analysis = analysisOf(text, kind);
  const { textDocument } = analysis;
  const range = { start: textDocument.positionAt(from), end: textDocument.positionAt(to) };
  const hints = inlayHints(analysis, range).map(({ position, label }) => ({
    at: textDocument.offsetAt(position),
    label,
  }));
  return hints
    .sort((a, b) => b.at - a.at)
    .reduce((shown, { at, label }) => `${shown.slice(0, at)}<${label}>${shown.slice(at)}`, text);
}

describe('inlayHints', () => {
  it('name the profile that a value belongs to', () => {
    const text = lines(
      'allowed_approval_policies = [',
      '  "untrusted",',
      ']',
      'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
      'allowed_web_search_mode = ["cached"]',
      'guardian_policy_config = "x"',
      '[permissions.filesystem]',
      'deny_read = ["/**"]',
      '[mcp_servers]',
      '[features]',
      'apps = true',
      'browser_use = false',
      'colour = false',
    );
    assert.equal(
      hinted(text),
      lines(
        'allowed_approval_policies = [',
        '  "untrusted",',
        ']<Balanced>',
        'allowed_sandbox_modes = ["read-only", "danger-full-access"]<stricter than High Utility>',
        'allowed_web_search_mode = ["cached"]<ignored>',
        'guardian_policy_config = "x"<every profile>',
        '[permissions.filesystem]',
        'deny_read = ["/**"]<High Utility>',
        '[mcp_servers]<Security-oriented>',
        '[features]',
        'apps = true<High Utility and Balanced>',
        'browser_use = false<Balanced and Security-oriented>',
        'colour = false',
      ),
    );
  });

  it('are for the range that is asked for', () => {
    const text = 'allowed_sandbox_modes = ["read-only"]\nallowed_web_search_modes = ["live"]\n';
    assert.equal(hinted(text, 'requirements', 40), text.replace('["live"]', '["live"]<stricter than High Utility>'));
    assert.equal(hinted(text, 'requirements', 0, 5), text);
  });

  it('compare defaults with every profile', () => {
    const text =
      'cli_auth_credentials_store = "ephemeral"\nallow_login_shell = true\n[history]\npersistence = "save-all"\n';
    assert.equal(
      hinted(text, 'managed-config'),
      lines(
        'cli_auth_credentials_store = "ephemeral"<stricter than every profile>',
        'allow_login_shell = true<weaker than every profile>',
        '[history]',
        'persistence = "save-all"<every profile>',
      ),
    );
  });

  it('are none in settings', () => {
    assert.deepEqual(
      inlayHints(analysisOf('allow_login_shell = true\n', 'config'), {
        start: { line: 0, character: 0 },
        end: { line: 1, character: 0 },
      }),
      [],
    );
  });
});
