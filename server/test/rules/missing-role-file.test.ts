import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const rule = 'missing-role-file';

const role = (file: string) => lines('[agents.reviewer]', 'description = "Reviews"', `config_file = ${file}`);

/** What is found for a role, and which paths were looked up. */
function said(
  file: string,
  path: string,
  kind: 'managed-config' | 'config' = 'config',
  present: readonly string[] = [],
) {
  const asked: string[] = [];
  const exists = (at: string) => {
    asked.push(at);
    return present.includes(at);
  };
  return { found: findings(rule, role(file), 'balanced', { path, kind, exists }), asked };
}

describe(rule, () => {
  it('finds a file that is not beside the one that names it', () => {
    assert.deepEqual(said('"roles/r.toml"', '/etc/codex/managed_config.toml', 'managed-config'), {
      found: [
        '3:15-29 warning ineffective agents.reviewer.config_file «"roles/r.toml"»',
        '  There is no file `roles/r.toml` beside this one: Codex 0.169 drops the role `reviewer` with a',
        '  warning, and sub-agents run without what the file says.',
      ],
      asked: ['/etc/codex/roles/r.toml'],
    });
  });

  it('is a piece of information in a config.toml', () => {
    assert.deepEqual(said('"agents/r.toml"', '/srv/app/.codex/config.toml').found.slice(0, 1), [
      '3:15-30 info ineffective agents.reviewer.config_file «"agents/r.toml"»',
    ]);
  });

  it('says nothing where the file is there, or where nothing can be looked up', () => {
    const path = '/srv/app/.codex/config.toml';
    assert.deepEqual(said('"agents/r.toml"', path, 'config', ['/srv/app/.codex/agents/r.toml']).found, []);
    assert.deepEqual(findings(rule, role('"agents/r.toml"'), 'balanced', { path, kind: 'config' }), []);
    assert.deepEqual(said('1', path), { found: [], asked: [] });
  });

  it('looks up whole paths only from a file that lies where Codex reads it', () => {
    const paths = ['/etc/codex/r.toml', '~/r.toml', 'C:\\\\roles\\\\r.toml'];
    const asked = (path: string) => paths.flatMap((file) => said(`"${file}"`, path).asked);
    assert.deepEqual(asked('/home/me/.codex/config.toml'), ['/etc/codex/r.toml', '/home/me/r.toml']);
    assert.deepEqual(asked('/root/.codex/config.toml'), ['/etc/codex/r.toml', '/root/r.toml']);
    assert.deepEqual(asked('/etc/codex/managed_config.toml'), ['/etc/codex/r.toml']);
    assert.deepEqual(asked('C:\\Users\\me\\.codex\\config.toml'), ['C:\\Users\\me/r.toml', 'C:\\roles\\r.toml']);
    assert.deepEqual(asked('/srv/app/.codex/config.toml'), []);
    assert.deepEqual(asked('/srv/policies/managed_config.toml'), []);
  });
});
