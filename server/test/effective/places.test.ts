import assert from 'node:assert/strict';
import { placesOn, projectFolders, type Surroundings } from '../../src/cli/effective-places.ts';

const on = (
  platform: NodeJS.Platform,
  folder: string,
  there: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Surroundings => ({
  platform,
  env,
  home: platform === 'win32' ? 'C:\\Users\\me' : '/home/me',
  folder,
  exists: (file) => there.includes(file),
});

const written = (surroundings: Surroundings) => placesOn(surroundings).map(({ kind, path }) => `${kind} ${path}`);

describe('the places of Codex’s files', () => {
  it('are /etc/codex, the user’s folder and those of the project on Linux and macOS', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      assert.deepEqual(written(on(platform, '/srv/app/web', ['/srv/app/.git'])), [
        'system-requirements /etc/codex/requirements.toml',
        'managed-config /etc/codex/managed_config.toml',
        'project /srv/app/.codex/config.toml',
        'project /srv/app/web/.codex/config.toml',
        'user /home/me/.codex/config.toml',
        'system-config /etc/codex/config.toml',
      ]);
    }
  });

  it('are ProgramData and the user’s profile on Windows', () => {
    assert.deepEqual(written(on('win32', 'C:\\work', [], { ProgramData: 'D:\\Data' })), [
      'system-requirements D:\\Data\\OpenAI\\Codex\\requirements.toml',
      'managed-config C:\\Users\\me\\.codex\\managed_config.toml',
      'project C:\\work\\.codex\\config.toml',
      'user C:\\Users\\me\\.codex\\config.toml',
      'system-config D:\\Data\\OpenAI\\Codex\\config.toml',
    ]);
    assert.equal(
      written(on('win32', 'C:\\work'))[0],
      'system-requirements C:\\ProgramData\\OpenAI\\Codex\\requirements.toml',
    );
  });

  it('follow CODEX_HOME, and take the user’s file for no project’s', () => {
    const places = written(on('linux', '/home/me', [], { CODEX_HOME: '/home/me/.codex' }));
    assert.deepEqual(
      places.filter((place) => !place.includes('/etc/')),
      ['user /home/me/.codex/config.toml'],
    );
    assert.ok(written(on('linux', '/w', [], { CODEX_HOME: '/opt/c' })).includes('user /opt/c/config.toml'));
  });

  it('go down from the root of the repository, and are one folder without a repository', () => {
    assert.deepEqual(projectFolders(on('linux', '/a/b/c', ['/a/.git'])), ['/a', '/a/b', '/a/b/c']);
    assert.deepEqual(projectFolders(on('linux', '/a/b/c', ['/a/b/c/.git', '/a/.git'])), ['/a/b/c']);
    assert.deepEqual(projectFolders(on('linux', '/a/b/c')), ['/a/b/c']);
  });
});
