import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: features under their other names', () => {
  writes('features.memories', 'an older name', crlf('[features]', 'memory_tool = true # old'), [
    crlf('[features]', 'memory_tool = true # old'),
    crlf('[features]', 'memory_tool = true # old'),
    crlf('[features]', 'memory_tool = false # old'),
  ]);

  writes('features.apps', 'an older name, dotted', 'features.connectors = true', [
    'features.connectors = true',
    'features.connectors = true',
    'features.connectors = false',
  ]);

  writes(
    'features.apps',
    'of two names the one that counts',
    lines('[features]', 'apps = false', 'connectors = true'),
    [
      lines('[features]', 'apps = false', 'connectors = true'),
      lines('[features]', 'apps = false', 'connectors = true'),
      lines('[features]', 'apps = false', 'connectors = false'),
    ],
  );

  writes('features.memories', 'the older table', lines('[feature_requirements]', 'memories = true'), [
    lines('[feature_requirements]', 'memories = true'),
    lines('[feature_requirements]', 'memories = true'),
    lines('[feature_requirements]', 'memories = false'),
  ]);

  writes('features.memories', 'into the older table', lines('feature_requirements = { apps = false }'), [
    lines('feature_requirements = { apps = false }'),
    lines('feature_requirements = { apps = false }'),
    lines('feature_requirements = { apps = false, memories = false }'),
  ]);

  writes(
    'features.browser_use',
    'siblings go into the older table too',
    lines('[feature_requirements]', 'browser_use = true', '', '[rules]'),
    [
      lines('[feature_requirements]', 'browser_use = true', '', '[rules]'),
      lines(
        '[feature_requirements]',
        'browser_use = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
        '',
        '[rules]',
      ),
      lines(
        '[feature_requirements]',
        'browser_use = false',
        'browser_use_external = false',
        'browser_use_full_cdp_access = false',
        '',
        '[rules]',
      ),
    ],
  );
});

describe('writeControl: sandbox modes of some machines', () => {
  const host = ['[[remote_sandbox_config]]', 'hostname_patterns = ["build-*"]'] as const;

  writes(
    'allowed_sandbox_modes',
    'what is too much goes, nothing is added',
    lines(
      'allowed_sandbox_modes = ["read-only"] # all',
      '',
      ...host,
      'allowed_sandbox_modes = ["read-only", "danger-full-access"] # build',
    ),
    [
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"] # all',
        '',
        ...host,
        'allowed_sandbox_modes = ["read-only", "danger-full-access"] # build',
      ),
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write"] # all',
        '',
        ...host,
        'allowed_sandbox_modes = ["read-only"] # build',
      ),
      lines(
        'allowed_sandbox_modes = ["read-only"] # all',
        '',
        ...host,
        'allowed_sandbox_modes = ["read-only"] # build',
      ),
    ],
  );

  writes(
    'allowed_sandbox_modes',
    'read-only is added, as Codex wants it',
    lines('allowed_sandbox_modes = ["read-only"]', ...host, 'allowed_sandbox_modes = ["workspace-write"]'),
    [
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]',
        ...host,
        'allowed_sandbox_modes = ["workspace-write", "read-only"]',
      ),
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write"]',
        ...host,
        'allowed_sandbox_modes = ["workspace-write", "read-only"]',
      ),
      lines('allowed_sandbox_modes = ["read-only"]', ...host, 'allowed_sandbox_modes = ["read-only"]'),
    ],
  );

  writes(
    'allowed_sandbox_modes',
    'with a list for the others',
    lines(...host, 'allowed_sandbox_modes = ["read-only"]'),
    [
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]',
        '',
        ...host,
        'allowed_sandbox_modes = ["read-only"]',
      ),
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write"]',
        '',
        ...host,
        'allowed_sandbox_modes = ["read-only"]',
      ),
      lines('allowed_sandbox_modes = ["read-only"]', '', ...host, 'allowed_sandbox_modes = ["read-only"]'),
    ],
  );

  writes(
    'allowed_sandbox_modes',
    'inline',
    lines(
      'allowed_sandbox_modes = ["read-only"]',
      "remote_sandbox_config = [{ hostname_patterns = ['a'], allowed_sandbox_modes = ['danger-full-access'] }]",
    ),
    [
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write", "danger-full-access"]',
        "remote_sandbox_config = [{ hostname_patterns = ['a'], allowed_sandbox_modes = ['danger-full-access', 'read-only'] }]",
      ),
      lines(
        'allowed_sandbox_modes = ["read-only", "workspace-write"]',
        "remote_sandbox_config = [{ hostname_patterns = ['a'], allowed_sandbox_modes = ['read-only'] }]",
      ),
      lines(
        'allowed_sandbox_modes = ["read-only"]',
        "remote_sandbox_config = [{ hostname_patterns = ['a'], allowed_sandbox_modes = ['read-only'] }]",
      ),
    ],
  );

  writes(
    'allowed_sandbox_modes',
    'a list that is none',
    lines('allowed_sandbox_modes = ["read-only"]', ...host, 'allowed_sandbox_modes = "all"'),
    [undefined, undefined, undefined],
  );
});
