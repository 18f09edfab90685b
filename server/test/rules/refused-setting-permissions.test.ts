import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting: sandbox and permissions', () => {
  it('has nothing to say of a sound file', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only", "workspace-write"]',
      'default_permissions = "own"',
      '[allowed_permission_profiles]',
      'own = true',
      '":workspace" = false',
      '[permissions.own]',
      'extends = ":workspace"',
      '[permissions.own.filesystem]',
      '"/srv" = "read"',
      '"~/**/.env" = "deny"',
      '":workspace_roots" = { "**/.env" = "deny", "." = "write" }',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants read-only among the sandbox modes', () => {
    const text = lines('allowed_sandbox_modes = ["workspace-write"]');
    assert.deepEqual(findings('refused-setting', text), [
      '1:1-22 error rejects allowed_sandbox_modes «allowed_sandbox_modes»',
      '  Codex 0.169 refuses the file: sandbox modes must include `read-only`.',
    ]);
  });

  it('leaves a misspelt mode, and one without quotes, to the rules on values and syntax', () => {
    assert.deepEqual(findings('refused-setting', lines('allowed_sandbox_modes = ["readonly"]')), []);
    assert.deepEqual(findings('refused-setting', lines('allowed_sandbox_modes = [read-only]')), []);
    assert.deepEqual(findings('refused-setting', lines('allowed_sandbox_modes = ["workspace_write"]')), [
      '1:1-22 error rejects allowed_sandbox_modes «allowed_sandbox_modes»',
      '  Codex 0.169 refuses the file: sandbox modes must include `read-only`.',
    ]);
  });

  it('wants it on the machines of a list for every host too', () => {
    const text = lines(
      '[[remote_sandbox_config]]',
      'hostname_patterns = ["build-*"]',
      'allowed_sandbox_modes = ["workspace-write"]',
      '[[remote_sandbox_config]]',
      'hostname_patterns = ["a", "*"]',
      'allowed_sandbox_modes = ["workspace-write"]',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '6:1-22 error rejects remote_sandbox_config[1].allowed_sandbox_modes «allowed_sandbox_modes»',
      '  Codex 0.169 refuses the file: sandbox modes must include `read-only`.',
    ]);
  });

  it('knows paths of Windows', () => {
    const text = lines(
      '[permissions.filesystem]',
      "deny_read = ['C:\\secrets', \"~/x\", '\\\\server\\share']",
      '[application.storage]',
      "default_project_parent = 'D:/projects'",
      'projectless_workspace_root = "relative"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      "2:14-26 error rejects permissions.filesystem.deny_read[0] «'C:\\secrets'»",
      '  Codex 0.169 refuses the file: on Linux and macOS it cannot read the Windows path `C:\\secrets`; keep',
      '  such paths in a file for Windows alone.',
      "2:35-51 error rejects permissions.filesystem.deny_read[2] «'\\\\server\\share'»",
      '  Codex 0.169 refuses the file: on Linux and macOS it cannot read the Windows path `\\\\server\\share`;',
      '  keep such paths in a file for Windows alone.',
      "4:26-39 error rejects application.storage.default_project_parent «'D:/projects'»",
      '  Codex 0.169 refuses the file: on Linux and macOS it cannot read the Windows path `D:/projects`; keep',
      '  such paths in a file for Windows alone.',
      '5:30-40 error rejects application.storage.projectless_workspace_root «"relative"»',
      '  Codex 0.169 refuses the file: `relative` must be absolute.',
    ]);
  });

  it('takes the home of whoever runs Codex, and nobody else’s', () => {
    const text = lines(
      '[application.storage]',
      'default_project_parent = "~own/x"',
      'projectless_workspace_root = "~"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:26-34 error rejects application.storage.default_project_parent «"~own/x"»',
      '  Codex 0.169 refuses the file: `~own/x` must be absolute.',
    ]);
  });

  it('looks for them in the folders before the first wildcard', () => {
    const text = lines(
      '[permissions.filesystem]',
      "deny_read = ['C:/keys/**', 'C:\\a\\b/*', 'C:/*', 'C:\\keys\\**', 'C:\\a?', 'C:\\a\\[x]', 'C:\\{a,b}']",
    );
    assert.deepEqual(
      findings('refused-setting', text).filter((line) => /^\d/.test(line)),
      [
        "2:14-26 error rejects permissions.filesystem.deny_read[0] «'C:/keys/**'»",
        "2:28-38 error rejects permissions.filesystem.deny_read[1] «'C:\\a\\b/*'»",
        "2:83-93 error rejects permissions.filesystem.deny_read[6] «'C:\\{a,b}'»",
      ],
    );
  });

  it('says what keeps a path or a pattern from being read', () => {
    const text = lines(
      '[permissions.filesystem]',
      "deny_read = ['/srv/{a}', '~/a\\b/*', '/srv/*/a}', '/srv/*/{a', '/srv/*/[b-a]', '/srv/*\\', '/srv/{x,y*}/a', '[a]/]']",
    );
    assert.deepEqual(findings('refused-setting', text), [
      "2:14-24 error rejects permissions.filesystem.deny_read[0] «'/srv/{a}'»",
      '  Codex 0.169 refuses the file: it takes no `{` in a path, nor in the folders before a wildcard:',
      '  `/srv/{a}`.',
      "2:26-35 error rejects permissions.filesystem.deny_read[1] «'~/a\\b/*'»",
      '  Codex 0.169 refuses the file: it takes no `\\` in a path, nor in the folders before a wildcard:',
      '  `~/a\\b/*`.',
      "2:37-48 error rejects permissions.filesystem.deny_read[2] «'/srv/*/a}'»",
      '  Codex 0.169 refuses the file: `/srv/*/a}` is no pattern: `}` closes nothing; a brace itself is',
      '  `[}]`.',
      "2:50-61 error rejects permissions.filesystem.deny_read[3] «'/srv/*/{a'»",
      '  Codex 0.169 refuses the file: `/srv/*/{a` is no pattern: `{` is not closed; a brace itself is `[{]`.',
      "2:63-77 error rejects permissions.filesystem.deny_read[4] «'/srv/*/[b-a]'»",
      '  Codex 0.169 refuses the file: `/srv/*/[b-a]` is no pattern: `b-a` runs backwards.',
      "2:79-88 error rejects permissions.filesystem.deny_read[5] «'/srv/*\\'»",
      '  Codex 0.169 refuses the file: `/srv/*\\` is no pattern: `\\` at its end escapes nothing.',
    ]);
  });

  it('has nothing to say of paths it can read', () => {
    const text = lines(
      '[application.storage]',
      'default_project_parent = "/srv"',
      'projectless_workspace_root = "~/x"',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants default_permissions to be allowed', () => {
    const text = lines('default_permissions = ":workspace"');
    assert.deepEqual(findings('refused-setting', text), [
      '1:23-35 error rejects default_permissions «":workspace"»',
      '  Codex 0.169 refuses the file: `default_permissions` needs `allowed_permission_profiles`.',
    ]);
  });

  it('wants default_permissions to be among the allowed', () => {
    const text = lines(
      'default_permissions = ":read-only"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '":read-only" = false',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '1:23-35 error rejects default_permissions «":read-only"»',
      '  Codex 0.169 refuses the file: `:read-only` is not allowed by `allowed_permission_profiles`.',
    ]);
  });

  it('wants a default where not both plain profiles are allowed', () => {
    const text = lines('[allowed_permission_profiles]', '":workspace" = true');
    assert.deepEqual(findings('refused-setting', text), [
      '1:2-29 error rejects allowed_permission_profiles «allowed_permission_profiles»',
      '  Codex 0.169 refuses the file: `allowed_permission_profiles` needs `default_permissions`, unless it',
      '  allows both `:workspace` and `:read-only`.',
    ]);
  });

  it('wants no default where both are', () => {
    const text = lines('[allowed_permission_profiles]', '":workspace" = true', '":read-only" = true');
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('knows which profiles are defined', () => {
    const text = lines(
      'default_permissions = ":workspace"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      'own = false',
      'filesystem = true',
      '[permissions.filesystem]',
      'deny_read = []',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '4:7-12 error rejects allowed_permission_profiles.own «false»',
      '  Codex 0.169 refuses the file: no permission profile `own` is defined.',
      '5:14-18 error rejects allowed_permission_profiles.filesystem «true»',
      '  Codex 0.169 refuses the file: no permission profile `filesystem` is defined.',
    ]);
  });

  it('wants profiles to be selected at all', () => {
    const text = lines('[permissions.own]', 'description = "x"', '[permissions.other]');
    assert.deepEqual(findings('refused-setting', text), [
      '1:14-17 error rejects permissions.own «own»',
      '  Codex 0.169 refuses the file: permission profiles need `default_permissions` and',
      '  `allowed_permission_profiles`.',
    ]);
  });

  it('knows what a profile may be called and extend', () => {
    const text = lines(
      'default_permissions = ":workspace"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '[permissions]',
      '":own".extends = ":workspace"',
      'a.extends = ":danger-full-access"',
      'b.extends = "gone"',
      'c.extends = "d"',
      'd.extends = "c"',
      'e.extends = ":read-only"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:1-7 error rejects permissions.:own «":own"»',
      '  Codex 0.169 refuses the file: `:own`: names with `:` are Codex’s own.',
      '6:13-34 warning ineffective permissions.a.extends «":danger-full-access"»',
      '  Codex 0.169 loads this profile, but refuses it as the default: `:danger-full-access` cannot be',
      '  extended.',
      '7:13-19 warning ineffective permissions.b.extends «"gone"»',
      '  Codex 0.169 loads this profile, but refuses it as the default: no permission profile `gone` is',
      '  defined.',
      '8:13-16 warning ineffective permissions.c.extends «"d"»',
      '  Codex 0.169 loads this profile, but refuses it as the default: `c` extends itself.',
      '9:13-16 warning ineffective permissions.d.extends «"c"»',
      '  Codex 0.169 loads this profile, but refuses it as the default: `d` extends itself.',
    ]);
  });

  it('knows what a profile may grant', () => {
    const text = lines(
      'default_permissions = "own"',
      '[allowed_permission_profiles]',
      'own = true',
      '[permissions.own.filesystem]',
      'glob_scan_max_depth = 0',
      '\'C:\\x\' = "read"',
      'relative = "read"',
      '"/srv/*.key" = "read"',
      '"/srv/**" = "write"',
      '"/a/*" = "deny"',
      '"/b" = { "/c" = "read", "../d" = "read", "." = "read", "e/./f" = "deny" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:23-24 error rejects permissions.own.filesystem.glob_scan_max_depth «0»',
      '  Codex 0.169 refuses the file: `glob_scan_max_depth` is at least 1.',
      '6:10-16 error rejects permissions.own.filesystem.C:\\x «"read"»',
      '  Codex 0.169 refuses the file: on Linux and macOS it cannot read the Windows path `C:\\x`; keep such',
      '  paths in a file for Windows alone.',
      '7:12-18 error rejects permissions.own.filesystem.relative «"read"»',
      '  Codex 0.169 refuses the file: `relative` must be absolute, begin with `~/`, or with `:`.',
      '8:16-22 error rejects permissions.own.filesystem./srv/*.key «"read"»',
      '  Codex 0.169 refuses the file: a pattern such as `/srv/*.key` can only be denied.',
      '11:17-23 error rejects permissions.own.filesystem./b./c «"read"»',
      '  Codex 0.169 refuses the file: `/c` must lie below its parent, without `.` and `..`.',
      '11:34-40 error rejects permissions.own.filesystem./b.../d «"read"»',
      '  Codex 0.169 refuses the file: `../d` must lie below its parent, without `.` and `..`.',
    ]);
  });

  it('keeps reserved names from being profiles', () => {
    const text = lines(
      '[permissions.filesystem]',
      'deny_read = []',
      'extends = ":workspace"',
      '[permissions.network]',
      'description = "x"',
      'network = {}',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:11-23 error rejects permissions.filesystem.extends «":workspace"»',
      '  Codex 0.169 refuses the file: `permissions.filesystem` cannot be a permission profile.',
      '5:15-18 error rejects permissions.network.description «"x"»',
      '  Codex 0.169 refuses the file: `permissions.network` cannot be a permission profile.',
      '6:1-8 error rejects permissions.network.network «network»',
      '  Codex 0.169 refuses the file: `permissions.network` cannot be a permission profile.',
    ]);
  });

  it('wants permissions.network not empty', () => {
    const text = lines('[permissions.network]');
    assert.deepEqual(findings('refused-setting', text), [
      '1:14-21 error rejects permissions.network «network»',
      '  Codex 0.169 refuses the file: `permissions.network` must not be empty, and cannot be a permission',
      '  profile.',
    ]);
  });

  it('leaves Codex its own files', () => {
    const text = lines('permissions.filesystem.deny_read = ["~/x/..", "~/.codex/tmp/", "~/.codex/auth.json", "~/**"]');
    assert.deepEqual(findings('refused-setting', text), [
      '1:37-45 error rejects permissions.filesystem.deny_read[0] «"~/x/.."»',
      '  Codex 0.169 refuses the file: `~/x/..` also keeps Codex from its own files in `~/.codex`.',
      '1:47-62 error rejects permissions.filesystem.deny_read[1] «"~/.codex/tmp/"»',
      '  Codex 0.169 refuses the file: `~/.codex/tmp/` also keeps Codex from its own files in `~/.codex`.',
    ]);
  });
});
