import assert from 'node:assert/strict';
import { failOnOption, parseCommand, profileOption, releaseOption, UsageError } from '../../src/cli/arguments.ts';
import { releaseFault } from '../../src/codex/version.ts';
import { readSettings } from '../../src/lsp/settings.ts';

describe('command line options', () => {
  it('take profiles as people write them', () => {
    assert.equal(profileOption('Security'), 'security-oriented');
    assert.equal(profileOption('high_utility'), 'high-utility');
    assert.equal(profileOption(undefined), undefined);
  });

  it('name what they take when they are given something else', () => {
    assert.throws(
      () => profileOption('strict'),
      new UsageError("--profile takes one of high-utility, balanced, security-oriented, not 'strict'"),
    );
    assert.throws(
      () => failOnOption('fatal'),
      new UsageError("--fail-on takes one of hint, info, warning, error, never, not 'fatal'"),
    );
  });

  it('take a release of Codex, and tell in one line when it is not described', () => {
    const told: string[] = [];
    const tell = (text: string) => told.push(text);
    assert.deepEqual(releaseOption(undefined, tell), { described: '0.169' });
    assert.deepEqual(releaseOption('0.169.0', tell), { described: '0.169', asked: '0.169.0' });
    assert.deepEqual(told, []);
    assert.equal(releaseOption('0.66', tell).gap, 'older');
    assert.deepEqual(told, [
      'codex-policy: Files are checked against Codex 0.169; where Codex 0.66 differs, a finding says so or is left out.\n',
    ]);
    for (const name of ['latest', '', '0', '0.169 - 0.125']) {
      assert.throws(() => releaseOption(name, tell), new UsageError(`--codex-version: ${releaseFault(name)}`));
    }
  });

  it('take a range of releases', () => {
    const tell = (text: string) => assert.fail(text);
    assert.deepEqual(releaseOption('0.160 - 0.162', tell).fleet, [160, 162]);
    assert.deepEqual(readSettings({ codexVersion: '>=0.166' }).release, {
      described: '0.169',
      asked: '>=0.166',
      fleet: [166, 169],
    });
  });

  it('refuse options that the command does not know', () => {
    assert.throws(() => parseCommand(['--profil', 'x'], { profile: { type: 'string' } }), UsageError);
    assert.throws(() => parseCommand(['--profile'], { profile: { type: 'string' } }), UsageError);
  });
});

describe('settings', () => {
  it('take their default for what is missing or of the wrong type', () => {
    for (const value of [
      undefined,
      null,
      'x',
      1,
      [],
      { profile: 3, files: 'a' },
      { files: ['policies/*.toml'] },
      { profile: 'none' },
    ]) {
      const settings = readSettings(value);
      assert.equal(settings.profile, 'balanced');
      assert.equal(settings.kindOf('/a/policies/x.toml'), undefined);
      assert.deepEqual(settings.release, { described: '0.169' });
    }
    assert.deepEqual(readSettings({ codexVersion: 169 }).release, { described: '0.169' });
  });

  it('name the release of Codex', () => {
    assert.deepEqual(readSettings({ codexVersion: '0.169.0' }).release, { described: '0.169', asked: '0.169.0' });
    assert.equal(readSettings({ codexVersion: '0.200' }).release.gap, 'newer');
  });

  it('say what files are, by globs that match anywhere below a folder, with either slash', () => {
    const { kindOf } = readSettings({
      files: { 'policies/*.toml': 'requirements', './defaults/**': 'managed-config', '**/codex-*.toml': 'config' },
    });
    assert.equal(kindOf('/home/me/repo/policies/team.toml'), 'requirements');
    assert.equal(kindOf('C:\\repo\\policies\\team.toml'), 'requirements');
    assert.equal(kindOf('/home/me/repo/policies/deep/team.toml'), undefined);
    assert.equal(kindOf('/home/me/repo/defaults/deep/team.toml'), 'managed-config');
    assert.equal(kindOf('/x/codex-dev.toml'), 'config');
  });

  it('take the last of several globs that match, and leave out what is no kind', () => {
    const { kindOf } = readSettings({
      files: {
        '*.toml': 'agent-role',
        'vendor/**': 'none',
        'vendor/ours.toml': 'config',
        'x.toml': 'policy',
        'y.toml': 1,
      },
    });
    assert.equal(kindOf('/repo/a.toml'), 'agent-role');
    assert.equal(kindOf('/repo/vendor/a.toml'), 'none');
    assert.equal(kindOf('/repo/vendor/ours.toml'), 'config');
    assert.equal(kindOf('/repo/x.toml'), 'agent-role');
    assert.equal(kindOf('/repo/y.toml'), 'agent-role');
  });
});
