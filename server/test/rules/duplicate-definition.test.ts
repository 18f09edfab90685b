import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines } from './golden.ts';

describe('duplicate-definition', () => {
  it('has nothing to say where all is defined once', () => {
    const text = lines('a = 1', '[t]', 'a = 1');
    assert.deepEqual(findings('duplicate-definition', text), []);
  });

  it('merges tables', () => {
    const text = lines(
      '[features] # one',
      'apps = false',
      '',
      '[rules]',
      'prefix_rules = []',
      '',
      '# two',
      '[features] # again',
      '# mem',
      'memories = false # off',
      '',
      '[mcp_servers]',
    );
    assert.deepEqual(findings('duplicate-definition', text), [
      '8:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:2-10 «features» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      {
        title: 'Merge into the first [features]',
        text: lines(
          '[features] # one',
          'apps = false',
          '# two',
          '# again',
          '# mem',
          'memories = false # off',
          '',
          '[rules]',
          'prefix_rules = []',
          '',
          '[mcp_servers]',
        ),
      },
    ]);
  });

  it('merges tables that follow each other', () => {
    const text = lines(
      '[features]',
      'apps = false',
      '[features]',
      'memories = false',
      '[features]',
      'computer_use = false',
    );
    assert.deepEqual(findings('duplicate-definition', text), [
      '3:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:2-10 «features» first defined here',
      '5:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:2-10 «features» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      {
        title: 'Merge into the first [features]',
        text: lines('[features]', 'apps = false', 'memories = false', '[features]', 'computer_use = false'),
      },
    ]);
    assertFixes(
      'duplicate-definition',
      text,
      [
        {
          title: 'Merge into the first [features]',
          text: lines('[features]', 'apps = false', 'computer_use = false', '[features]', 'memories = false'),
        },
      ],
      { finding: 1 },
    );
  });

  it('merges an empty table', () => {
    const text = lines('[features]', 'apps = false', '', '[features]');
    assert.deepEqual(findings('duplicate-definition', text), [
      '4:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:2-10 «features» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      { title: 'Merge into the first [features]', text: lines('[features]', 'apps = false') },
    ]);
  });

  it('merges into a first table without keys, CRLF, no final newline', () => {
    const text = crlf('[features]', '', '[rules]', 'prefix_rules = []', '', '[features]', 'apps = false').trimEnd();
    assert.deepEqual(findings('duplicate-definition', text), [
      '6:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:2-10 «features» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      {
        title: 'Merge into the first [features]',
        text: crlf('[features]', 'apps = false', '', '[rules]', 'prefix_rules = []'),
      },
    ]);
  });

  it('merges with a conflict left for a person', () => {
    const text = lines('[features]', 'apps = false', '[features]', 'apps = true');
    assert.deepEqual(findings('duplicate-definition', text), [
      '3:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:2-10 «features» first defined here',
      '4:1-5 error rejects features.apps «apps»',
      '  Codex refuses this file: `features.apps` is defined twice.',
      '  related 2:1-5 «apps» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      { title: 'Merge into the first [features]', text: lines('[features]', 'apps = false', 'apps = true') },
    ]);
    assertFixes(
      'duplicate-definition',
      text,
      [{ title: 'Remove this second definition', text: lines('[features]', 'apps = false', '[features]'), ask: true }],
      { finding: 1 },
    );
  });

  it('does not merge into dotted keys', () => {
    const text = lines('features.apps = false', '[features]', 'memories = false');
    assert.deepEqual(findings('duplicate-definition', text), [
      '2:1-11 error rejects features «[features]»',
      '  Codex refuses this file: the table `features` is defined twice.',
      '  related 1:1-9 «features» first defined here',
    ]);
    assertFixes('duplicate-definition', text, []);
  });

  it('removes a second equal value', () => {
    const text = lines(
      'allowed_web_search_modes = ["cached"]',
      '# again',
      'allowed_web_search_modes = ["cached"] # same',
      'x = 1',
    );
    assert.deepEqual(findings('duplicate-definition', text), [
      '3:1-25 error rejects allowed_web_search_modes «allowed_web_search_modes»',
      '  Codex refuses this file: `allowed_web_search_modes` is defined twice.',
      '  related 1:1-25 «allowed_web_search_modes» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      {
        title: 'Remove this second definition',
        text: lines('allowed_web_search_modes = ["cached"]', '# again', '# same', 'x = 1'),
      },
    ]);
  });

  it('asks before it removes another value', () => {
    const text = lines('[features]', 'apps = false', 'apps = true');
    assert.deepEqual(findings('duplicate-definition', text), [
      '3:1-5 error rejects features.apps «apps»',
      '  Codex refuses this file: `features.apps` is defined twice.',
      '  related 2:1-5 «apps» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      { title: 'Remove this second definition', text: lines('[features]', 'apps = false'), ask: true },
    ]);
  });

  it('removes from an inline table', () => {
    const text = lines('features = { apps = false, apps = false }');
    assert.deepEqual(findings('duplicate-definition', text), [
      '1:28-32 error rejects features.apps «apps»',
      '  Codex refuses this file: `features.apps` is defined twice.',
      '  related 1:14-18 «apps» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      { title: 'Remove this second definition', text: lines('features = { apps = false }') },
    ]);
  });

  it('finds keys spelled in other ways', () => {
    const text = lines('[features]', 'apps = false', '"apps" = false');
    assert.deepEqual(findings('duplicate-definition', text), [
      '3:1-7 error rejects features.apps «"apps"»',
      '  Codex refuses this file: `features.apps` is defined twice.',
      '  related 2:1-5 «apps» first defined here',
    ]);
    assertFixes('duplicate-definition', text, [
      { title: 'Remove this second definition', text: lines('[features]', 'apps = false') },
    ]);
  });

  it('has no fix for values used as tables', () => {
    const text = lines('features = 1', '[features.apps]', 'x = 1', '[[features]]');
    assert.deepEqual(findings('duplicate-definition', text), [
      '2:2-15 error rejects features «features.apps»',
      '  Codex refuses this file: `features` already has a value and cannot be extended.',
      '  related 1:1-9 «features» defined here',
      '4:1-13 error rejects features «[[features]]»',
      '  Codex refuses this file: `features` is already a value, not an array of tables.',
      '  related 1:1-9 «features» defined here',
    ]);
    assertFixes('duplicate-definition', text, []);
    assertFixes('duplicate-definition', text, [], { finding: 1 });
  });

  it('has no fix for inline tables extended later', () => {
    const text = lines('features = { apps = false }', '[features]', 'memories = false');
    assert.deepEqual(findings('duplicate-definition', text), [
      '2:1-11 error rejects features «[features]»',
      '  Codex refuses this file: `features` already has a value.',
      '  related 1:1-9 «features» defined here',
    ]);
    assertFixes('duplicate-definition', text, []);
  });
});
