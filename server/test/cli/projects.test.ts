/** `check` with project files. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { Workspace } from './workspace.ts';

const policy = 'allowed_web_search_modes = ["cached"]\ncolour = 1\n';

describe('check with a .codex-policy.toml', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    mkdirSync('.git');
    workspace.write('a/requirements.toml', policy);
    workspace.write('a/b/requirements.toml', policy);
  });

  afterEach(() => workspace.leave());

  it('goes by the nearest, and by what is said in the call before that', () => {
    workspace.write('.codex-policy.toml', 'profile = "security-oriented"\n[rules]\nmissing-control = "off"\n');
    workspace.write('a/b/.codex-policy.toml', '[rules]\nunknown-key = "off"\n');
    assert.deepEqual(workspace.codes('a'), {
      'a/b/requirements.toml': ['missing-control'],
      'a/requirements.toml': ['weaker-than-profile', 'unknown-key'],
    });
    assert.deepEqual(workspace.codes('--profile', 'balanced', '--rule', 'unknown-key=off', 'a/requirements.toml'), {
      'a/requirements.toml': [],
    });
  });

  it('gives files their kind, also none', () => {
    workspace.write(
      '.codex-policy.toml',
      '[[files]]\npaths = ["odd/*"]\nkind = "requirements"\n[[files]]\npaths = ["a/b/**"]\nkind = "none"\n',
    );
    workspace.write('odd/x.toml', 'x = 1\n');
    assert.deepEqual(Object.keys(workspace.codes('.')), ['a/requirements.toml', 'odd/x.toml']);
    assert.match(workspace.check(['a/b/requirements.toml']).printed, /not a Codex file, not checked/);
  });

  it('takes --fail-on and --min-severity from it', () => {
    const fails = (...words: string[]) => workspace.check([...words, 'a']).code;
    workspace.write('.codex-policy.toml', 'fail-on = "error"\n');
    assert.deepEqual([fails(), fails('--fail-on', 'warning'), fails('--fail-on', 'info')], [0, 1, 1]);
    workspace.write('.codex-policy.toml', 'fail-on = "never"\n');
    assert.equal(fails(), 0);
    workspace.write('.codex-policy.toml', 'min-severity = "warning"\n');
    assert.deepEqual(workspace.codes('a/requirements.toml'), { 'a/requirements.toml': ['unknown-key'] });
  });

  it('takes the settings of --config for all files, with globs from its folder on', () => {
    workspace.write('.codex-policy.toml', 'nonsense = 1\n');
    workspace.write('a/ci.toml', '[[files]]\npaths = ["/requirements.toml"]\nrules.missing-control = "off"\n');
    assert.deepEqual(workspace.codes('--config', 'a/ci.toml', 'a'), {
      'a/b/requirements.toml': ['missing-control', 'unknown-key'],
      'a/requirements.toml': ['unknown-key'],
    });
  });

  it('says in one line, with line and column, what is wrong in it', () => {
    workspace.write('.codex-policy.toml', '\ufeff# settings\n\n  profil = "balanced"\n[rules]\nx = 1\n');
    const refuses = (message: string, ...words: string[]) =>
      assert.throws(() => workspace.check(words), new CannotRunError(message));
    refuses('.codex-policy.toml:3:3: unknown key `profil`. Did you mean `profile`? (and 1 more)', 'a');
    refuses('none.toml: no such file', '--config', 'none.toml', 'a');
    workspace.write('.codex-policy.toml', Uint8Array.of(0xff));
    assert.throws(() => workspace.check(['a']), /\.codex-policy\.toml: not UTF-8 text, which Codex refuses$/);
  });
});
