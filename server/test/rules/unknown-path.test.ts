import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const id = 'unknown-path';

const profile = ['default_permissions = "dev"', '[allowed_permission_profiles]', 'dev = true'];
const granting = (...entries: readonly string[]) => lines(...profile, '[permissions.dev.filesystem]', ...entries);
const below = (name: string, ...entries: readonly string[]) =>
  lines(...profile, `[permissions.dev.filesystem."${name}"]`, ...entries);

const ignores = (path: string) => [
  `  Codex 0.169 knows no path \`${path}\` and ignores what is granted or denied there, with a warning`,
  '  when a session starts.',
];

describe(id, () => {
  it('finds a name that is like a known one', () => {
    assert.deepEqual(findings(id, granting('":workspace_root" = "write"')), [
      '5:1-18 warning ineffective permissions.dev.filesystem.:workspace_root «":workspace_root"»',
      '  Codex 0.169 knows no path `:workspace_root` and ignores what is granted or denied there, with a',
      '  warning when a session starts. Did you mean `:workspace_roots`?',
    ]);
  });

  it('finds a table once, on its name', () => {
    assert.deepEqual(findings(id, below(':Workspace_Roots', '"a" = "deny"', '"b" = "read"')), [
      '4:29-47 warning ineffective permissions.dev.filesystem.:Workspace_Roots «":Workspace_Roots"»',
      '  Codex 0.169 knows no path `:Workspace_Roots` and ignores what is granted or denied there, with a',
      '  warning when a session starts. Did you mean `:workspace_roots`?',
    ]);
  });

  it('lists the names where none is meant', () => {
    assert.deepEqual(findings(id, granting('":own" = "read"')).slice(1), [
      '  Codex 0.169 knows no path `:own` and ignores what is granted or denied there, with a warning when a',
      '  session starts. It knows `:workspace_roots`, `:project_roots`, `:root`, `:minimal`, `:tmpdir` and',
      '  `:slash_tmp`.',
    ]);
  });

  const advice: Readonly<Record<string, string>> = {
    ':workspace_roots/docs': 'Paths below `:workspace_roots` stand in a table of that name.',
    ':tmpdir/a': 'Nothing may stand below `:tmpdir`.',
    ':rot/**': 'Did you mean `:root/**`?',
    ':workspace-roots': 'Did you mean `:workspace_roots`?',
  };
  for (const [path, says] of Object.entries(advice)) {
    it(`says what to write for ${path}`, () => {
      const message = findings(id, granting(`"${path}" = "read"`))
        .slice(1)
        .map((line) => line.trim())
        .join(' ');
      assert.equal(
        message,
        `${ignores(path)
          .map((line) => line.trim())
          .join(' ')} ${says}`,
      );
    });
  }

  it('finds it in settings, and in a profile that is not the default', () => {
    const text = lines('default_permissions = ":workspace"', '[permissions.own.filesystem]', '":temp" = "write"');
    for (const [path, kind] of [
      ['/home/me/.codex/config.toml', 'config'],
      ['/etc/codex/managed_config.toml', 'managed-config'],
    ] as const) {
      const [place] = findings(id, text, 'balanced', { path, kind });
      assert.equal(place, '3:1-8 warning ineffective permissions.own.filesystem.:temp «":temp"»');
    }
  });

  const fine = {
    'the names that Codex knows': granting(
      ...['root', 'minimal', 'tmpdir', 'slash_tmp', 'project_roots', 'workspace_roots'].map(
        (name) => `":${name}" = "read"`,
      ),
    ),
    'a name with all below it': granting('":tmpdir/**" = "write"'),
    'other paths': granting('"/srv/:own" = "read"', '"~/:own" = "read"'),
    'a table in which nothing stands': below(':own'),
    'a pattern, which Codex refuses': granting('":own/*" = "deny"'),
    'a pattern below a name, which Codex refuses': below(':workspace_root', '"**/.env" = "deny"'),
    'what is no access': granting('":own" = 1'),
    'a name that is being typed as a key of its own': granting('":own"'),
    'the names of profiles': lines('default_permissions = ":own"'),
  };
  for (const [name, text] of Object.entries(fine)) {
    it(`says nothing of ${name}`, () => assert.deepEqual(findings(id, text), []));
  }

  it('renames a key, and leaves it to a person to grant writing', () => {
    assertFixes(id, below(':workspace_root', '# keys', '"secrets" = "deny"'), [
      { title: 'Rename to `:workspace_roots`', text: below(':workspace_roots', '# keys', '"secrets" = "deny"') },
    ]);
    assertFixes(id, granting("':tmp_dir/**'='write' # builds"), [
      { title: 'Rename to `:tmpdir/**`', text: granting("':tmpdir/**'='write' # builds"), ask: true },
    ]);
  });

  it('renames nothing to a name that is there, that takes no paths, or that means more', () => {
    for (const text of [
      granting('":workspace_roots" = "read"', '":workspace_root" = "read"'),
      below(':tmp_dir', '"a" = "read"'),
      granting('":workspace_root/a" = "read"'),
    ]) {
      assertFixes(id, text, []);
    }
  });
});
