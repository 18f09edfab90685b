import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting: what profiles build on', () => {
  it('lets the first entry for every host count', () => {
    const text = lines(
      '[[remote_sandbox_config]]',
      'hostname_patterns = ["*"]',
      'allowed_sandbox_modes = ["read-only"]',
      '[[remote_sandbox_config]]',
      'hostname_patterns = ["*"]',
      'allowed_sandbox_modes = ["workspace-write"]',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('knows that Codex lives in the home folder', () => {
    const text = lines('[permissions.filesystem]', 'deny_read = ["~", "~/", "~/**", "~user/x"]');
    assert.deepEqual(findings('refused-setting', text), [
      '2:14-17 error rejects permissions.filesystem.deny_read[0] «"~"»',
      '  Codex 0.169 refuses the file: `~` also keeps Codex from its own files in `~/.codex`.',
      '2:19-23 error rejects permissions.filesystem.deny_read[1] «"~/"»',
      '  Codex 0.169 refuses the file: `~/` also keeps Codex from its own files in `~/.codex`.',
    ]);
  });

  it('knows what parents of the default profile grant', () => {
    const text = lines(
      'default_permissions = "own"',
      '[allowed_permission_profiles]',
      'own = true',
      '[permissions]',
      'own.extends = "base"',
      'base.filesystem = { srv = "read" }',
      'other.filesystem = { srv = "read" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '6:27-33 error rejects permissions.base.filesystem.srv «"read"»',
      '  Codex 0.169 refuses the file: `srv` must be absolute, begin with `~/`, or with `:`.',
      '7:28-34 warning ineffective permissions.other.filesystem.srv «"read"»',
      '  Codex 0.169 loads this profile, but refuses it as the default: `srv` must be absolute, begin with',
      '  `~/`, or with `:`.',
    ]);
  });

  it('knows a circle from what leads into one', () => {
    const text = lines(
      'default_permissions = "own"',
      '[allowed_permission_profiles]',
      'own = true',
      '[permissions]',
      'own.extends = "a"',
      'a.extends = "b"',
      'b.extends = "a"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '6:13-16 error rejects permissions.a.extends «"b"»',
      '  Codex 0.169 refuses the file: `a` extends itself.',
      '7:13-16 error rejects permissions.b.extends «"a"»',
      '  Codex 0.169 refuses the file: `b` extends itself.',
    ]);
  });

  it('refuses paths below a name that takes none, and patterns behind one', () => {
    const text = lines(
      'default_permissions = "own"',
      '[allowed_permission_profiles]',
      'own = true',
      '[permissions.own.filesystem]',
      '":tmpdir" = { "." = "write", "a" = "read", "../b" = "read" }',
      '":workspace_roots" = { "a" = "read", "**/.env" = "deny" }',
      '":workspace_roots/**" = "none"',
      '":minimal/**" = "read"',
      '":own" = { "a" = "deny", "b/**" = "deny", "*.key" = "deny" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:36-42 error rejects permissions.own.filesystem.:tmpdir.a «"read"»',
      '  Codex 0.169 refuses the file: nothing may stand below `:tmpdir`.',
      '5:53-59 error rejects permissions.own.filesystem.:tmpdir.../b «"read"»',
      '  Codex 0.169 refuses the file: nothing may stand below `:tmpdir`.',
      '7:25-31 error rejects permissions.own.filesystem.:workspace_roots/** «"none"»',
      '  Codex 0.169 refuses the file: a pattern such as `:workspace_roots/**` must be absolute, or stand in',
      '  a table below the name.',
      '9:53-59 error rejects permissions.own.filesystem.:own.*.key «"deny"»',
      '  Codex 0.169 refuses the file: no pattern may stand below `:own`, which it does not know.',
    ]);
  });

  it('refuses patterns below a location too', () => {
    const text = lines(
      'default_permissions = "own"',
      '[allowed_permission_profiles]',
      'own = true',
      '[permissions.own.filesystem."/srv"]',
      '"*.key" = "read"',
      '"*.pem" = "deny"',
      '"a/**" = "write"',
      '"" = "read"',
      '"./b" = "read"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:11-17 error rejects permissions.own.filesystem./srv.*.key «"read"»',
      '  Codex 0.169 refuses the file: a pattern such as `*.key` can only be denied.',
      '8:6-12 error rejects permissions.own.filesystem./srv. «"read"»',
      '  Codex 0.169 refuses the file: `` must lie below its parent, without `.` and `..`.',
      '9:9-15 error rejects permissions.own.filesystem./srv../b «"read"»',
      '  Codex 0.169 refuses the file: `./b` must lie below its parent, without `.` and `..`.',
    ]);
  });
});
