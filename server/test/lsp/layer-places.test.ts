import assert from 'node:assert/strict';
import { layerKindAt } from '../../src/effective/layer-at.ts';
import { companionPaths } from '../../src/lsp/companions.ts';
import { readNamedLayers, resolvePath } from '../../src/lsp/named-layers.ts';
import { watchers } from '../../src/lsp/watchers.ts';

describe('the layers of the settings', () => {
  it('are an object of kinds, or words as on the command line', () => {
    assert.deepEqual(readNamedLayers({ user: ' u.toml ', project: ['a.toml', 'b.toml'] }), [
      { kind: 'user', path: 'u.toml' },
      { kind: 'project', path: 'a.toml' },
      { kind: 'project', path: 'b.toml' },
    ]);
    assert.deepEqual(readNamedLayers(['user=u=1.toml', 'mdm-config=m.toml']), [
      { kind: 'user', path: 'u=1.toml' },
      { kind: 'mdm-config', path: 'm.toml' },
    ]);
  });

  it('leave out what is none of these, and what a machine has no second of', () => {
    assert.deepEqual(readNamedLayers({ users: 'x', user: 7, constructor: 'x', 'cloud-config': '' }), []);
    assert.deepEqual(readNamedLayers(['user=a', 'user=b', 7, null, 'user']), [{ kind: 'user', path: 'a' }]);
    for (const value of [undefined, null, 7, 'user=x']) assert.deepEqual(readNamedLayers(value), []);
  });

  it('lie below the workspace, below the home of the user, or anywhere', () => {
    assert.equal(resolvePath('./a/../r.toml', '/w', '/home/me'), '/w/r.toml');
    assert.equal(resolvePath('~/.codex/config.toml', '/w', '/home/me'), '/home/me/.codex/config.toml');
    assert.equal(resolvePath('/etc/codex/r.toml', '/w', '/home/me'), '/etc/codex/r.toml');
    assert.equal(resolvePath('policies/r.toml', 'c:\\w', 'c:\\me'), 'c:\\w\\policies\\r.toml');
    assert.equal(resolvePath('r.toml', undefined, '/home/me'), undefined);
    assert.equal(resolvePath('~/r.toml', '/w', undefined), undefined);
  });
});

describe('the companions of a file', () => {
  it('lie beside it and where Codex looks below its folder', () => {
    assert.deepEqual(companionPaths('/w/a/etc/codex/managed_config.toml', 'managed-config', ['/w']), [
      '/w/a/etc/codex/requirements.toml',
      '/w/a/etc/codex/config.toml',
      '/w/a/requirements.toml',
      '/w/a/managed_config.toml',
      '/w/a/.codex/config.toml',
    ]);
  });

  it('of a project lie above it as well, up to the workspace', () => {
    const paths = companionPaths('/w/a/b/.codex/config.toml', 'project', ['/w']);
    assert.deepEqual(
      paths.filter((path) => path.endsWith('/.codex/config.toml')),
      ['/w/a/.codex/config.toml', '/w/.codex/config.toml'],
    );
    assert.ok(paths.every((path) => path.startsWith('/w/')));
  });

  it('of a file outside of the workspace lie in its folder alone', () => {
    for (const folders of [[], ['/w'], ['/etc/codex2']]) {
      assert.deepEqual(companionPaths('/etc/codex/requirements.toml', 'system-requirements', folders), [
        '/etc/codex/managed_config.toml',
        '/etc/codex/config.toml',
      ]);
    }
  });
});

describe('the layer that a file is', () => {
  it('follows from its kind and its place', () => {
    const kinds = [
      ['/etc/codex/requirements.toml', 'requirements'],
      ['/w/.codex/requirements.toml', 'requirements'],
      ['/etc/codex/managed_config.toml', 'managed-config'],
      ['/etc/codex/config.toml', 'config'],
      ['/home/me/.codex/config.toml', 'config'],
      ['/home/me/.codex/ci.config.toml', 'config'],
      ['/home/me/app/.codex/config.toml', 'config'],
      ['/home/me/.codex/agents/a.toml', 'agent-role'],
    ] as const;
    assert.deepEqual(
      kinds.map(([path, kind]) => layerKindAt(path, kind)),
      ['system-requirements', undefined, 'managed-config', 'system-config', 'user', 'profile', 'project', undefined],
    );
  });
});

describe('what is watched', () => {
  it('is a path alone, whatever characters it has', () => {
    assert.deepEqual(watchers(['/srv/{a}/[b].toml'], true).at(-1), {
      globPattern: { baseUri: 'file:///srv/%7Ba%7D', pattern: '[[]b[]].toml' },
    });
    assert.deepEqual(watchers(['/srv/a.toml'], false).at(-1), { globPattern: '/srv/a.toml' });
  });
});
