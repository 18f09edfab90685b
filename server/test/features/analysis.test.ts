import assert from 'node:assert/strict';
import { releaseFor } from '../../src/codex/version.ts';
import { type AnalysisOptions, analyseText } from '../../src/features/analysis.ts';

const kind = (text: string, path: string, options: Partial<AnalysisOptions> = {}) =>
  analyseText(text, path, { profile: 'balanced', ...options }).kind;

describe('the kind of a file', () => {
  const policy = 'allowed_sandbox_modes = ["read-only"]\n';

  it('is what the command line says, then the file itself, then the settings, then its name and content', () => {
    const said = `# codex-policy: kind = managed-config\n${policy}`;
    assert.equal(kind(said, '/x/requirements.toml', { kind: 'agent-role', named: 'config' }), 'agent-role');
    assert.equal(kind(said, '/x/requirements.toml', { named: 'config' }), 'managed-config');
    assert.equal(kind(policy, '/x/requirements.toml', { named: 'config' }), 'config');
    assert.equal(kind(policy, '/x/requirements.toml'), 'requirements');
  });

  it('is none where the file or the settings say so, and nothing is found in it', () => {
    const none = `x = 1 # codex-policy: kind = none\n${policy}`;
    assert.equal(kind(none, '/x/requirements.toml'), undefined);
    assert.deepEqual(analyseText(none, '/x/requirements.toml', { profile: 'balanced' }).findings, []);
    assert.equal(kind(policy, '/x/requirements.toml', { named: 'none' }), undefined);
    assert.equal(kind(none, '/x/requirements.toml', { kind: 'requirements' }), 'requirements');
  });

  it('does not follow from a comment that names no kind', () => {
    const text = `# codex-policy: kind = policy\n${policy}`;
    assert.equal(kind(text, '/x/requirements.toml'), 'requirements');
    assert.equal(kind(text, '/x/requirements.toml', { named: 'config' }), 'config');
  });

  it('follows from any comment to this product, where the name can be that of a policy or of defaults', () => {
    const text = '# codex-policy: profile = balanced\n';
    assert.equal(kind(text, '/x/requirements.toml'), 'requirements');
    assert.equal(kind(text, '/x/managed_config.toml'), 'managed-config');
    assert.equal(kind(text, ''), 'requirements');
    assert.equal(kind(text, '/x/Cargo.toml'), undefined);
    assert.equal(kind('# profile = balanced\n', '/x/requirements.toml'), undefined);
    assert.equal(kind(`${text}# codex-policy: kind = none\n`, '/x/requirements.toml'), undefined);
  });

  it('is begun where a policy’s name is all there is, and nobody says otherwise', () => {
    const begun = (text: string, path: string, options: Partial<AnalysisOptions> = {}) =>
      analyseText(text, path, { profile: 'balanced', ...options }).begun;
    for (const text of [
      '',
      '# ours\n',
      'allowed_',
      'allowed_sand\n\n',
      '[',
      '[features]\n',
      '[rules]\npre',
      'rules.',
    ]) {
      assert.equal(begun(text, '/x/requirements.toml'), 'requirements', text);
      assert.equal(kind(text, '/x/requirements.toml'), undefined, text);
    }
    for (const text of ['a = 1\n', '[project]\n', '[features]\na = []\n', 'tool.', 'packages = []\nal']) {
      assert.equal(begun(text, '/x/requirements.toml'), undefined, text);
    }
    assert.equal(begun('', '/x/Cargo.toml'), undefined);
    assert.equal(begun('', '/x/requirements.toml', { named: 'none' }), undefined);
    assert.equal(begun('# codex-policy: kind = none\n', '/x/requirements.toml'), undefined);
  });

  it('follows from the folder that stands in for `~/.codex`', () => {
    const codexHome = '/srv/codex-home';
    assert.equal(kind('', '/srv/codex-home/config.toml', { codexHome }), 'config');
    assert.equal(kind('', '/srv/codex-home/agents/a.toml', { codexHome }), 'agent-role');
    assert.equal(kind('', '/srv/codex-home/work.config.toml', { codexHome }), 'config');
    assert.equal(kind('', '/srv/codex-home/config.toml'), undefined);
  });

  it('follows from the content alone where there is no path', () => {
    assert.equal(kind(policy, ''), 'requirements');
    assert.equal(kind('name = "a"\ndeveloper_instructions = "b"\n', ''), 'agent-role');
    assert.equal(kind('a = 1\n', ''), undefined);
  });
});

describe('the release that a file is checked for', () => {
  const release = (text: string, options: Partial<AnalysisOptions> = {}) =>
    analyseText(text, '/etc/codex/requirements.toml', { profile: 'balanced', ...options }).context.release;

  it('is what the file itself says, then the settings, then the newest', () => {
    const said = '# codex-policy: codex-version = >=0.166\n';
    assert.deepEqual(release(said, { release: releaseFor('0.125') }).fleet, [166, 169]);
    assert.deepEqual(release('', { release: releaseFor('0.125') }).fleet, [125]);
    assert.deepEqual(release('# codex-policy: codex-version = latest\n'), { described: '0.169' });
    assert.deepEqual(release(''), { described: '0.169' });
  });

  it('is that of a Codex that is asked itself before all others', () => {
    const said = '# codex-policy: codex-version = >=0.166\n';
    assert.equal(release(said, { askedCodex: { described: '0.169', asked: '0.169.0' } }).asked, '0.169.0');
  });
});
