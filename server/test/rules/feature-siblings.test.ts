import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('feature-siblings', () => {
  it('has nothing to say where browser use is on or not set', () => {
    const text = lines('[features]', 'browser_use = true', 'memories = false');
    assert.deepEqual(findings('feature-siblings', text), []);
  });

  it('has nothing to say where the siblings are off', () => {
    const text = lines(
      '[features]',
      'browser_use = false',
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    );
    assert.deepEqual(findings('feature-siblings', text), []);
  });

  it('has nothing to say where one key closes all', () => {
    const text = lines('allow_browser_and_computer_use = false', '[features]', 'browser_use = false');
    assert.deepEqual(findings('feature-siblings', text), []);
  });

  it('finds both', () => {
    const text = lines('[features]', 'browser_use = false # no browser', 'apps = false');
    assert.deepEqual(findings('feature-siblings', text), [
      '2:15-20 warning ineffective features.browser_use «false»',
      '  `features.browser_use = false` leaves open `browser_use_external` and `browser_use_full_cdp_access`,',
      '  which Codex 0.169 has on by default: the same can be done that way.',
    ]);
    assertFixes('feature-siblings', text, [
      {
        title: 'Switch off browser_use_external and browser_use_full_cdp_access as well',
        text: lines(
          '[features]',
          'browser_use = false # no browser',
          'apps = false',
          'browser_use_external = false',
          'browser_use_full_cdp_access = false',
        ),
      },
    ]);
  });

  it('finds one, also where it is forced on', () => {
    const text = lines(
      'allow_browser_and_computer_use = true',
      'features = { browser_use = false, browser_use_external = true, browser_use_full_cdp_access = false }',
    );
    assert.deepEqual(findings('feature-siblings', text), [
      '2:28-33 warning ineffective features.browser_use «false»',
      '  `features.browser_use = false` leaves open `browser_use_external`, which Codex 0.169 has on by',
      '  default: the same can be done that way.',
    ]);
    assertFixes('feature-siblings', text, [
      {
        title: 'Switch off browser_use_external as well',
        text: lines(
          'allow_browser_and_computer_use = true',
          'features = { browser_use = false, browser_use_external = false, browser_use_full_cdp_access = false }',
        ),
      },
    ]);
  });

  it('finds dotted keys', () => {
    const text = lines('features.browser_use = false', 'features.browser_use_external = false');
    assert.deepEqual(findings('feature-siblings', text), [
      '1:24-29 warning ineffective features.browser_use «false»',
      '  `features.browser_use = false` leaves open `browser_use_full_cdp_access`, which Codex 0.169 has on',
      '  by default: the same can be done that way.',
    ]);
    assertFixes('feature-siblings', text, [
      {
        title: 'Switch off browser_use_full_cdp_access as well',
        text: lines(
          'features.browser_use = false',
          'features.browser_use_external = false',
          'features.browser_use_full_cdp_access = false',
        ),
      },
    ]);
  });
});
