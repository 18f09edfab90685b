import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const rule = 'server-never-starts';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds names that Codex starts no server under, however they are written', () => {
    const says = [
      '  Codex 0.169 never starts this server: it starts an MCP server only if its name is of ASCII letters,',
      '  digits, `-`, `_`, `:`, `@`, `/` and `.`.',
    ];
    const text = lines(
      'mcp_servers."".command = "a"',
      '[mcp_servers."b c"]',
      'command = "b"',
      "[mcp_servers.'ä'.env]",
      'A = "1"',
      "[mcp_servers.'ä'] # late",
      'command = "b"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '1:13-15 warning ineffective mcp_servers. «""»',
      ...says,
      '2:14-19 warning ineffective mcp_servers.b c «"b c"»',
      ...says,
      "4:14-17 warning ineffective mcp_servers.ä «'ä'»",
      ...says,
    ]);
  });

  it('says nothing of other names, of servers that are off, and of requirements', () => {
    const names = lines('[mcp_servers."a.b"]', 'command = "a"', '[mcp_servers."a:b@c/d_e-f"]', 'command = "a"');
    assert.deepEqual(findings(rule, names, 'balanced', user), []);
    const off = lines('[mcp_servers."b c"]', 'command = "a"', 'enabled = false');
    assert.deepEqual(findings(rule, off, 'balanced', user), []);
    assert.deepEqual(findings(rule, lines('[mcp_servers."b c".identity]', 'command = "a"')), []);
  });
});
