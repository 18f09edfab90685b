import assert from 'node:assert/strict';
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
});
