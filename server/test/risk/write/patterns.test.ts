import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: deny_read', () => {
  writes('permissions.filesystem.deny_read', 'in an empty file', '', [
    '',
    lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
    lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
  ]);

  writes(
    'permissions.filesystem.deny_read',
    'into the table that is there',
    lines('[permissions.filesystem] # files', 'x = 1', '', '[features]'),
    [
      lines('[permissions.filesystem] # files', 'x = 1', '', '[features]'),
      lines(
        '[permissions.filesystem] # files',
        'x = 1',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '',
        '[features]',
      ),
      lines(
        '[permissions.filesystem] # files',
        'x = 1',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '',
        '[features]',
      ),
    ],
  );

  writes(
    'permissions.filesystem.deny_read',
    'beside other permissions',
    lines('[permissions.own]', 'extends = ":workspace"'),
    [
      lines('[permissions.own]', 'extends = ":workspace"'),
      lines(
        '[permissions.own]',
        'extends = ":workspace"',
        '',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
      ),
      lines(
        '[permissions.own]',
        'extends = ":workspace"',
        '',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
      ),
    ],
  );

  writes(
    'permissions.filesystem.deny_read',
    'dotted',
    lines('permissions.filesystem.deny_read = ["/srv/keys/**"] # keys'),
    [
      lines('permissions.filesystem.deny_read = [] # keys'),
      lines('permissions.filesystem.deny_read = ["/srv/keys/**", "~/**/.env", "~/**/.env.*", "~/**/*.env.*"] # keys'),
      lines('permissions.filesystem.deny_read = ["/srv/keys/**", "~/**/.env", "~/**/.env.*", "~/**/*.env.*"] # keys'),
    ],
  );

  writes('permissions.filesystem.deny_read', 'inline', lines('permissions = { filesystem = { deny_read = [] } }'), [
    lines('permissions = { filesystem = { deny_read = [] } }'),
    lines('permissions = { filesystem = { deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"] } }'),
    lines('permissions = { filesystem = { deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"] } }'),
  ]);

  writes(
    'permissions.filesystem.deny_read',
    'key in quotes, values in single quotes',
    lines('[permissions."filesystem"]', "'deny_read' = ['~/**/.env']"),
    [
      lines('[permissions."filesystem"]', "'deny_read' = []"),
      lines('[permissions."filesystem"]', "'deny_read' = ['~/**/.env', '~/**/.env.*', '~/**/*.env.*']"),
      lines('[permissions."filesystem"]', "'deny_read' = ['~/**/.env', '~/**/.env.*', '~/**/*.env.*']"),
    ],
  );

  writes(
    'permissions.filesystem.deny_read',
    'the article’s patterns',
    lines('[permissions.filesystem]', 'deny_read = [".env", "**/.env", "**.env.*"] # secrets'),
    [
      lines('[permissions.filesystem]', 'deny_read = [] # secrets'),
      lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"] # secrets'),
      lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"] # secrets'),
    ],
  );

  writes(
    'permissions.filesystem.deny_read',
    'over lines, comments inside, CRLF',
    crlf('[permissions.filesystem]', 'deny_read = [', '  # mine', '  "**.env.*", # env', '  "~/**/.ssh/**"', ']'),
    [
      crlf('[permissions.filesystem]', 'deny_read = [', '  # mine', '  # env', ']'),
      crlf(
        '[permissions.filesystem]',
        'deny_read = [',
        '  # mine',
        '  "~/**/.env.*", "~/**/*.env.*", # env',
        '  "~/**/.ssh/**",',
        '  "~/**/.env"',
        ']',
      ),
      crlf(
        '[permissions.filesystem]',
        'deny_read = [',
        '  # mine',
        '  "~/**/.env.*", "~/**/*.env.*", # env',
        '  "~/**/.ssh/**",',
        '  "~/**/.env"',
        ']',
      ),
    ],
  );

  writes(
    'permissions.filesystem.deny_read',
    'covered already',
    lines('[permissions.filesystem]', 'deny_read = ["~/**"]'),
    [
      lines('[permissions.filesystem]', 'deny_read = []'),
      lines('[permissions.filesystem]', 'deny_read = ["~/**"]'),
      lines('[permissions.filesystem]', 'deny_read = ["~/**"]'),
    ],
  );

  writes('permissions.filesystem.deny_read', 'not a list', lines('[permissions.filesystem]', 'deny_read = "~/**"'), [
    lines('[permissions.filesystem]', 'deny_read = []'),
    lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
    lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'),
  ]);

  writes(
    'permissions.filesystem.deny_read',
    'a table cannot be overwritten',
    lines('[permissions.filesystem.deny_read]', 'deny_read = []'),
    [undefined, undefined, undefined],
  );

  writes(
    'permissions.filesystem.deny_read',
    'no final newline',
    lines('[permissions.filesystem]', 'deny_read = ["../x"]').trimEnd(),
    [
      lines('[permissions.filesystem]', 'deny_read = []').trimEnd(),
      lines('[permissions.filesystem]', 'deny_read = ["../x", "~/**/.env", "~/**/.env.*", "~/**/*.env.*"]').trimEnd(),
      lines('[permissions.filesystem]', 'deny_read = ["../x", "~/**/.env", "~/**/.env.*", "~/**/*.env.*"]').trimEnd(),
    ],
  );
});
