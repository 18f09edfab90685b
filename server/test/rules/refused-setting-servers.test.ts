import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting: network and servers', () => {
  it('wants one name for the network policy', () => {
    const text = lines(
      '[experimental_network]',
      'enabled = true',
      '[network_proxy]',
      'enabled = true',
      '[permissions.network]',
      'enabled = true',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:2-15 error rejects network_proxy «network_proxy»',
      '  Codex 0.169 refuses the file: `network_proxy` and `experimental_network` are the same policy: use',
      '  one of them.',
      '5:14-21 error rejects permissions.network «network»',
      '  Codex 0.169 refuses the file: `permissions.network` and `experimental_network` are the same policy:',
      '  use one of them.',
    ]);
  });

  it('wants the map or the older lists of hosts and sockets', () => {
    const text = lines(
      '[experimental_network]',
      'domains = {}',
      'allowed_domains = []',
      'denied_domains = []',
      'unix_sockets = {}',
      'allow_unix_sockets = []',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:1-16 error rejects experimental_network.allowed_domains «allowed_domains»',
      '  Codex 0.169 refuses the file: `allowed_domains` cannot stand beside `domains`.',
      '4:1-15 error rejects experimental_network.denied_domains «denied_domains»',
      '  Codex 0.169 refuses the file: `denied_domains` cannot stand beside `domains`.',
      '6:1-19 error rejects experimental_network.allow_unix_sockets «allow_unix_sockets»',
      '  Codex 0.169 refuses the file: `allow_unix_sockets` cannot stand beside `unix_sockets`.',
    ]);
  });

  it('takes the older lists alone', () => {
    const text = lines(
      '[network_proxy]',
      'allowed_domains = ["a.example"]',
      'denied_domains = ["b.example"]',
      'allow_unix_sockets = ["/a"]',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('refuses every host in one word', () => {
    const text = lines('[experimental_network]', 'domains = { "*" = "deny", "*.example.com" = "allow" }');
    assert.deepEqual(findings('refused-setting', text), [
      '2:19-25 error rejects experimental_network.domains.* «"deny"»',
      '  Codex 0.169 refuses the file: `*` cannot be a domain rule: name hosts, or `*.example.com`.',
    ]);
  });

  it('refuses every host in the older lists', () => {
    const text = lines('[network_proxy]', 'allowed_domains = ["*"]', 'denied_domains = ["a", "*"]');
    assert.deepEqual(findings('refused-setting', text), [
      '2:20-23 error rejects network_proxy.allowed_domains[0] «"*"»',
      '  Codex 0.169 refuses the file: `*` cannot be a domain rule: name hosts, or `*.example.com`.',
      '3:24-27 error rejects network_proxy.denied_domains[1] «"*"»',
      '  Codex 0.169 refuses the file: `*` cannot be a domain rule: name hosts, or `*.example.com`.',
    ]);
  });

  it('wants exact names for the desktop app', () => {
    const text = lines(
      '[application.network.domains]',
      '"example.com" = "allow"',
      'localhost = "allow"',
      '"*.example.com" = "allow"',
      '"https://a.example" = "allow"',
      '"a.example:443" = "allow"',
      '"-a.example" = "deny"',
      '"a..b" = "deny"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '4:19-26 error rejects application.network.domains.*.example.com «"allow"»',
      '  Codex 0.169 refuses the file: `*.example.com` must be an exact domain name, without scheme, port or',
      '  wildcard.',
      '5:23-30 error rejects application.network.domains.https://a.example «"allow"»',
      '  Codex 0.169 refuses the file: `https://a.example` must be an exact domain name, without scheme, port',
      '  or wildcard.',
      '6:19-26 error rejects application.network.domains.a.example:443 «"allow"»',
      '  Codex 0.169 refuses the file: `a.example:443` must be an exact domain name, without scheme, port or',
      '  wildcard.',
      '7:16-22 error rejects application.network.domains.-a.example «"deny"»',
      '  Codex 0.169 refuses the file: `-a.example` must be an exact domain name, without scheme, port or',
      '  wildcard.',
      '8:10-16 error rejects application.network.domains.a..b «"deny"»',
      '  Codex 0.169 refuses the file: `a..b` must be an exact domain name, without scheme, port or wildcard.',
    ]);
  });

  it('wants of a matcher what its kind needs', () => {
    const text = lines(
      '[mcp_servers]',
      'a.identity.url = { match = "exact" }',
      'b.identity.url = { match = "prefix", value = "v", expression = "e" }',
      'c.identity.url = { match = "regex", value = "v" }',
      'd.identity.url = { match = "regex", expression = "e" }',
      'e.identity.command = { executable = "x", args = [{ match = "exact", value = "v" }, { match = "regex" }] }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:28-35 error rejects mcp_servers.a.identity.url.match «"exact"»',
      '  Codex 0.169 refuses the file: `match = "exact"` needs `value`.',
      '3:64-67 error rejects mcp_servers.b.identity.url.expression «"e"»',
      '  Codex 0.169 refuses the file: `match = "prefix"` takes no `expression`.',
      '4:28-35 error rejects mcp_servers.c.identity.url.match «"regex"»',
      '  Codex 0.169 refuses the file: `match = "regex"` needs `expression`.',
      '4:45-48 error rejects mcp_servers.c.identity.url.value «"v"»',
      '  Codex 0.169 refuses the file: `match = "regex"` takes no `value`.',
      '6:94-101 error rejects mcp_servers.e.identity.command.args[1].match «"regex"»',
      '  Codex 0.169 refuses the file: `match = "regex"` needs `expression`.',
    ]);
  });

  it('wants expressions that compile', () => {
    const text = lines(
      '[mcp_servers]',
      `a.identity.url = { match = "regex", expression = '(?=a)' }`,
      `b.identity.url = { match = "regex", expression = '(?<!a)' }`,
      'c.identity.url = { match = "regex", expression = \'(a)\\1\' }',
      `d.identity.url = { match = "regex", expression = '(' }`,
      'e.identity.url = { match = "regex", expression = \'\\pL\' }',
      `f.identity.url = { match = "regex", expression = 'a{,2}' }`,
      `g.identity.url = { match = "regex", expression = '(?i)(?P<x>a)' }`,
    );
    assert.deepEqual(findings('refused-setting', text), [
      "2:50-57 error rejects mcp_servers.a.identity.url.expression «'(?=a)'»",
      '  Codex 0.169 refuses the file: look-around is not supported in expressions.',
      "3:50-58 error rejects mcp_servers.b.identity.url.expression «'(?<!a)'»",
      '  Codex 0.169 refuses the file: look-around is not supported in expressions.',
      "4:50-57 error rejects mcp_servers.c.identity.url.expression «'(a)\\1'»",
      '  Codex 0.169 refuses the file: backreferences are not supported in expressions.',
      "5:50-53 error rejects mcp_servers.d.identity.url.expression «'('»",
      '  Codex 0.169 refuses the file: this is not a valid regular expression.',
      "6:50-55 error rejects mcp_servers.e.identity.url.expression «'\\pL'»",
      '  Codex 0.169 refuses the file: Unicode classes are not supported in expressions.',
      "7:50-57 error rejects mcp_servers.f.identity.url.expression «'a{,2}'»",
      '  Codex 0.169 refuses the file: a repetition needs its lower number.',
    ]);
  });

  it('wants the configuration server on https', () => {
    const text = lines('config_server.base_url = "http://a.example"');
    assert.deepEqual(findings('refused-setting', text), [
      '1:26-44 error rejects config_server.base_url «"http://a.example"»',
      '  Codex 0.169 refuses the file: the configuration server’s address must be https, without user name',
      '  and fragment.',
    ]);
  });
});
