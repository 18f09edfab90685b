import { crlf, lines } from '../../rules/golden.ts';
import { writes } from './writes.ts';

describe('writeControl: MCP servers', () => {
  writes('mcp_servers', 'in an empty file', '', [
    lines(
      '[mcp_servers.local]',
      'identity = { command = "local-mcp-server" }',
      '',
      '[mcp_servers.remote]',
      'identity = { url = "https://example.com/mcp" }',
    ),
    lines(
      '[mcp_servers.local]',
      'identity = { command = "local-mcp-server" }',
      '',
      '[mcp_servers.remote]',
      'identity = { url = "https://example.com/mcp" }',
    ),
    lines('[mcp_servers]'),
  ]);

  writes('mcp_servers', 'after other tables, CRLF, no final newline', crlf('[features]', 'apps = false').trimEnd(), [
    crlf(
      '[features]',
      'apps = false',
      '',
      '[mcp_servers.local]',
      'identity = { command = "local-mcp-server" }',
      '',
      '[mcp_servers.remote]',
      'identity = { url = "https://example.com/mcp" }',
    ).trimEnd(),
    crlf(
      '[features]',
      'apps = false',
      '',
      '[mcp_servers.local]',
      'identity = { command = "local-mcp-server" }',
      '',
      '[mcp_servers.remote]',
      'identity = { url = "https://example.com/mcp" }',
    ).trimEnd(),
    crlf('[features]', 'apps = false', '', '[mcp_servers]').trimEnd(),
  ]);

  writes('mcp_servers', 'empty already', lines('[mcp_servers] # none', '', '[features]'), [
    lines('[mcp_servers] # none', '', '[features]'),
    lines('[mcp_servers] # none', '', '[features]'),
    lines('[mcp_servers] # none', '', '[features]'),
  ]);

  writes(
    'mcp_servers',
    'with headers, comments kept',
    lines(
      '# servers',
      '[mcp_servers.local] # mine',
      '# identity',
      'identity = { command = "a" } # a',
      '',
      '[features]',
      'apps = false',
      '',
      '[mcp_servers.remote.identity]',
      'url = "https://x"',
    ),
    [
      lines(
        '# servers',
        '[mcp_servers.local] # mine',
        '# identity',
        'identity = { command = "a" } # a',
        '',
        '[features]',
        'apps = false',
        '',
        '[mcp_servers.remote.identity]',
        'url = "https://x"',
      ),
      lines(
        '# servers',
        '[mcp_servers.local] # mine',
        '# identity',
        'identity = { command = "a" } # a',
        '',
        '[features]',
        'apps = false',
        '',
        '[mcp_servers.remote.identity]',
        'url = "https://x"',
      ),
      lines('# servers', '[mcp_servers] # mine', '# identity', '# a', '', '[features]', 'apps = false', ''),
    ],
  );

  writes(
    'mcp_servers',
    'with a header of its own',
    lines(
      '[mcp_servers]',
      'a = { identity = { command = "a" } } # a',
      '[mcp_servers.b]',
      'identity = { command = "b" }',
    ),
    [
      lines(
        '[mcp_servers]',
        'a = { identity = { command = "a" } } # a',
        '[mcp_servers.b]',
        'identity = { command = "b" }',
      ),
      lines(
        '[mcp_servers]',
        'a = { identity = { command = "a" } } # a',
        '[mcp_servers.b]',
        'identity = { command = "b" }',
      ),
      lines('[mcp_servers]', '# a'),
    ],
  );

  writes(
    'mcp_servers',
    'dotted',
    lines('mcp_servers.a.identity.command = "a" # a', 'mcp_servers.b.identity.command = "b"', 'x = 1'),
    [
      lines('mcp_servers.a.identity.command = "a" # a', 'mcp_servers.b.identity.command = "b"', 'x = 1'),
      lines('mcp_servers.a.identity.command = "a" # a', 'mcp_servers.b.identity.command = "b"', 'x = 1'),
      lines('mcp_servers = {} # a', 'x = 1'),
    ],
  );

  writes('mcp_servers', 'inline', lines('mcp_servers = { a = { identity = { command = "a" } } } # a'), [
    lines('mcp_servers = { a = { identity = { command = "a" } } } # a'),
    lines('mcp_servers = { a = { identity = { command = "a" } } } # a'),
    lines('mcp_servers = {} # a'),
  ]);

  writes('mcp_servers', 'key in quotes', lines('["mcp_servers".a]', 'identity = { command = "a" }'), [
    lines('["mcp_servers".a]', 'identity = { command = "a" }'),
    lines('["mcp_servers".a]', 'identity = { command = "a" }'),
    lines('[mcp_servers]'),
  ]);

  writes('mcp_servers', 'not a table', lines('mcp_servers = [] # none'), [
    undefined,
    undefined,
    lines('mcp_servers = {} # none'),
  ]);
});
