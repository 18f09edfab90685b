/** The rules for any file of Codex, on files with settings. */
import assert from 'node:assert/strict';
import { fixAll } from '../../src/rules/apply.ts';
import { check } from '../../src/rules/check.ts';
import type { Surroundings } from '../../src/rules/context.ts';
import { contextOf, findings, lines } from './golden.ts';

const config = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;

const said = (rule: string, ...text: string[]) => findings(rule, lines(...text), 'balanced', config);

describe('the rules on config.toml', () => {
  it('take a usual file without a word, and set no feature by the profile', () => {
    const text = lines(
      'model = "a"',
      'approval_policy = "never"',
      'sandbox_mode = "read-only"',
      '[features]',
      'memories = true',
      'runtime_metrics = true',
      '[mcp_servers.docs]',
      'url = "https://example.com"',
      '[projects."/srv/app"]',
      'trust_level = "trusted"',
    );
    assert.deepEqual(check(contextOf(text, 'security-oriented', config)), []);
  });

  it('toml-syntax and duplicate-definition: Codex refuses the file', () => {
    assert.deepEqual(said('toml-syntax', 'model: "a"'), [
      '1:1-11 error rejects (file) «model: "a"»',
      '  Codex refuses this file: expected `=` after `model`, not `:`.',
    ]);
    assert.deepEqual(said('duplicate-definition', '[features]', 'apps = true', 'apps = false').slice(0, 1), [
      '3:1-5 error rejects features.apps «apps»',
    ]);
  });

  it('unknown-key: Codex ignores it', () => {
    assert.deepEqual(
      said('unknown-key', 'modle = "x"', 'commit_attribution = "x"', '[features]', 'unified_exce = true', 'own = true'),
      [
        '1:1-6 warning ignores modle «modle»',
        '  Codex 0.169 does not know `modle` and ignores it. Did you mean `model`?',
        '2:1-19 warning ignores commit_attribution «commit_attribution»',
        '  Codex 0.169 no longer reads `commit_attribution` and ignores it. Remove it: Codex skips it, and',
        '  nothing takes its place.',
        '4:1-13 warning ignores features.unified_exce «unified_exce»',
        '  Codex 0.169 does not know `features.unified_exce` and ignores it. Did you mean `unified_exec`?',
        '5:1-4 warning ignores features.own «own»',
        '  Codex 0.169 does not know `features.own` and ignores it.',
      ],
    );
  });

  it('invalid-value: Codex refuses the file', () => {
    assert.deepEqual(said('invalid-value', 'sandbox_mode = "full"', 'model_context_window = "big"'), [
      '1:16-22 error rejects sandbox_mode «"full"»',
      '  Codex 0.169 refuses the file: `sandbox_mode` takes one of `read-only`, `workspace-write`,',
      '  `danger-full-access`.',
      '2:24-29 error rejects model_context_window «"big"»',
      '  Codex 0.169 refuses the file: `model_context_window` takes a whole number.',
    ]);
  });

  it('what a table lacks is an error that says where it may be made good', () => {
    assert.deepEqual(said('invalid-value', '[model_providers.own]', 'base_url = "https://example.com"'), [
      '1:18-21 error rejects model_providers.own «own»',
      '  Unless another file has what is missing, Codex 0.169 refuses to start: `model_providers.own` needs',
      '  `name`.',
    ]);
    assert.deepEqual(said('refused-setting', '[features.rollout_budget]', 'enabled = true', 'limit_tokens = 5'), [
      '1:11-25 error rejects features.rollout_budget «rollout_budget»',
      '  Unless another file has what is missing, Codex 0.169 refuses to start: `rollout_budget` needs',
      '  `reminder_at_remaining_tokens`.',
    ]);
  });

  it('what one file must have whole is an error without more', () => {
    assert.deepEqual(said('invalid-value', '[mcp_enterprise_managed_auth.idp]', 'client_id = "codex"'), [
      '1:30-33 error rejects mcp_enterprise_managed_auth.idp «idp»',
      '  Codex 0.169 refuses the file: `mcp_enterprise_managed_auth.idp` needs `issuer`.',
    ]);
  });

  it('what another file may define is no error', () => {
    assert.deepEqual(said('refused-setting', '[mcp_servers.docs]', 'enabled = false'), [
      '1:14-18 warning rejects mcp_servers.docs «docs»',
      '  Unless another file has what is missing, Codex 0.169 refuses to start: `docs` needs `command` or',
      '  `url`.',
    ]);
    const later = said(
      'refused-setting',
      'default_permissions = ":workspace"',
      '[permissions.own]',
      'extends = "other"',
    );
    assert.deepEqual(later, [
      '3:11-18 hint accepts permissions.own.extends «"other"»',
      '  Codex 0.169 loads this profile, but refuses it as the default, unless another file has what is',
      '  missing: no permission profile `other` is defined.',
    ]);
  });

  it('what another file may define is a hint where there mostly is another', () => {
    const places: Surroundings[] = [
      { kind: 'config', path: '/home/me/.codex/config.toml' },
      { kind: 'config', path: '/home/me/.codex/work.config.toml' },
      { kind: 'config', path: '/src/app/.codex/config.toml' },
      { kind: 'managed-config', path: '/etc/codex/managed_config.toml' },
    ];
    const text = lines('[mcp_servers.docs]', 'enabled = false');
    assert.deepEqual(
      places.map((place) =>
        check(contextOf(text, 'balanced', place)).flatMap(({ code, severity }) =>
          code === 'refused-setting' ? [severity] : [],
        ),
      ),
      [['warning'], ['hint'], ['hint'], ['hint']],
    );
  });

  it('an element of a list has to be whole', () => {
    const text = lines('[[hooks.Stop]]', '[[hooks.Stop.hooks]]', 'command = "x"');
    assert.deepEqual(
      check(contextOf(text, 'balanced', config)).map(({ verdict, severity }) => [verdict, severity]),
      [['rejects', 'error']],
    );
  });

  it('refused-setting: Codex refuses the file', () => {
    assert.deepEqual(said('refused-setting', 'approval_policy = "untrusted"'), [
      '1:19-30 error rejects approval_policy «"untrusted"»',
      '  Codex 0.169 refuses the file: `approval_policy = "untrusted"` is no longer supported.',
    ]);
  });

  it('feature-stage: older names, and features that are deprecated or removed', () => {
    const text = ['[features]', 'codex_hooks = true', 'steer = true', 'use_legacy_landlock = true', 'psp = true'];
    assert.deepEqual(said('feature-stage', ...text), [
      '2:1-12 info accepts features.codex_hooks «codex_hooks»',
      '  `features.codex_hooks` is an older name of `hooks`, which Codex 0.169 still takes.',
      '3:1-6 info accepts features.steer «steer»',
      '  Codex 0.169 lists `features.steer` as removed. Remove it: Codex still knows the name, but the',
      '  feature is gone.',
      '4:1-20 info accepts features.use_legacy_landlock «use_legacy_landlock»',
      '  Codex 0.169 lists `features.use_legacy_landlock` as deprecated. It still takes the switch.',
    ]);
  });

  it('unknown-directive', () => {
    assert.deepEqual(said('unknown-directive', '# codex-policy: profle = balanced').slice(0, 1), [
      '1:26-34 warning accepts (file) «balanced»',
    ]);
  });

  it('“fix all” repairs what is certain by the keys of config.toml, and sets no control', () => {
    const text = lines('modle = "a" # m', 'sandbox_mode = "readonly"', 'hide_agent_reasoning = "true"', 'own = 1');
    const fixed = lines('model = "a" # m', 'sandbox_mode = "read-only"', 'hide_agent_reasoning = true', 'own = 1');
    assert.equal(fixAll(text, 'balanced', config), fixed);
    assert.equal(fixAll(fixed, 'balanced', config), fixed);
  });
});
