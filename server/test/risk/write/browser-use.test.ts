import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: browser use and its siblings', () => {
  writes('features.browser_use', 'in an empty file', '', [
    '',
    lines('[features]', 'browser_use = false', 'browser_use_external = false', 'browser_use_full_cdp_access = false'),
    lines('[features]', 'browser_use = false', 'browser_use_external = false', 'browser_use_full_cdp_access = false'),
  ]);

  writes(
    'features.browser_use',
    'into the table that is there',
    lines('[features] # pins', 'browser_use_ = 1', '', '[rules]'),
    [
      lines('[features] # pins', 'browser_use_ = 1', '', '[rules]'),
      lines(
        '[features] # pins',
        'browser_use_ = 1',
        'browser_use = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
        '',
        '[rules]',
      ),
      lines(
        '[features] # pins',
        'browser_use_ = 1',
        'browser_use = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
        '',
        '[rules]',
      ),
    ],
  );

  writes(
    'features.browser_use',
    'where it is on, comments kept',
    lines('[features]', '# before', 'browser_use = true # beside', 'z = true'),
    [
      lines('[features]', '# before', 'browser_use = true # beside', 'z = true'),
      lines(
        '[features]',
        '# before',
        'browser_use = false # beside',
        'z = true',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
      ),
      lines(
        '[features]',
        '# before',
        'browser_use = false # beside',
        'z = true',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
      ),
    ],
  );

  writes('features.browser_use', 'where it is off, CRLF', crlf('[features]', 'browser_use = false # beside'), [
    crlf('[features]', 'browser_use = true # beside'),
    crlf(
      '[features]',
      'browser_use = false # beside',
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    ),
    crlf(
      '[features]',
      'browser_use = false # beside',
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    ),
  ]);

  writes('features.browser_use', 'dotted, no final newline', 'features.browser_use = true', [
    'features.browser_use = true',
    lines(
      'features.browser_use = false',
      'features.browser_use_external = false',
      'features.browser_use_full_cdp_access = false',
    ).trimEnd(),
    lines(
      'features.browser_use = false',
      'features.browser_use_external = false',
      'features.browser_use_full_cdp_access = false',
    ).trimEnd(),
  ]);

  writes('features.browser_use', 'beside dotted keys', lines('features.z = true # z', 'x = 1'), [
    lines('features.z = true # z', 'x = 1'),
    lines(
      'features.z = true # z',
      'features.browser_use = false',
      'features.browser_use_external = false',
      'features.browser_use_full_cdp_access = false',
      'x = 1',
    ),
    lines(
      'features.z = true # z',
      'features.browser_use = false',
      'features.browser_use_external = false',
      'features.browser_use_full_cdp_access = false',
      'x = 1',
    ),
  ]);

  writes('features.browser_use', 'inline', lines('features = { z = true, browser_use = true }'), [
    lines('features = { z = true, browser_use = true }'),
    lines(
      'features = { z = true, browser_use = false, browser_use_external = false, browser_use_full_cdp_access = false }',
    ),
    lines(
      'features = { z = true, browser_use = false, browser_use_external = false, browser_use_full_cdp_access = false }',
    ),
  ]);

  writes('features.browser_use', 'into an inline table', lines('features = { z = true } # pins'), [
    lines('features = { z = true } # pins'),
    lines(
      'features = { z = true, browser_use = false, browser_use_external = false, browser_use_full_cdp_access = false } # pins',
    ),
    lines(
      'features = { z = true, browser_use = false, browser_use_external = false, browser_use_full_cdp_access = false } # pins',
    ),
  ]);

  writes('features.browser_use', 'quoted', lines('["features"]', "'browser_use' = true"), [
    lines('["features"]', "'browser_use' = true"),
    lines(
      '["features"]',
      "'browser_use' = false",
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    ),
    lines(
      '["features"]',
      "'browser_use' = false",
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    ),
  ]);

  writes('features.browser_use', 'not a boolean', lines('[features]', 'browser_use = "on" # text'), [
    lines('[features]', 'browser_use = true # text'),
    lines(
      '[features]',
      'browser_use = false # text',
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    ),
    lines(
      '[features]',
      'browser_use = false # text',
      'browser_use_external = false',
      'browser_use_full_cdp_access = false',
    ),
  ]);

  writes(
    'features.browser_use',
    'siblings that are on',
    lines('[features]', 'browser_use_external = true # e', 'browser_use = true'),
    [
      lines('[features]', 'browser_use_external = true # e', 'browser_use = true'),
      lines(
        '[features]',
        'browser_use_external = false # e',
        'browser_use = false',
        'browser_use_full_cdp_access = false',
      ),
      lines(
        '[features]',
        'browser_use_external = false # e',
        'browser_use = false',
        'browser_use_full_cdp_access = false',
      ),
    ],
  );

  writes(
    'features.browser_use',
    'where one key closes all',
    lines('allow_browser_and_computer_use = false', '', '[features]', 'browser_use = true'),
    [
      lines('allow_browser_and_computer_use = false', '', '[features]', 'browser_use = true'),
      lines('allow_browser_and_computer_use = false', '', '[features]', 'browser_use = false'),
      lines('allow_browser_and_computer_use = false', '', '[features]', 'browser_use = false'),
    ],
  );
});
