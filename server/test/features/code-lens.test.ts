import assert from 'node:assert/strict';
import { analyseText } from '../../src/features/analysis.ts';
import { codeLenses } from '../../src/features/code-lens.ts';
import type { ProfileId } from '../../src/risk/profiles.ts';
import { applyProfile } from '../../src/rules/apply.ts';

const commands = { showPosture: 'show', applyProfile: 'apply', showReleases: 'releases' };

function lensesOf(
  text: string,
  profile: ProfileId = 'balanced',
  kind: 'requirements' | 'managed-config' | 'config' = 'requirements',
) {
  const analysis = analyseText(text, '/etc/codex/x.toml', { profile, kind });
  return codeLenses(analysis, commands).map(({ command }) => [command?.title, command?.command, command?.arguments]);
}

const show = (title: string) => [title, 'show', ['/etc/codex/x.toml']];
const since = (release: string) => [`Read in full from Codex ${release} on`, 'releases', []];
const apply = (title: string, profile: ProfileId) => [title, 'apply', [profile]];

describe('codeLenses', () => {
  const balanced = applyProfile('', 'balanced');

  it('tells on the first line where the file stands, and what Codex does not take', () => {
    assert.deepEqual(lensesOf(''), [show('Balanced: 4 of 14 controls'), apply('Apply Balanced…', 'balanced')]);
    assert.deepEqual(lensesOf(`${balanced.replace('["cached"]', '["live"]')}[features.appz]\n`), [
      show('Balanced: 13 of 14 controls · Codex 0.169 refuses the file'),
      apply('Apply Balanced…', 'balanced'),
    ]);
    assert.deepEqual(lensesOf('colour = 1\n[features]\nappz = false\n', 'high-utility'), [
      show('High Utility: 7 of 14 controls · 2 keys Codex ignores'),
      apply('Apply High Utility…', 'high-utility'),
    ]);
    assert.deepEqual(lensesOf('colour = 1\n')[0], show('Balanced: 4 of 14 controls · 1 key Codex ignores'));
  });

  it('offers the next stricter profile where the file is what it should be', () => {
    assert.deepEqual(lensesOf(balanced), [
      show('Balanced: 14 of 14 controls'),
      apply('Apply Security-oriented…', 'security-oriented'),
      since('0.144'),
    ]);
    assert.deepEqual(lensesOf(applyProfile('', 'security-oriented')), [
      show('Balanced: 14 of 14 controls'),
      since('0.144'),
    ]);
  });

  it('tells of the defaults of a managed_config.toml, which are the same for every profile', () => {
    const whole = applyProfile('', 'balanced', { kind: 'managed-config' });
    assert.deepEqual(lensesOf('allow_login_shell = false\n', 'balanced', 'managed-config'), [
      show('Every profile: 1 of 5 defaults'),
      apply('Apply the defaults…', 'balanced'),
      since('0.110'),
    ]);
    assert.deepEqual(lensesOf(whole, 'balanced', 'managed-config'), [
      show('Every profile: 5 of 5 defaults'),
      since('0.123'),
    ]);
  });

  it('tells of settings which releases read them', () => {
    assert.deepEqual(lensesOf('web_search = "indexed"\n', 'balanced', 'config'), [since('0.142')]);
    assert.deepEqual(lensesOf('colour = 1\n', 'balanced', 'config'), []);
  });

  it('is a text for clients without the commands', () => {
    const lenses = codeLenses(analyseText('', '', { profile: 'balanced', kind: 'requirements' }), {});
    assert.deepEqual(lenses, [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        command: { title: 'Balanced: 4 of 14 controls', command: '', arguments: [''] },
      },
    ]);
  });

  it('says nothing of files without keys and of those that are not Codex’s', () => {
    for (const kind of ['config', 'agent-role', undefined] as const) {
      assert.deepEqual(codeLenses(analyseText('', '/Cargo.toml', { profile: 'balanced', kind }), commands), []);
    }
  });
});
