import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'writable-beyond-workspace';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds each such folder', () => {
    const text = lines(
      '[sandbox_workspace_write]',
      'writable_roots = ["/", "~", "~/.ssh", "~/.codex", "~/.local/bin", "/etc", "/srv/data"]',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '2:19-22 warning accepts sandbox_workspace_write.writable_roots[0] «"/"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `/`: nothing that the user can',
      '  change is kept from them, the settings of Codex included.',
      '2:24-27 warning accepts sandbox_workspace_write.writable_roots[1] «"~"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `~`: keys, start files of',
      '  shells and programs of the user are open to them, and what is changed there runs outside the',
      '  sandbox.',
      '2:29-37 warning accepts sandbox_workspace_write.writable_roots[2] «"~/.ssh"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `~/.ssh`: credentials and what',
      '  decides over them lie there, and an injection can add its own.',
      '2:39-49 warning accepts sandbox_workspace_write.writable_roots[3] «"~/.codex"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `~/.codex`: the settings of',
      '  Codex itself lie there, and an injection can switch the sandbox off for the next session.',
      '2:51-65 warning accepts sandbox_workspace_write.writable_roots[4] «"~/.local/bin"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `~/.local/bin`: what is put',
      '  there runs outside the sandbox the next time that the user works.',
      '2:67-73 warning accepts sandbox_workspace_write.writable_roots[5] «"/etc"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `/etc`: the settings and',
      '  programs of the whole machine lie there.',
    ]);
  });

  it('removes one, with the comments of the others', () => {
    const text = lines(
      '[sandbox_workspace_write]',
      'writable_roots = [',
      '  "/srv/data", # ours',
      '  "~/.aws", # why',
      ']',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '4:3-11 warning accepts sandbox_workspace_write.writable_roots[1] «"~/.aws"»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `~/.aws`: credentials and what',
      '  decides over them lie there, and an injection can add its own.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Remove this folder',
          text: lines('[sandbox_workspace_write]', 'writable_roots = [', '  "/srv/data", # ours', '  # why', ']'),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('looks relative folders up beside the file', () => {
    const text = lines('sandbox_workspace_write.writable_roots = ["..", "."]');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '1:43-47 warning accepts sandbox_workspace_write.writable_roots[0] «".."»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `..`: keys, start files of',
      '  shells and programs of the user are open to them, and what is changed there runs outside the',
      '  sandbox.',
      '1:49-52 warning accepts sandbox_workspace_write.writable_roots[1] «"."»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `.`: the settings of Codex',
      '  itself lie there, and an injection can switch the sandbox off for the next session.',
    ]);
  });

  it('finds the settings of a project', () => {
    const text = lines('sandbox_workspace_write.writable_roots = ["."]');
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '1:43-46 warning accepts sandbox_workspace_write.writable_roots[0] «"."»',
      '  In `workspace-write` sessions Codex 0.169 lets every command write to `.`: the settings of Codex',
      '  itself lie there, and an injection can switch the sandbox off for the next session.',
    ]);
  });

  it('finds them in permission profiles, and only hints at those that nobody starts with', () => {
    const text = lines(
      'default_permissions = "own"',
      '[permissions.own.filesystem]',
      '":root" = "write" # all',
      "'~/.aws' = 'write'",
      '[permissions.other.filesystem]',
      '"/" = "write"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '3:11-18 warning accepts permissions.own.filesystem.:root «"write"»',
      '  With this permission profile Codex 0.169 lets every command write to `:root`: nothing that the user',
      '  can change is kept from them, the settings of Codex included.',
      "4:12-19 warning accepts permissions.own.filesystem.~/.aws «'write'»",
      '  With this permission profile Codex 0.169 lets every command write to `~/.aws`: credentials and what',
      '  decides over them lie there, and an injection can add its own.',
      '6:7-14 hint accepts permissions.other.filesystem./ «"write"»',
      '  With this permission profile Codex 0.169 lets every command write to `/`: nothing that the user can',
      '  change is kept from them, the settings of Codex included.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Only let commands read there',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.filesystem]',
            '":root" = "read" # all',
            "'~/.aws' = 'write'",
            '[permissions.other.filesystem]',
            '"/" = "write"',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Only let commands read there',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.filesystem]',
            '":root" = "write" # all',
            "'~/.aws' = 'read'",
            '[permissions.other.filesystem]',
            '"/" = "write"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 1 },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Only let commands read there',
          text: lines(
            'default_permissions = "own"',
            '[permissions.own.filesystem]',
            '":root" = "write" # all',
            "'~/.aws' = 'write'",
            '[permissions.other.filesystem]',
            '"/" = "read"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 2 },
    );
  });

  it('says nothing of folders that are no more than that', () => {
    const text = lines(
      '[sandbox_workspace_write]',
      'writable_roots = ["/srv/data", "~/code", "~/.cache", "/tmp", "./x", "$HOME/.ssh"]',
      '[permissions.own.filesystem]',
      '"~/code" = "write"',
      '"/" = "read"',
      '":tmpdir" = "write"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing where Codex does not look at the list', () => {
    const text = lines('sandbox_mode = "read-only"', 'sandbox_workspace_write.writable_roots = ["/"]');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of the list beside a permission profile', () => {
    const text = lines('default_permissions = ":workspace"', 'sandbox_workspace_write.writable_roots = ["/"]');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing where there is no sandbox', () => {
    const text = lines('sandbox_mode = "danger-full-access"', 'sandbox_workspace_write.writable_roots = ["/"]');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('knows that a project’s `..` is its own folder', () => {
    const text = lines('sandbox_workspace_write.writable_roots = [".."]');
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('leaves what is no text to other rules', () => {
    const text = lines('sandbox_workspace_write.writable_roots = [1, true]', '[permissions.own]', 'filesystem = 1');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
