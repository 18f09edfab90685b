import assert from 'node:assert/strict';
import { isProjectConfig } from '../../src/codex/config-place.ts';
import { isNear } from '../../src/codex/edit-distance.ts';
import { fileKindOf } from '../../src/codex/file-kind.ts';
import { parseDocument } from '../../src/toml/document.ts';

const kind = (path: string, text: string) => fileKindOf(path, parseDocument(text));

describe('file kind', () => {
  it('is requirements for the name with a Codex key in it, wherever it lies', () => {
    for (const path of ['requirements.toml', '/etc/codex/requirements.toml', 'C:\\x\\dev.requirements.toml']) {
      assert.equal(kind(path, 'allowed_sandbox_modes = ["read-only"]\n'), 'requirements', path);
    }
  });

  it('is nothing for another name', () => {
    for (const path of ['config.toml', 'requirements.example.toml', 'requirements.toml.tmpl', 'myrequirements.toml']) {
      assert.equal(kind(path, 'allowed_sandbox_modes = ["read-only"]\n'), undefined, path);
    }
  });

  it('is nothing for the files of others that share the name', () => {
    const others = [
      '[project]\nname = "x"\ndependencies = []\n',
      'packages = ["curl"]\n',
      '[tool.poetry]\nname = "x"\n',
      '[features]\ndefault = ["std"]\n',
      '[rules]\nline_length = 80\n',
      '[[permission.rules]]\naction = "deny"\n[ui]\nx = 1\n[auth]\npreferred_method = "oidc"\n',
      'log_dir = "/var/log"\n',
      '',
      '# only a comment\n',
    ];
    for (const text of others) assert.equal(kind('/home/me/app/requirements.toml', text), undefined, text);
  });

  it('is requirements for a near miss of a Codex key, so that the slip is told', () => {
    for (const text of [
      'allowed_sandbox_mode = []\n',
      'alowed_approval_policies = []\n',
      'guardian-policy-config = ""\n',
    ]) {
      assert.equal(kind('/home/me/app/requirements.toml', text), 'requirements', text);
    }
  });

  it('is requirements for a common name with a child that only Codex has', () => {
    for (const text of ['[features]\nmemories = true\n', '[rules]\nprefix_rules = []\n', '[[hooks.PreToolUse]]\n']) {
      assert.equal(kind('/home/me/app/requirements.toml', text), 'requirements', text);
    }
  });

  it('is requirements for anything in a Codex folder but a project’s own file', () => {
    assert.equal(kind('/etc/codex/requirements.toml', ''), 'requirements');
    assert.equal(kind('/repo/.codex/requirements.toml', '[policies]\n'), 'requirements');
    assert.equal(kind('/home/me/codex/requirements.toml', '[project]\nname = "x"\n'), undefined);
  });

  it('calls near what is a slip of the keyboard in a long name', () => {
    assert.equal(isNear('allowed_sandbx_modes', 'allowed_sandbox_modes'), true);
    assert.equal(isNear('allowed_sadnbox_modes', 'allowed_sandbox_modes'), true);
    assert.equal(isNear('allowed_modes', 'allowed_sandbox_modes'), false);
    assert.equal(isNear('models', 'modals'), false);
  });

  it('is config where Codex looks for settings, whatever they are', () => {
    for (const path of [
      '.codex/config.toml',
      '/home/me/.codex/config.toml',
      '/repo/.codex/config.toml',
      'C:\\Users\\me\\.codex\\config.toml',
      '/etc/codex/config.toml',
      'C:\\ProgramData\\OpenAI\\Codex\\config.toml',
      '/home/me/.codex/work.config.toml',
    ]) {
      assert.equal(kind(path, ''), 'config', path);
      assert.equal(kind(path, 'allowed_sandbox_modes = ["read-only"]\n'), 'config', path);
    }
  });

  it('is nothing for what lies beside it or below, and for the config.toml of other programs', () => {
    for (const path of [
      'config.toml',
      '/home/me/app/config.toml',
      '/home/me/codex/config.toml',
      '/home/me/.codex/browser/config.toml',
      '/repo/.codex/environments/environment.toml',
      '/repo/.codex/agents/reviewer.toml',
      '/repo/.codex/myconfig.toml',
      '/repo/.codex/config.toml.tmpl',
      '/repo/.codex/config.toml.example',
      '/repo/.cargo/config.toml',
      '/repo/work.config.toml',
      '/srv/dot_codex/config.toml',
    ]) {
      assert.equal(kind(path, 'model = "x"\napproval_policy = "never"\n'), undefined, path);
    }
  });

  it('is managed-config for its name in a Codex folder, or with a key of Codex', () => {
    for (const path of ['/etc/codex/managed_config.toml', 'C:\\Users\\me\\.codex\\managed_config.toml']) {
      assert.equal(kind(path, ''), 'managed-config', path);
    }
    assert.equal(kind('/srv/policies/managed_config.toml', 'approval_policy = "never"\n'), 'managed-config');
    assert.equal(kind('/srv/app/managed_config.toml', '[server]\nport = 1\n'), undefined);
    assert.equal(kind('/srv/app/managed_config.toml', 'model = "x"\n[history]\n'), undefined);
    assert.equal(kind('/srv/codex/managed_config.toml', '[project]\nname = "x"\n'), undefined);
    assert.equal(kind('/etc/codex/my_managed_config.toml', 'approval_policy = "never"\n'), undefined);
  });

  it('knows the settings of a project by their place', () => {
    for (const path of [
      '/repo/.codex/config.toml',
      '/home/me/app/.codex/config.toml',
      'D:\\app\\.codex\\config.toml',
    ]) {
      assert.equal(isProjectConfig(path), true, path);
    }
    for (const path of [
      '/home/me/.codex/config.toml',
      '/Users/me/.codex/config.toml',
      'C:\\Users\\me\\.codex\\config.toml',
      '/root/.codex/config.toml',
      '~/.codex/config.toml',
      '.codex/config.toml',
      '/home/me/dotfiles/.codex/config.toml',
      '/home/me/.dotfiles/codex/.codex/config.toml',
      '/etc/codex/config.toml',
      '/repo/.codex/work.config.toml',
    ]) {
      assert.equal(isProjectConfig(path), false, path);
    }
  });
});
