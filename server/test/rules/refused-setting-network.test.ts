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
      'methods = ["GET"]',
      'path_prefixes = ["/"]',
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
      'hooks.h = { host = "h", methods = ["GET"], path_prefixes = ["/"], action = ["c"], schemes = ["https"] }',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants the newer version for what puts secrets into requests', () => {
    const text = lines(
      'default_permissions = ":workspace"',
      '[allowed_permission_profiles]',
      '":workspace" = true',
      '[permissions.own.network.mitm.actions.a]',
      'body_secret_substitution = { replacements = [{ placeholder = "p", secret = { env_var = "S" } }] }',
      'inject_request_headers = [{ name = "X", placeholder = "p", secret_env_var = "S" }]',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:1-25 error rejects permissions.own.network.mitm.actions.a.body_secret_substitution «body_secret_substitution»',
      '  Codex 0.169 refuses the file: `body_secret_substitution` needs `version = 2` in `mitm`.',
      '6:55-58 error rejects permissions.own.network.mitm.actions.a.inject_request_headers[0].placeholder «"p"»',
      '  Codex 0.169 refuses the file: `placeholder` needs `version = 2` in `mitm`.',
    ]);
    const newer = text.replace('mitm.actions.a]', 'mitm]\nversion = 2\n[permissions.own.network.mitm.actions.a]');
    assert.deepEqual(findings('refused-setting', newer), []);
  });

  it('wants hooks to say what they are for, once their profile is used', () => {
    const text = (used: string) =>
      lines(
        `default_permissions = "${used}"`,
        '[allowed_permission_profiles]',
        '":workspace" = true',
        'own = true',
        '[permissions.own.network.mitm]',
        'actions.a = { strip_request_headers = ["X"] }',
        'hooks.h = { host = "", methods = [], path_prefixes = ["/"], action = ["a"], body = 1 }',
      );
    assert.deepEqual(findings('refused-setting', text('own')), [
      '7:20-22 error rejects permissions.own.network.mitm.hooks.h.host «""»',
      '  Codex 0.169 refuses the file: `host` must not be empty.',
      '7:24-31 error rejects permissions.own.network.mitm.hooks.h.methods «methods»',
      '  Codex 0.169 refuses the file: `methods` must not be empty.',
      '7:84-85 error rejects permissions.own.network.mitm.hooks.h.body «1»',
      '  Codex 0.169 refuses the file: `body` is kept for a later release.',
    ]);
    assert.deepEqual(findings('refused-setting', text(':workspace')).slice(0, 2), [
      '7:20-22 warning ineffective permissions.own.network.mitm.hooks.h.host «""»',
      '  Codex 0.169 loads this profile, but refuses it as the default: `host` must not be empty.',
    ]);
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
