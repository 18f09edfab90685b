import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { discover } from '../../src/cli/discover.ts';
import { Workspace } from './workspace.ts';

const policy = 'features.computer_use = true\n';

describe('the files of a call of check', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
  });

  afterEach(() => workspace.leave());

  const found = (...words: string[]) => discover(words, ({ path, message }) => assert.fail(`${path}: ${message}`));
  const paths = (...words: string[]) => found(...words).map(({ path }) => path);

  it('are the Codex files below a folder, by name, place and content, in the order of their paths', () => {
    for (const name of ['z/requirements.toml', 'b/.codex/config.toml', 'a/laptops.toml', 'a/Cargo.toml', 'Z.toml']) {
      workspace.write(name, name.includes('Cargo') ? '[package]\nname = "x"\n' : policy);
    }
    workspace.write('a/laptops.toml', 'allowed_sandbox_modes = ["read-only"]\nallowed_web_search_modes = ["cached"]\n');
    workspace.write('b/.codex/config.toml', 'model = "x"\n');
    workspace.write('b/notes.txt', policy);
    assert.deepEqual(paths('.'), [
      'Z.toml',
      'a/Cargo.toml',
      'a/laptops.toml',
      'b/.codex/config.toml',
      'z/requirements.toml',
    ]);
    assert.deepEqual(Object.keys(workspace.codes('.')), [
      'a/laptops.toml',
      'b/.codex/config.toml',
      'z/requirements.toml',
    ]);
  });

  it('say from which folder on a project file can be found', () => {
    for (const name of ['a/b/x.toml', 'c/.codex-policy.toml', 'c/d/x.toml']) workspace.write(name, policy);
    mkdirSync('e/.git', { recursive: true });
    workspace.write('e/f/x.toml', policy);
    const above = path.dirname(workspace.folder);
    const from = found('.').map(({ path: file, projectFrom = '' }) => [file, path.relative(above, projectFrom)]);
    const own = path.basename(workspace.folder);
    assert.deepEqual(from, [
      ['a/b/x.toml', ''],
      ['c/.codex-policy.toml', path.join(own, 'c')],
      ['c/d/x.toml', path.join(own, 'c')],
      ['e/f/x.toml', path.join(own, 'e')],
    ]);
    assert.deepEqual(
      found('a/b/x.toml').map(({ projectFrom }) => projectFrom),
      [undefined],
    );
  });

  it('come once, in the order in which they are named', () => {
    workspace.write('b/requirements.toml', policy);
    workspace.write('a.toml', policy);
    assert.deepEqual(paths('b/requirements.toml', './a.toml', 'b', '.', 'a.toml'), ['b/requirements.toml', './a.toml']);
  });

  it('leave out what .gitignore names, from the root of the repository on, the nearest first', () => {
    mkdirSync('.git/info', { recursive: true });
    workspace.write('.git/info/exclude', 'private.toml\n');
    workspace.write('.gitignore', 'build/\n*.local.toml\n/only-here.toml\n');
    workspace.write('policies/.gitignore', '!kept.local.toml\n');
    for (const name of [
      'build/requirements.toml',
      'only-here.toml',
      'private.toml',
      'policies/only-here.toml',
      'policies/left.local.toml',
      'policies/kept.local.toml',
    ]) {
      workspace.write(name, policy);
    }
    const kept = ['policies/kept.local.toml', 'policies/only-here.toml'];
    assert.deepEqual(paths('.'), kept);
    assert.deepEqual(paths('policies'), kept);
    assert.deepEqual(paths('**/*.toml'), kept);
    assert.deepEqual(paths('build/requirements.toml'), ['build/requirements.toml']);
    assert.deepEqual(paths('build'), ['build/requirements.toml']);
  });

  it('leave out node_modules and .git, but not other folders with a dot', () => {
    for (const name of ['node_modules/x/requirements.toml', '.git/requirements.toml', '.codex/config.toml']) {
      workspace.write(name, policy);
    }
    assert.deepEqual(paths('.'), ['.codex/config.toml']);
  });

  it('follow links to files, and none to folders', () => {
    workspace.write('a/real.toml', policy);
    symlinkSync('real.toml', 'a/link.toml');
    symlinkSync('nowhere.toml', 'a/broken.toml');
    symlinkSync('round.toml', 'a/round.toml');
    symlinkSync('..', 'a/up');
    assert.deepEqual(paths('.'), ['a/link.toml', 'a/real.toml']);
    assert.deepEqual(paths('a/up'), ['a/up/a/link.toml', 'a/up/a/real.toml']);
  });

  it('are what a glob matches, unless a file has that name', () => {
    for (const name of ['p/a.toml', 'p/b.toml', 'p/deep/c.toml', '[x].toml', 'p/.d.toml'])
      workspace.write(name, policy);
    assert.deepEqual(paths('p/*.toml'), ['p/.d.toml', 'p/a.toml', 'p/b.toml']);
    assert.deepEqual(paths('p/**/*.toml'), ['p/.d.toml', 'p/a.toml', 'p/b.toml', 'p/deep/c.toml']);
    assert.deepEqual(paths('{p,q}/deep/?.toml'), ['p/deep/c.toml']);
    assert.deepEqual(paths('[x].toml'), ['[x].toml']);
    assert.throws(() => paths('p/*.json'), new CannotRunError('p/*.json: no file matches'));
    assert.throws(() => paths('q/*.toml'), new CannotRunError('q/*.toml: no file matches'));
    assert.throws(() => paths('q.toml'), new CannotRunError('q.toml: no such file'));
    assert.throws(() => paths('p\0'), new CannotRunError('"p\\u0000": no such file'));
  });

  it('tell of a folder that cannot be read, and go on', function () {
    if (process.getuid?.() === 0) this.skip();
    workspace.write('a/requirements.toml', policy);
    mkdirSync('closed');
    chmodSync('closed', 0);
    const { code, printed, told } = workspace.check(['--fail-on', 'never', '.']);
    assert.deepEqual([code, told], [2, 'codex-policy: closed: permission denied\n']);
    assert.match(printed, /^a\/requirements\.toml:/);
  });
});
