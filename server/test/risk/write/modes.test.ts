import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: sandbox and web search modes', () => {
  writes('allowed_sandbox_modes', 'in an empty file', '', [
    lines('allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]'),
    lines('allowed_sandbox_modes = ["read-only", "workspace-write"]'),
    lines('allowed_sandbox_modes = ["read-only"]'),
  ]);

  writes('allowed_sandbox_modes', 'in a file of comments', lines('# Policy'), [
    lines('# Policy', 'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]'),
    lines('# Policy', 'allowed_sandbox_modes = ["read-only", "workspace-write"]'),
    lines('# Policy', 'allowed_sandbox_modes = ["read-only"]'),
  ]);

  writes(
    'allowed_sandbox_modes',
    'where it stands',
    lines('allowed_sandbox_modes = ["danger-full-access", "read-only"] # all', '[t]'),
    [
      lines('allowed_sandbox_modes = ["danger-full-access", "read-only", "workspace-write"] # all', '[t]'),
      lines('allowed_sandbox_modes = ["read-only", "workspace-write"] # all', '[t]'),
      lines('allowed_sandbox_modes = ["read-only"] # all', '[t]'),
    ],
  );

  writes(
    'allowed_sandbox_modes',
    'over lines, CRLF, comments inside',
    crlf('allowed_sandbox_modes = [', '\t"read-only", # r', '\t"external-sandbox",', '\t"workspace-write", # w', ']'),
    [
      crlf(
        'allowed_sandbox_modes = [',
        '\t"read-only", # r',
        '\t"workspace-write", # w',
        '\t"danger-full-access",',
        ']',
      ),
      crlf('allowed_sandbox_modes = [', '\t"read-only", # r', '\t"workspace-write", # w', ']'),
      crlf('allowed_sandbox_modes = [', '\t"read-only", # r', '\t# w', ']'),
    ],
  );

  writes('allowed_sandbox_modes', 'without read-only', lines('allowed_sandbox_modes = ["workspace-write"]'), [
    lines('allowed_sandbox_modes = ["workspace-write", "read-only", "danger-full-access"]'),
    lines('allowed_sandbox_modes = ["workspace-write", "read-only"]'),
    lines('allowed_sandbox_modes = ["read-only"]'),
  ]);

  writes(
    'allowed_sandbox_modes',
    'beside permission profiles',
    lines('[allowed_permission_profiles]', '":danger-full-access" = true', '":read-only" = true'),
    [
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]',
        '',
        '[allowed_permission_profiles]',
        '":danger-full-access" = true',
        '":read-only" = true',
      ),
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write"]',
        '',
        '[allowed_permission_profiles]',
        '":danger-full-access" = true',
        '":read-only" = true',
      ),
      lines(
        'allowed_sandbox_modes = ["read-only"]',
        '',
        '[allowed_permission_profiles]',
        '":danger-full-access" = true',
        '":read-only" = true',
      ),
    ],
  );

  writes('allowed_sandbox_modes', 'the same value twice', lines('allowed_sandbox_modes = ["read-only", "read-only"]'), [
    lines('allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]'),
    lines('allowed_sandbox_modes = ["read-only", "workspace-write"]'),
    lines('allowed_sandbox_modes = ["read-only"]'),
  ]);

  writes('allowed_web_search_modes', 'in an empty file', '', [
    lines('allowed_web_search_modes = ["live", "cached"]'),
    lines('allowed_web_search_modes = ["cached"]'),
    lines('allowed_web_search_modes = ["disabled"]'),
  ]);

  writes('allowed_web_search_modes', 'where it stands', lines('allowed_web_search_modes = ["live"] # l'), [
    lines('allowed_web_search_modes = ["live", "cached"] # l'),
    lines('allowed_web_search_modes = ["cached"] # l'),
    lines('allowed_web_search_modes = ["disabled"] # l'),
  ]);

  writes(
    'allowed_web_search_modes',
    'keeps disabled, which is always allowed',
    lines('allowed_web_search_modes = ["disabled", "indexed"]'),
    [
      lines('allowed_web_search_modes = ["disabled", "live", "cached"]'),
      lines('allowed_web_search_modes = ["disabled", "cached"]'),
      lines('allowed_web_search_modes = ["disabled"]'),
    ],
  );

  writes(
    'allowed_web_search_modes',
    'over lines, one value a line, no comma at the end',
    lines('allowed_web_search_modes = [', '  "cached",', '  "live"', ']'),
    [
      lines('allowed_web_search_modes = [', '  "cached",', '  "live"', ']'),
      lines('allowed_web_search_modes = [', '  "cached"', ']'),
      lines('allowed_web_search_modes = [', '  "disabled"', ']'),
    ],
  );

  writes('allowed_web_search_modes', 'not closed', 'allowed_web_search_modes = ["cached"', [
    undefined,
    undefined,
    undefined,
  ]);
});
