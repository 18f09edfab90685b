import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('hooks-not-pinned', () => {
  it('has nothing to say without hooks', () => {
    const text = lines('[hooks]', 'managed_dir = "/etc/codex/hooks"');
    assert.deepEqual(findings('hooks-not-pinned', text), []);
  });

  it('has nothing to say where hooks are pinned', () => {
    const text = lines('features.hooks = true', '[[hooks.PreToolUse]]', 'matcher = "Bash"');
    assert.deepEqual(findings('hooks-not-pinned', text), []);
  });

  it('knows the older names of the pin', () => {
    const text = lines('feature_requirements = { hooks = true }', '[[hooks.PreToolUse]]', 'matcher = "Bash"');
    assert.deepEqual(findings('hooks-not-pinned', text), []);
  });

  it('knows the alias of the feature', () => {
    const text = lines('[features]', 'codex_hooks = true', '[[hooks.PreToolUse]]', 'matcher = "Bash"');
    assert.deepEqual(findings('hooks-not-pinned', text), []);
  });

  it('finds arrays of tables', () => {
    const text = lines(
      '[[hooks.PreToolUse]]',
      'matcher = "Bash"',
      '',
      '[[hooks.PreToolUse.hooks]]',
      'type = "command"',
      'command = "/opt/check"',
    );
    assert.deepEqual(findings('hooks-not-pinned', text), [
      '1:3-8 warning ineffective hooks «hooks»',
      '  These hooks can be switched off: in Codex 0.169 a user’s `[features] hooks = false` disables managed',
      '  hooks too, unless this file pins `features.hooks = true`.',
    ]);
    assertFixes('hooks-not-pinned', text, [
      {
        title: 'Pin features.hooks = true',
        text: lines(
          '[[hooks.PreToolUse]]',
          'matcher = "Bash"',
          '',
          '[[hooks.PreToolUse.hooks]]',
          'type = "command"',
          'command = "/opt/check"',
          '',
          '[features]',
          'hooks = true',
        ),
      },
    ]);
  });

  it('finds inline hooks and a pin that says off', () => {
    const text = lines('hooks = { Stop = [{ hooks = [] }] }', '', '[features]', 'hooks = false # not yet');
    assert.deepEqual(findings('hooks-not-pinned', text), [
      '1:1-6 warning ineffective hooks «hooks»',
      '  Codex 0.169 runs none of these hooks: this file pins `features.hooks = false`.',
    ]);
    assertFixes('hooks-not-pinned', text, [
      {
        title: 'Pin features.hooks = true',
        text: lines('hooks = { Stop = [{ hooks = [] }] }', '', '[features]', 'hooks = true # not yet'),
        ask: true,
      },
    ]);
  });

  it('finds dotted hooks', () => {
    const text = lines('hooks.Stop = [{ hooks = [] }]');
    assert.deepEqual(findings('hooks-not-pinned', text), [
      '1:1-6 warning ineffective hooks «hooks»',
      '  These hooks can be switched off: in Codex 0.169 a user’s `[features] hooks = false` disables managed',
      '  hooks too, unless this file pins `features.hooks = true`.',
    ]);
    assertFixes('hooks-not-pinned', text, [
      {
        title: 'Pin features.hooks = true',
        text: lines('hooks.Stop = [{ hooks = [] }]', '', '[features]', 'hooks = true'),
      },
    ]);
  });

  it('says nothing of an empty list', () => {
    const text = lines('hooks.Stop = []');
    assert.deepEqual(findings('hooks-not-pinned', text), []);
  });

  it('says nothing of events that Codex does not know', () => {
    const text = lines('[[hooks.BeforeAll]]', 'matcher = "Bash"');
    assert.deepEqual(findings('hooks-not-pinned', text), []);
  });
});
