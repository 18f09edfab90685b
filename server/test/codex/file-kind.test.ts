import assert from 'node:assert/strict';
import { fromCodexHome, isProjectConfig } from '../../src/codex/config-place.ts';
import { isNear } from '../../src/codex/edit-distance.ts';
import { fileKindOf, kindByContent, parseKind } from '../../src/codex/file-kind.ts';
import { parseDocument } from '../../src/toml/document.ts';

const kind = (path: string, text: string) => fileKindOf(path, parseDocument(text));

/** Settings that no other program has. */
const plain = 'model = "m"\napproval_policy = "never"\nsandbox_mode = "read-only"\n';

const role = 'name = "a"\ndescription = "b"\ndeveloper_instructions = "c"\n';

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
      '/home/me/.codex/browser/config.toml',
      '/repo/.codex/environments/environment.toml',
      '/repo/.codex/myconfig.toml',
      '/repo/.codex/config.toml.tmpl',
      '/repo/.codex/config.toml.example',
      '/repo/.cargo/config.toml',
      '/repo/work.config.toml',
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

  it('is config for the settings that people keep under a name of their own, with a key of Codex', () => {
    for (const path of [
      '/home/me/codex/config.toml',
      '/srv/dot_codex/config.toml',
      '/srv/private_dot_codex/private_config.toml',
      '/srv/dot_codex/work.config.toml',
      'D:\\dotfiles\\codex\\config.base.toml',
    ]) {
      assert.equal(kind(path, 'model = "x"\napproval_policy = "never"\n'), 'config', path);
      assert.equal(kind(path, '[server]\nport = 1\n'), undefined, path);
      assert.equal(kind(path, 'approval_policy = "never"\n[package]\nname = "x"\n'), undefined, path);
    }
  });

  it('is config for what can be nothing else, whatever it is called', () => {
    for (const path of ['examples/codex-config.toml', '/home/me/app/config.toml', '/srv/.config/tool.toml']) {
      assert.equal(kind(path, plain), 'config', path);
    }
    const others = [
      'model = "m"\napproval_policy = "never"\n',
      'approval_policy = "sometimes"\nsandbox_mode = true\n',
      `${plain}[package]\nname = "x"\n`,
      `${plain}a = 1\nb = 2\nc = 3\n`,
      'model = "m"\n[mcp_servers.a]\ncommand = "a"\n[model_providers.b]\nname = "b"\n',
      '[features]\nmemories = true\n',
    ];
    for (const text of others) assert.equal(kind('/home/me/app/config.toml', text), undefined, text);
  });

  it('is requirements for what can be nothing else, whatever it is called', () => {
    const text = 'allowed_sandbox_modes = ["read-only"]\nallowed_web_search_modes = []\n';
    assert.equal(kind('/repo/docker/codex-requirements.toml', text), 'requirements');
    assert.equal(kind('/repo/docker/codex-requirements.toml', `${text}${plain.replace(/^model.*/, '')}`), undefined);
    assert.equal(kind('/repo/docker/codex-requirements.toml', `${text}approval_policy = "never"\n`), 'requirements');
  });

  it('is nothing in the folders of other programs, below `.codex`, and for templates', () => {
    for (const path of [
      '/home/me/.gemini/config.toml',
      '/repo/.cursor/config.toml',
      '/repo/.code/agents/reviewer.toml',
      '/repo/.cargo/deep/config.toml',
      '/home/me/.codex/browser/config.toml',
      '/repo/.codex/environments/environment.toml',
      '/srv/dot_codex/config.toml.tmpl',
      '/repo/.codex/agents/reviewer.toml.tmpl',
    ]) {
      for (const text of [plain, role]) assert.equal(kind(path, text), undefined, path);
    }
  });

  it('is agent-role where Codex looks for roles, whatever they are', () => {
    for (const path of [
      '.codex/agents/reviewer.toml',
      '/home/me/.codex/agents/deep/er/reviewer.toml',
      '/repo/.codex/agents/.hidden/reviewer.toml',
      'C:\\repo\\.codex\\agents\\reviewer.toml',
      '/etc/codex/agents/reviewer.toml',
    ]) {
      for (const text of ['', plain, 'x = 1\n']) assert.equal(kind(path, text), 'agent-role', path);
    }
    assert.equal(kind('/repo/.codex/agents/reviewer.TOML', ''), undefined);
  });

  it('is agent-role for what can be nothing else, wherever it lies', () => {
    assert.equal(kind('/srv/dot_codex/agents/reviewer.toml', role), 'agent-role');
    assert.equal(kind('/repo/agents/reviewer.toml', 'name = "a"\ndeveloper_instructions = "c"\n'), 'agent-role');
    assert.equal(kind('/repo/agents/reviewer.toml', 'name = "a"\ndescription = "b"\nmodel = "m"\n'), undefined);
    assert.equal(kind('/repo/agents/reviewer.toml', `${role}[project]\n`), undefined);
  });

  it('of a text without a place follows from what it says', () => {
    const by = (text: string) => kindByContent(parseDocument(text));
    assert.equal(by('allowed_sandbox_modes = ["read-only"]\n'), 'requirements');
    assert.equal(by('[features]\nmemories = true\n'), 'requirements');
    assert.equal(by(plain), 'config');
    assert.equal(by(role), 'agent-role');
    assert.equal(by('[project]\nname = "x"\n'), undefined);
    assert.equal(by(''), undefined);
  });

  it('sees the folder that stands in for `~/.codex` as that', () => {
    assert.equal(fromCodexHome('/srv/codex-home/config.toml', '/srv/codex-home'), '~/.codex/config.toml');
    assert.equal(fromCodexHome('/srv/codex-home/agents/a.toml', '/srv/codex-home/'), '~/.codex/agents/a.toml');
    assert.equal(fromCodexHome('D:\\own\\config.toml', 'D:\\own'), '~/.codex\\config.toml');
    assert.equal(fromCodexHome('/srv/codex-homely/config.toml', '/srv/codex-home'), '/srv/codex-homely/config.toml');
    assert.equal(fromCodexHome('/srv/config.toml', undefined), '/srv/config.toml');
    assert.equal(fromCodexHome('/srv/config.toml', ''), '/srv/config.toml');
  });

  it('has a name, which people may also write as the file is called', () => {
    assert.equal(parseKind('managed_config.toml'), 'managed-config');
    assert.equal(parseKind('Requirements'), 'requirements');
    assert.equal(parseKind('none'), 'none');
    assert.equal(parseKind('policy'), undefined);
    assert.equal(parseKind(''), undefined);
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
