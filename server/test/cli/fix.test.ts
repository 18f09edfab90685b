/** What `fix` does to which files; `replace-file.test.ts` has how it writes them. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { fixCommand } from '../../src/cli/fix.ts';
import { Workspace } from './workspace.ts';

describe('codex-policy fix, on files', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    mkdirSync('.git');
  });

  afterEach(() => workspace.leave());

  function fix(...words: string[]) {
    let printed = '';
    const code = fixCommand(
      words,
      (text) => {
        printed += text;
      },
      () => {},
    );
    return { code, printed };
  }

  /** The text of a file after a call of `fix`. */
  function fixed(text: string, ...words: string[]): string {
    workspace.write('requirements.toml', text);
    fix('--fail-on', 'never', ...words, 'requirements.toml');
    return workspace.read('requirements.toml');
  }

  describe('makes nothing stricter of its own accord', () => {
    const tightening: Readonly<Record<string, readonly [string, RegExp]>> = {
      'a value that is weaker than the profile': ['allowed_web_search_modes = ["live"]\n', /= \["cached"\]/],
      'a pin whose siblings have none': ['[features]\nbrowser_use = false\n', /browser_use_external = false/],
      'hooks that can be switched off': [
        '[hooks]\nmanaged_dir = "/opt/hooks"\n[[hooks.Stop]]\nhooks = [{ type = "command", command = "/opt/hooks/a" }]\n',
        /hooks = true/,
      ],
    };

    for (const [name, [text, all]] of Object.entries(tightening)) {
      it(name, () => {
        assert.equal(fixed(text), text);
        assert.equal(fixed(text, '--safe'), text);
        assert.match(fixed(text, '--all'), all);
      });
    }
  });

  it('puts names and types right all the same', () => {
    assert.equal(
      fixed('allowed_websearch_modes = ["live"] # why\n[features]\nmemories = "false"\n'),
      'allowed_web_search_modes = ["live"] # why\n[features]\nmemories = false\n',
    );
  });

  it('sets every control with --profile', () => {
    assert.match(
      fixed('allowed_web_search_modes = ["live"]\n', '--profile', 'balanced'),
      /^allowed_web_search_modes = \["cached"\]\n/,
    );
    assert.deepEqual(
      workspace.codes('--profile', 'balanced', 'requirements.toml')['requirements.toml']?.includes('missing-control'),
      false,
    );
  });

  it('goes by the profile of the nearest project file, unless the call says another', () => {
    const text = 'allowed_approval_policies = ["on-request", "never"]\n';
    workspace.write('.codex-policy.toml', 'profile = "high-utility"\n');
    assert.match(fixed(text, '--all'), /^allowed_approval_policies = \["on-request", "never"\]\n/);
    workspace.write('.codex-policy.toml', 'profile = "security-oriented"\n');
    assert.match(fixed(text, '--all'), /^allowed_approval_policies = \["never"\]\n/);
    assert.match(fixed(text, '--all', '--profile', 'balanced'), /^allowed_approval_policies = \["untrusted"\]\n/);
  });

  it('leaves what a rule finds that the project file switches off', () => {
    const text = 'allowed_websearch_modes = ["live"]\n';
    workspace.write('.codex-policy.toml', '[rules]\nunknown-key = "off"\n');
    assert.equal(fixed(text), text);
    workspace.write('other.toml', '');
    assert.notEqual(fixed(text, '--config', 'other.toml'), text);
  });

  it('takes the kind from the project file and from the call', () => {
    workspace.write('policies/a.toml', 'allowed_sandbox_mode = ["read-only"]\n');
    workspace.write('.codex-policy.toml', '[[files]]\npaths = ["a.toml"]\nkind = "none"\n');
    assert.equal(fix('policies/a.toml').printed, 'policies/a.toml: not a Codex file, left alone\n');
    assert.equal(fix('--kind', 'requirements', 'policies/a.toml').printed, 'policies/a.toml: fixed\n');
    workspace.write('policies/a.toml', 'model_reasoning_effrt = "low"\n');
    workspace.write('.codex-policy.toml', '[[files]]\npaths = ["a.toml"]\nkind = "config"\n');
    fix('policies/a.toml');
    assert.equal(workspace.read('policies/a.toml'), 'model_reasoning_effort = "low"\n');
  });

  it('ends with 1 from the severity on that the project file says', () => {
    workspace.write('requirements.toml', 'allowed_sandbox_modes = ["read-only"]\ncolour = 1\n');
    assert.equal(fix('requirements.toml').code, 1);
    workspace.write('.codex-policy.toml', 'fail-on = "never"\n');
    assert.equal(fix('requirements.toml').code, 0);
    assert.equal(fix('--fail-on', 'info', 'requirements.toml').code, 1);
  });

  it('takes folders and globs, in which it passes over what is not Codex’s', () => {
    workspace.write('fleet/a/requirements.toml', 'allowed_sandbox_mode = ["read-only"]\n');
    workspace.write('fleet/b/requirements.toml', 'allowed_sandbox_mode = ["read-only"]\n');
    workspace.write('fleet/Cargo.toml', '[package]\n');
    const printed = 'fleet/a/requirements.toml: fixed\nfleet/b/requirements.toml: fixed\n';
    assert.equal(fix('--fail-on', 'never', 'fleet').printed, printed);
    assert.equal(fix('--fail-on', 'never', 'fleet/*/*.toml').printed, printed.replaceAll('fixed', 'nothing to fix'));
  });

  it('changes nothing where a project file is wrong, or a file cannot be read', () => {
    const text = 'allowed_sandbox_mode = ["read-only"]\n';
    workspace.write('a/requirements.toml', text);
    workspace.write('b/requirements.toml', text);
    workspace.write('b/.codex-policy.toml', 'profil = "balanced"\n');
    assert.throws(
      () => fix('.'),
      new CannotRunError('b/.codex-policy.toml:1:1: unknown key `profil`. Did you mean `profile`?'),
    );
    workspace.write('b/.codex-policy.toml', '');
    workspace.write('b/requirements.toml', Uint8Array.of(0xff));
    assert.throws(() => fix('.'), new CannotRunError('b/requirements.toml: not UTF-8 text, which Codex refuses'));
    assert.equal(workspace.read('a/requirements.toml'), text);
  });
});
