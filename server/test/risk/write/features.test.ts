import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

/** What each profile says, High Utility first. */
const features: Readonly<Record<string, readonly [boolean, boolean, boolean]>> = {
  skill_mcp_dependency_install: [true, false, false],
  memories: [true, true, false],
  computer_use: [true, false, false],
  in_app_browser: [true, true, false],
  apps: [true, true, false],
};

/** A way of writing a feature `NAME`, and what becomes of it where a profile says `true` and where `false`. */
const ways: readonly (readonly [way: string, text: string, on: string, off: string])[] = [
  ['in an empty file', '', '', lines('[features]', 'NAME = false')],
  [
    'into the table that is there',
    lines('[features] # pins', 'NAME_ = 1', '', '[rules]'),
    lines('[features] # pins', 'NAME_ = 1', '', '[rules]'),
    lines('[features] # pins', 'NAME_ = 1', 'NAME = false', '', '[rules]'),
  ],
  [
    'where it is on, comments kept',
    lines('[features]', '# before', 'NAME = true # beside', 'z = true'),
    lines('[features]', '# before', 'NAME = true # beside', 'z = true'),
    lines('[features]', '# before', 'NAME = false # beside', 'z = true'),
  ],
  [
    'where it is off, CRLF',
    crlf('[features]', 'NAME = false # beside'),
    crlf('[features]', 'NAME = true # beside'),
    crlf('[features]', 'NAME = false # beside'),
  ],
  ['dotted, no final newline', 'features.NAME = true', 'features.NAME = true', 'features.NAME = false'],
  [
    'beside dotted keys',
    lines('features.z = true # z', 'x = 1'),
    lines('features.z = true # z', 'x = 1'),
    lines('features.z = true # z', 'features.NAME = false', 'x = 1'),
  ],
  [
    'inline',
    lines('features = { z = true, NAME = true }'),
    lines('features = { z = true, NAME = true }'),
    lines('features = { z = true, NAME = false }'),
  ],
  [
    'into an inline table',
    lines('features = { z = true } # pins'),
    lines('features = { z = true } # pins'),
    lines('features = { z = true, NAME = false } # pins'),
  ],
  [
    'quoted',
    lines('["features"]', "'NAME' = true"),
    lines('["features"]', "'NAME' = true"),
    lines('["features"]', "'NAME' = false"),
  ],
  [
    'not a boolean',
    lines('[features]', 'NAME = "on" # text'),
    lines('[features]', 'NAME = true # text'),
    lines('[features]', 'NAME = false # text'),
  ],
];

describe('writeControl: features', () => {
  for (const [name, [highUtility, balanced, securityOriented]] of Object.entries(features)) {
    for (const [way, text, on, off] of ways) {
      const named = (template: string) => template.replaceAll('NAME', name);
      const written = (value: boolean) => named(value ? on : off);
      const expected = [written(highUtility), written(balanced), written(securityOriented)] as const;
      writes(`features.${name}`, way, named(text), expected);
    }
  }
});
