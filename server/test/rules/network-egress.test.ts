import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('network-egress', () => {
  it('has nothing to say without a network table', () => {
    const text = lines(
      'allowed_web_search_modes = ["live"]',
      '[mcp_servers.a]',
      'identity = { url = "https://github.com" }',
    );
    assert.deepEqual(findings('network-egress', text), []);
  });

  it('has nothing to say of a network that is off or lists nothing', () => {
    const text = lines(
      '[experimental_network]',
      'enabled = false',
      'domains = { "*" = "allow" }',
      '[permissions.network]',
      'domains = { "github.com" = "deny" }',
    );
    assert.deepEqual(findings('network-egress', text), []);
  });

  it('rates domains', () => {
    const text = lines(
      '[experimental_network.domains]',
      '"**" = "allow"',
      '"*.github.com" = "allow"',
      '"api.example.com" = "allow"',
      '"docs.example.com" = "allow"',
      '"gist.github.com" = "deny"',
    );
    assert.deepEqual(findings('network-egress', text), [
      '1:23-30 info accepts experimental_network.domains «domains»',
      '  Network egress, medium risk: 2 listed hosts can be reached; each of these hosts must be one where',
      '  nobody else can receive data.',
      '2:1-5 error accepts experimental_network.domains.** «"**"»',
      '  Network egress, critical risk: `**` allows every host; an injection can send data anywhere.',
      '3:1-15 warning accepts experimental_network.domains.*.github.com «"*.github.com"»',
      '  Network egress, high risk: `*.github.com` is code hosting: anyone can push, open issues and make',
      '  gists; anyone can receive uploads there, so it can be the way out for data.',
    ]);
  });

  it('leaves a wildcard that Codex refuses to the rule on that, and rates it where Codex takes it', () => {
    const text = lines(
      'default_permissions = "own"',
      'allowed_permission_profiles = { own = true }',
      '[experimental_network.domains]',
      '"*" = "allow"',
      '[permissions.own.network.domains]',
      '"*" = "allow"',
    );
    assert.deepEqual(findings('network-egress', text), [
      '6:1-4 error accepts permissions.own.network.domains.* «"*"»',
      '  Network egress, critical risk: `*` allows every host; an injection can send data anywhere.',
    ]);
  });

  it('rates the older list', () => {
    const text = lines(
      '[permissions.network]',
      'allowed_domains = ["**", "bucket.s3.amazonaws.com", "one.example.com"]',
    );
    assert.deepEqual(findings('network-egress', text), [
      '2:1-16 info accepts permissions.network.allowed_domains «allowed_domains»',
      '  Network egress, medium risk: 1 listed host can be reached; each of these hosts must be one where',
      '  nobody else can receive data.',
      '2:20-24 error accepts permissions.network.allowed_domains[0] «"**"»',
      '  Network egress, critical risk: `**` allows every host; an injection can send data anywhere.',
      '2:26-51 warning accepts permissions.network.allowed_domains[1] «"bucket.s3.amazonaws.com"»',
      '  Network egress, high risk: `bucket.s3.amazonaws.com` is cloud storage: anyone can own a bucket;',
      '  anyone can receive uploads there, so it can be the way out for data.',
    ]);
  });

  it('looks into every permission profile', () => {
    const text = lines(
      '[permissions.own.network]',
      'enabled = true',
      'domains = { "pypi.org" = "allow" }',
      '[permissions.filesystem]',
      'deny_read = []',
      '[network_proxy]',
      'domains = { "web.example.com" = "allow" }',
    );
    assert.deepEqual(findings('network-egress', text), [
      '3:13-23 warning accepts permissions.own.network.domains.pypi.org «"pypi.org"»',
      '  Network egress, high risk: `pypi.org` is a package registry: anyone can publish; anyone can receive',
      '  uploads there, so it can be the way out for data.',
      '7:1-8 info accepts network_proxy.domains «domains»',
      '  Network egress, medium risk: 1 listed host can be reached; each of these hosts must be one where',
      '  nobody else can receive data.',
    ]);
  });

  it('finds switches that open all', () => {
    const text = lines(
      '[experimental_network]',
      'dangerously_allow_all_unix_sockets = true',
      'dangerously_allow_non_loopback_proxy = true',
    );
    assert.deepEqual(findings('network-egress', text), [
      '2:1-35 error accepts experimental_network.dangerously_allow_all_unix_sockets «dangerously_allow_all_unix_sockets»',
      '  Network egress, critical risk: `dangerously_allow_all_unix_sockets`: any Unix socket may be reached,',
      '  among them those of Docker and SSH agents; an injection can send data anywhere.',
      '3:1-37 error accepts experimental_network.dangerously_allow_non_loopback_proxy «dangerously_allow_non_loopback_proxy»',
      '  Network egress, critical risk: `dangerously_allow_non_loopback_proxy`: the proxy listens beyond this',
      '  machine, where others can use it; an injection can send data anywhere.',
    ]);
  });

  it('has nothing to say of switches that are off', () => {
    const text = lines(
      '[experimental_network]',
      'dangerously_allow_all_unix_sockets = false',
      'dangerously_allow_non_loopback_proxy = "no"',
    );
    assert.deepEqual(findings('network-egress', text), []);
  });

  it('finds sockets', () => {
    const text = lines(
      '[experimental_network]',
      'allow_unix_sockets = ["/var/run/docker.sock", "/tmp/own.sock"]',
      '[experimental_network.unix_sockets]',
      '"/run/ssh-agent.sock" = "allow"',
      '"/run/podman/podman.sock" = "deny"',
    );
    assert.deepEqual(findings('network-egress', text), [
      '2:23-45 error accepts experimental_network.allow_unix_sockets[0] «"/var/run/docker.sock"»',
      '  Network egress, critical risk: `/var/run/docker.sock`: who reaches this socket has the rights of the',
      '  service behind it; an injection can send data anywhere.',
      '4:1-22 error accepts experimental_network.unix_sockets./run/ssh-agent.sock «"/run/ssh-agent.sock"»',
      '  Network egress, critical risk: `/run/ssh-agent.sock`: who reaches this socket has the rights of the',
      '  service behind it; an injection can send data anywhere.',
    ]);
  });
});
