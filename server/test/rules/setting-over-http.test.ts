import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const rule = 'setting-over-http';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

describe(rule, () => {
  it('finds servers and providers', () => {
    const text = lines(
      'openai_base_url = "http://proxy.example.com/v1"',
      '[mcp_servers.a] # ours',
      "url = 'HTTP://mcp.example.com/mcp' # plain",
      '[model_providers.own]',
      'name = "own"',
      'base_url = "http://llm.example.com/v1"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '1:19-48 warning accepts openai_base_url «"http://proxy.example.com/v1"»',
      '  Codex 0.169 sends prompts, code and the key of the account to this address without encryption:',
      '  whoever is on the way reads it, and writes what comes back.',
      "3:7-35 warning accepts mcp_servers.a.url «'HTTP://mcp.example.com/mcp'»",
      '  Codex 0.169 sends what the agent asks this MCP server, its token as well, to this address without',
      '  encryption: whoever is on the way reads it, and writes what comes back.',
      '6:12-39 warning accepts model_providers.own.base_url «"http://llm.example.com/v1"»',
      '  Codex 0.169 sends prompts, code and the key of the account to this address without encryption:',
      '  whoever is on the way reads it, and writes what comes back.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Use https',
          text: lines(
            'openai_base_url = "https://proxy.example.com/v1"',
            '[mcp_servers.a] # ours',
            "url = 'HTTP://mcp.example.com/mcp' # plain",
            '[model_providers.own]',
            'name = "own"',
            'base_url = "http://llm.example.com/v1"',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Use https',
          text: lines(
            'openai_base_url = "http://proxy.example.com/v1"',
            '[mcp_servers.a] # ours',
            "url = 'https://mcp.example.com/mcp' # plain",
            '[model_providers.own]',
            'name = "own"',
            'base_url = "http://llm.example.com/v1"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 1 },
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Use https',
          text: lines(
            'openai_base_url = "http://proxy.example.com/v1"',
            '[mcp_servers.a] # ours',
            "url = 'HTTP://mcp.example.com/mcp' # plain",
            '[model_providers.own]',
            'name = "own"',
            'base_url = "https://llm.example.com/v1"',
          ),
          ask: true,
        },
      ],
      { where: user, finding: 2 },
    );
  });

  it('is mild with a network of one’s own', () => {
    const text = lines('[mcp_servers.b]', 'url = "http://10.0.0.2/mcp"');
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      '2:7-28 info accepts mcp_servers.b.url «"http://10.0.0.2/mcp"»',
      '  Codex 0.169 sends what the agent asks this MCP server, its token as well, to this address without',
      '  encryption: whoever is in that network reads it, and writes what comes back.',
    ]);
    assertFixes(
      rule,
      text,
      [{ title: 'Use https', text: lines('[mcp_servers.b]', 'url = "https://10.0.0.2/mcp"'), ask: true }],
      { where: project },
    );
  });

  it('has no fix for a scheme in escapes', () => {
    const text = lines('openai_base_url = "\\u0068ttp://example.com/"');
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      '1:19-45 warning accepts openai_base_url «"\\u0068ttp://example.com/"»',
      '  Codex 0.169 sends prompts, code and the key of the account to this address without encryption:',
      '  whoever is on the way reads it, and writes what comes back.',
    ]);
  });

  it('says nothing of https, of this machine, and of servers that are off', () => {
    const text = lines(
      'openai_base_url = "https://example.com"',
      '[mcp_servers.a]',
      'url = "http://localhost:80/mcp"',
      '[mcp_servers.b]',
      'url = "http://example.com"',
      'enabled = false',
      '[mcp_servers.c]',
      'url = "http://$HOST/mcp"',
      '[model_providers.own]',
      'name = "own"',
      'base_url = "http://127.0.0.1:11434/v1"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });

  it('says nothing of what Codex ignores in a project', () => {
    const text = lines(
      'openai_base_url = "http://example.com"',
      '[model_providers.own]',
      'base_url = "http://example.com"',
    );
    assert.deepEqual(findings(rule, text, 'balanced', project), []);
  });

  it('leaves what is no text to other rules', () => {
    const text = lines('openai_base_url = 1', 'mcp_servers.a.url = true');
    assert.deepEqual(findings(rule, text, 'balanced', user), []);
  });
});
