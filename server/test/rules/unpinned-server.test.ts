import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const rule = 'unpinned-server';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds packages and images', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "npx"',
      'args = ["-y", "pkg@latest"]',
      '[mcp_servers.b]',
      'command = "uvx"',
      'args = ["pkg"]',
      '[mcp_servers.c]',
      'command = "docker"',
      'args = ["run", "owner/image"]',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '3:15-27 warning accepts mcp_servers.a.args[1] «"pkg@latest"»',
      '  Codex 0.169 starts this server outside the sandbox, and nothing says which version of `pkg@latest`',
      '  it is that `npx` fetches: whoever can publish one, or takes that over, runs a program here. Name a',
      '  version: `@1.2.3`.',
      '6:9-14 warning accepts mcp_servers.b.args[0] «"pkg"»',
      '  Codex 0.169 starts this server outside the sandbox, and nothing says which version of `pkg` it is',
      '  that `uvx` fetches: whoever can publish one, or takes that over, runs a program here. Name a',
      '  version: `==1.2.3`.',
      '9:16-29 warning accepts mcp_servers.c.args[1] «"owner/image"»',
      '  Codex 0.169 starts this server outside the sandbox, and nothing says which version of `owner/image`',
      '  it is that `docker` fetches: whoever can publish one, or takes that over, runs a program here. Name',
      '  a version as its tag, or better its digest (`@sha256:…`).',
    ]);
  });

  it('finds them in a project, in whichever form they are written', () => {
    const text = lines('mcp_servers.a = { command = "cmd", args = ["/c", "npx", "-y", "@scope/pkg"] }');
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '1:63-75 warning accepts mcp_servers.a.args[3] «"@scope/pkg"»',
      '  Codex 0.169 starts this server outside the sandbox, and nothing says which version of `@scope/pkg`',
      '  it is that `npx` fetches: whoever can publish one, or takes that over, runs a program here. Name a',
      '  version: `@1.2.3`.',
    ]);
  });

  it('says nothing of fixed versions, of local programs, and of servers that are off', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "npx"',
      'args = ["-y", "pkg@1.2.3"]',
      '[mcp_servers.b]',
      'command = "server"',
      'args = ["npx", "pkg"]',
      '[mcp_servers.c]',
      'command = "npx"',
      'args = ["pkg"]',
      'enabled = false',
      '[mcp_servers.d]',
      'url = "https://example.com"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('leaves what is no server to other rules', () => {
    const text = lines(
      'mcp_servers.a = 1',
      'mcp_servers.b = { command = 1, args = ["x"] }',
      'mcp_servers.c = { command = "npx", args = "pkg" }',
      'mcp_servers.d = { command = "npx", args = [1, "pkg"] }',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
