/** What a `.codex-policy.toml` sets, and which of several counts. */
import assert from 'node:assert/strict';
import { ProjectFiles } from '../../src/project/nearest.ts';
import { readProject } from '../../src/project/read.ts';

describe('a .codex-policy.toml', () => {
  const project = readProject(
    '/repo/.codex-policy.toml',
    `profile = "high-utility"
[rules]
missing-control = "off"
unknown-key = "error"
[[files]]
paths = ["policies/**", "/top.toml"]
profile = "balanced"
kind = "requirements"
[files.rules]
unknown-key = "info"
[[files]]
paths = ["policies/strict/*.toml"]
profile = "security-oriented"
codex-version = "0.160"
`,
  );

  it('sets for a file what the last table that matches has, key by key and rule by rule', () => {
    const plain = ({ levels, release, ...rest }: ReturnType<typeof project.settingsFor>) => ({
      ...rest,
      release: release?.asked,
      levels: Object.fromEntries(levels),
    });
    const whole = { 'missing-control': 'off', 'unknown-key': 'error' };
    const below = { 'missing-control': 'off', 'unknown-key': 'info' };
    assert.deepEqual(plain(project.settingsFor('other/requirements.toml')), {
      kind: undefined,
      profile: 'high-utility',
      release: undefined,
      levels: whole,
    });
    assert.deepEqual(plain(project.settingsFor('x/policies/a.toml')), {
      kind: 'requirements',
      profile: 'balanced',
      release: undefined,
      levels: below,
    });
    assert.deepEqual(plain(project.settingsFor('/policies/strict/a.toml')), {
      kind: 'requirements',
      profile: 'security-oriented',
      release: '0.160',
      levels: below,
    });
    assert.equal(project.settingsFor('/top.toml').profile, 'balanced');
    assert.equal(project.settingsFor('/sub/top.toml').profile, 'high-utility');
  });

  it('leaves out what is wrong in it, and never throws', () => {
    for (const text of ['', '[[', 'profile = 1', 'files = 1', '[[files]]\npaths = [1, ""]', 'rules = "off"', '\0']) {
      const read = readProject('/x/.codex-policy.toml', text);
      assert.deepEqual([...read.settingsFor('a.toml').levels], []);
      assert.equal(read.settingsFor('a.toml').profile, undefined);
    }
  });

  describe('of several', () => {
    function profileOf(file: string, disk: Record<string, string>, reads: string[] = []) {
      const files = new ProjectFiles({
        read: (path) => {
          reads.push(path);
          return disk[path];
        },
        exists: (path) => Object.hasOwn(disk, path),
      });
      return [files.settingsFor(file).profile, files.settingsFor(file).profile][0];
    }

    const outer = { '/a/.codex-policy.toml': 'profile = "balanced"' };

    it('the nearest counts alone', () => {
      const both = { ...outer, '/a/b/.codex-policy.toml': '[rules]\nunknown-key = "off"' };
      assert.equal(profileOf('/a/b/c/x.toml', outer), 'balanced');
      assert.equal(profileOf('/a/b/c/x.toml', both), undefined);
      assert.equal(profileOf('/a/x.toml', both), 'balanced');
    });

    it('none above the root of the repository counts', () => {
      assert.equal(profileOf('/a/b/c/x.toml', { ...outer, '/a/b/.git': 'gitdir: elsewhere' }), undefined);
      assert.equal(profileOf('/a/b/c/x.toml', { ...outer, '/a/b/.git/HEAD': 'ref' }), undefined);
      assert.equal(profileOf('/a/b/c/x.toml', { ...outer, '/a/.git/HEAD': 'ref' }), 'balanced');
    });

    it('each is read once, and paths of Windows are paths', () => {
      const reads: string[] = [];
      assert.equal(
        profileOf('C:\\a\\b\\x.toml', { 'C:\\a\\.codex-policy.toml': 'profile = "balanced"' }, reads),
        'balanced',
      );
      assert.deepEqual(reads, ['C:\\a\\b\\.codex-policy.toml', 'C:\\a\\.codex-policy.toml']);
    });
  });
});
