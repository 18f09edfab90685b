import assert from 'node:assert/strict';
import { check } from '../../src/rules/check.ts';
import { contextOf, findings, lines } from './golden.ts';

const rule = 'requirements-key';
const config = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const managed = { path: '/etc/codex/managed_config.toml', kind: 'managed-config' } as const;

describe('requirements-key', () => {
  it('finds what only requirements.toml has, a table as one', () => {
    const text = lines(
      'allowed_sandbox_modes = ["read-only"]',
      '[rules]',
      'prefix_rules = []',
      '[hooks]',
      'managed_dir = "/x"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', config), [
      '1:1-22 warning ignores allowed_sandbox_modes «allowed_sandbox_modes»',
      '  `allowed_sandbox_modes` is a key of requirements.toml, which Codex 0.169 ignores in config.toml: it',
      '  restricts nobody here.',
      '2:2-7 warning ignores rules «rules»',
      '  `rules` is a key of requirements.toml, which Codex 0.169 ignores in config.toml: it restricts nobody',
      '  here.',
      '5:1-12 warning ignores hooks.managed_dir «managed_dir»',
      '  `hooks.managed_dir` is a key of requirements.toml, which Codex 0.169 ignores in config.toml: it',
      '  restricts nobody here.',
    ]);
  });

  it('names managed_config.toml, and is the only one to speak of the key', () => {
    const text = lines('allow_managed_hooks_only = true');
    assert.deepEqual(findings(rule, text, 'balanced', managed), [
      '1:1-25 warning ignores allow_managed_hooks_only «allow_managed_hooks_only»',
      '  `allow_managed_hooks_only` is a key of requirements.toml, which Codex 0.169 ignores in',
      '  managed_config.toml: it restricts nobody here.',
    ]);
    const ofKeys = check(contextOf(text, 'balanced', managed)).filter(({ keyPath }) => keyPath.length > 0);
    assert.equal(ofKeys.length, 1);
  });

  it('leaves alone what both files have, what neither has, and requirements.toml itself', () => {
    assert.deepEqual(
      findings(rule, lines('own = 1', '[features]', 'apps = true', 'own = true'), 'balanced', config),
      [],
    );
    assert.deepEqual(findings(rule, lines('allowed_sandbox_modes = ["read-only"]')), []);
  });

  it('leaves alone what Codex has dropped from both files', () => {
    const text = lines('[windows]', 'sandbox_private_desktop = true');
    assert.deepEqual(findings(rule, text, 'balanced', config), []);
    assert.deepEqual(findings('unknown-key', text, 'balanced', config), [
      '2:1-24 warning ignores windows.sandbox_private_desktop «sandbox_private_desktop»',
      '  Codex 0.169 no longer reads `windows.sandbox_private_desktop` and ignores it. Remove it. Since Codex',
      '  0.169 the older Windows sandboxes always use a private desktop.',
    ]);
  });
});
