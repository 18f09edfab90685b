import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

describe('server-over-http', () => {
  it('has nothing to say of https and of this machine', () => {
    const text = lines(
      '[mcp_servers]',
      'a = { identity = { url = "https://x.test/mcp" } }',
      'b = { identity = { url = "http://localhost:80/mcp" } }',
      'c = { identity = { url = "http://127.0.0.1/mcp" } }',
      'd = { identity = { url = "http://[::1]:8080" } }',
      'e = { identity = { command = "http://x" } }',
    );
    assert.deepEqual(findings('server-over-http', text), []);
  });

  it('finds a url', () => {
    const text = lines('[mcp_servers.remote] # ours', 'identity = { url = "http://mcp.example.com/mcp" } # plain');
    assert.deepEqual(findings('server-over-http', text), [
      '2:20-48 warning accepts mcp_servers.remote.identity.url «"http://mcp.example.com/mcp"»',
      '  `http://mcp.example.com/mcp` is not encrypted: whoever is on the way reads what the agent sends this',
      '  server, and writes what it hears back.',
    ]);
    assertFixes('server-over-http', text, [
      {
        title: 'Use https',
        text: lines('[mcp_servers.remote] # ours', 'identity = { url = "https://mcp.example.com/mcp" } # plain'),
        ask: true,
      },
    ]);
  });

  it('keeps a password and a query to itself', () => {
    const text = lines('[mcp_servers.remote]', 'identity.url = "http://me:s3cret@mcp.example.com/mcp?key=s3cret"');
    assert.deepEqual(findings('server-over-http', text), [
      '2:16-65 warning accepts mcp_servers.remote.identity.url «"http://me:s3cret@mcp.example.com/mcp?key=s3cret"»',
      '  `http://…@mcp.example.com/mcp?…` is not encrypted: whoever is on the way reads what the agent sends',
      '  this server, and writes what it hears back.',
    ]);
    assert.deepEqual(
      findings('server-over-http', lines('[mcp_servers.a]', 'identity.url = "http://me:s3cret@[::1]:80/"')),
      [],
    );
  });

  it('finds a prefix without a host', () => {
    const text = lines('[mcp_servers.remote.identity.url]', 'match = "prefix"', 'value = "http://"');
    assert.equal(findings('server-over-http', text)[1]?.startsWith('  `http://` is not encrypted'), true);
  });

  it('finds names that only begin like this machine', () => {
    const text = lines('[mcp_servers.remote]', "identity.url = 'HTTP://localhost.example.com'");
    assert.deepEqual(findings('server-over-http', text), [
      "2:16-46 warning accepts mcp_servers.remote.identity.url «'HTTP://localhost.example.com'»",
      '  `HTTP://localhost.example.com` is not encrypted: whoever is on the way reads what the agent sends',
      '  this server, and writes what it hears back.',
    ]);
    assertFixes('server-over-http', text, [
      {
        title: 'Use https',
        text: lines('[mcp_servers.remote]', "identity.url = 'https://localhost.example.com'"),
        ask: true,
      },
    ]);
  });

  it('finds the url of a matcher', () => {
    const text = lines('[mcp_servers.remote.identity.url]', 'match = "prefix"', 'value = "http://mcp.example.com/"');
    assert.deepEqual(findings('server-over-http', text), [
      '3:9-34 warning accepts mcp_servers.remote.identity.url.value «"http://mcp.example.com/"»',
      '  `http://mcp.example.com/` is not encrypted: whoever is on the way reads what the agent sends this',
      '  server, and writes what it hears back.',
    ]);
    assertFixes('server-over-http', text, [
      {
        title: 'Use https',
        text: lines('[mcp_servers.remote.identity.url]', 'match = "prefix"', 'value = "https://mcp.example.com/"'),
        ask: true,
      },
    ]);
  });

  it('finds names with this machine’s as the user’s', () => {
    const text = lines('[mcp_servers.remote]', 'identity.url = "http://localhost:80@example.com/"');
    assert.deepEqual(findings('server-over-http', text), [
      '2:16-50 warning accepts mcp_servers.remote.identity.url «"http://localhost:80@example.com/"»',
      '  `http://…@example.com/` is not encrypted: whoever is on the way reads what the agent sends this',
      '  server, and writes what it hears back.',
    ]);
    assertFixes('server-over-http', text, [
      {
        title: 'Use https',
        text: lines('[mcp_servers.remote]', 'identity.url = "https://localhost:80@example.com/"'),
        ask: true,
      },
    ]);
  });

  it('has no fix for a scheme in escapes', () => {
    const text = lines('[mcp_servers.remote]', 'identity.url = "\\u0068ttp://example.com/"');
    assert.deepEqual(findings('server-over-http', text), [
      '2:16-42 warning accepts mcp_servers.remote.identity.url «"\\u0068ttp://example.com/"»',
      '  `http://example.com/` is not encrypted: whoever is on the way reads what the agent sends this',
      '  server, and writes what it hears back.',
    ]);
    assertFixes('server-over-http', text, []);
  });

  it('finds multi-line strings', () => {
    const text = lines('[mcp_servers.remote.identity]', 'url = """', 'http://mcp.example.com/"""');
    assert.deepEqual(findings('server-over-http', text), [
      '2:7-3:27 warning accepts mcp_servers.remote.identity.url «"""␊http://mcp.example.com/"""»',
      '  `http://mcp.example.com/` is not encrypted: whoever is on the way reads what the agent sends this',
      '  server, and writes what it hears back.',
    ]);
    assertFixes('server-over-http', text, [
      {
        title: 'Use https',
        text: lines('[mcp_servers.remote.identity]', 'url = """', 'https://mcp.example.com/"""'),
        ask: true,
      },
    ]);
  });
});
