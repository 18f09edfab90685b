import assert from 'node:assert/strict';
import { failOnOption, parseCommand, profileOption, UsageError } from '../../src/cli/arguments.ts';
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

  it('refuse options that the command does not know', () => {
    assert.throws(() => parseCommand(['--profil', 'x'], { profile: { type: 'string' } }), UsageError);
    assert.throws(() => parseCommand(['--profile'], { profile: { type: 'string' } }), UsageError);
  });
});

describe('settings', () => {
  it('take their default for what is missing or of the wrong type', () => {
    for (const value of [undefined, null, 'x', 1, [], { profile: 3, requirementsFiles: 'a' }, { profile: 'none' }]) {
      const settings = readSettings(value);
      assert.equal(settings.profile, 'balanced');
      assert.equal(settings.isRequirements('/a/policies/x.toml'), false);
    }
  });

  it('match globs anywhere below a folder, with either slash', () => {
    const { isRequirements } = readSettings({ requirementsFiles: ['policies/*.toml', '**/codex-*.toml'] });
    assert.equal(isRequirements('/home/me/repo/policies/team.toml'), true);
    assert.equal(isRequirements('C:\\repo\\policies\\team.toml'), true);
    assert.equal(isRequirements('/home/me/repo/policies/deep/team.toml'), false);
    assert.equal(isRequirements('/x/codex-dev.toml'), true);
  });
});
