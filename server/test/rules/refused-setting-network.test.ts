import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting: names, expressions and interception', () => {
  it('counts out what stands beside a plain command', () => {
    const text = lines('[mcp_servers.a]', 'identity = { command = "a", url = { match = "exact" } }');
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants names of the length that domains have', () => {
    const text = lines(
      '[application.network.domains]',
      '"example.com." = "allow"',
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example" = "allow"',
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example" = "allow"',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '4:78-85 error rejects application.network.domains.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example «"allow"»',
      '  Codex 0.169 refuses the file:',
      '  `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example` must be an exact domain',
      '  name, without scheme, port or wildcard.',
    ]);
  });

  it('wants interception to do something', () => {
    const text = lines(
      'default_permissions = ":workspace"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '[permissions.own.network.mitm.actions]',
      'a = {}',
      'b = { strip_request_headers = [] }',
      'c = { strip_request_headers = ["X"] }',
      '[permissions.own.network.mitm.hooks.h]',
      'host = "h"',
      'methods = []',
      'path_prefixes = []',
      'action = ["c"]',
      'ports = [443]',
      'schemes = []',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:1-2 error rejects permissions.own.network.mitm.actions.a «a»',
      '  Codex 0.169 refuses the file: the action `a` does nothing.',
      '6:1-2 error rejects permissions.own.network.mitm.actions.b «b»',
      '  Codex 0.169 refuses the file: the action `b` does nothing.',
      '13:1-6 error rejects permissions.own.network.mitm.hooks.h.ports «ports»',
      '  Codex 0.169 refuses the file: `ports` needs `version = 2` in `mitm`.',
    ]);
  });

  it('takes interception of the newer version', () => {
    const text = lines(
      'default_permissions = ":workspace"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '[permissions.own.network.mitm]',
      'version = 2',
      'hooks.h = { host = "h", methods = [], path_prefixes = [], action = ["c"], schemes = ["https"] }',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants expressions without what others have', () => {
    const text = lines(
      '[mcp_servers]',
      `a.identity.url = { match = "regex", expression = 'a{' }`,
      'b.identity.url = { match = "regex", expression = \'\\y\' }',
      `c.identity.url = { match = "regex", expression = '[a[b]]' }`,
      `d.identity.url = { match = "regex", expression = '[a-z--m]' }`,
      'e.identity.url = { match = "regex", expression = \'(?i:a)b**c++d{2}\\{\\x{41}[[:alpha:]]\' }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      "2:50-54 error rejects mcp_servers.a.identity.url.expression «'a{'»",
      '  Codex 0.169 refuses the file: a brace that is no repetition must be escaped.',
      "3:50-54 error rejects mcp_servers.b.identity.url.expression «'\\y'»",
      '  Codex 0.169 refuses the file: this escape is not supported in expressions.',
      "4:50-58 error rejects mcp_servers.c.identity.url.expression «'[a[b]]'»",
      '  Codex 0.169 refuses the file: a class within a class is not supported in expressions.',
      "5:50-60 error rejects mcp_servers.d.identity.url.expression «'[a-z--m]'»",
      '  Codex 0.169 refuses the file: a class within a class is not supported in expressions.',
    ]);
  });
});
