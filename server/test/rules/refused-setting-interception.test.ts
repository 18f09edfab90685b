import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

const inConfig = (text: string) => findings('refused-setting', text, 'balanced', { kind: 'config' });

describe('refused-setting: hooks of the proxy', () => {
  const chosen = ['default_permissions = "own"', '[permissions.own.network.mitm]', 'version = 2'];
  const hook = 'host = "a", methods = ["GET"], path_prefixes = ["/"], action = ["b"]';

  it('wants requests that there can be', () => {
    const text = lines(
      ...chosen,
      'actions = { b = { strip_request_headers = ["X"] } }',
      '[permissions.own.network.mitm.hooks]',
      'one = { host = "*.a", methods = [" "], path_prefixes = [""], action = ["b"] }',
      `two = { ${hook}, schemes = ["ftp"], ports = [0], headers = { "a b" = ["c"] }, query = { "" = ["a"], d = [] } }`,
    );
    assert.deepEqual(inConfig(text), [
      '6:16-21 error rejects permissions.own.network.mitm.hooks.one.host «"*.a"»',
      '  Codex 0.169 refuses the file: `host` is one host, without wildcards.',
      '6:34-37 error rejects permissions.own.network.mitm.hooks.one.methods[0] «" "»',
      '  Codex 0.169 refuses the file: a method has a name.',
      '6:57-59 error rejects permissions.own.network.mitm.hooks.one.path_prefixes[0] «""»',
      '  Codex 0.169 refuses the file: what a path begins with is not empty; `/` is all paths.',
      '7:90-95 error rejects permissions.own.network.mitm.hooks.two.schemes[0] «"ftp"»',
      '  Codex 0.169 refuses the file: a scheme is `http` or `https`.',
      '7:107-108 error rejects permissions.own.network.mitm.hooks.two.ports[0] «0»',
      '  Codex 0.169 refuses the file: a port is not 0.',
      '7:123-128 error rejects permissions.own.network.mitm.hooks.two.headers.a b «"a b"»',
      '  Codex 0.169 refuses the file: `a b` cannot be the name of a header.',
      '7:150-152 error rejects permissions.own.network.mitm.hooks.two.query. «""»',
      '  Codex 0.169 refuses the file: a parameter of the query has a name.',
      '7:162-163 error rejects permissions.own.network.mitm.hooks.two.query.d «d»',
      '  Codex 0.169 refuses the file: the parameter `d` needs a value.',
    ]);
  });

  it('wants headers that there can be, and one place for each secret', () => {
    const text = lines(
      ...chosen,
      `hooks = { h = { ${hook} } }`,
      '[permissions.own.network.mitm.actions.b]',
      'strip_request_headers = ["X-Own", "a b"]',
      '[[permissions.own.network.mitm.actions.b.inject_request_headers]]',
      'name = ""',
      'secret_env_var = ""',
      'secret_file = "/s"',
      '[[permissions.own.network.mitm.actions.b.inject_request_headers]]',
      'name = "X"',
      'secret_file = "~/s"',
      'placeholder = ""',
      '[[permissions.own.network.mitm.actions.b.inject_request_headers]]',
      'name = "X"',
      '[permissions.own.network.mitm.actions.unused]',
      'strip_request_headers = ["a b"]',
    );
    assert.deepEqual(inConfig(text), [
      '6:35-40 error rejects permissions.own.network.mitm.actions.b.strip_request_headers[1] «"a b"»',
      '  Codex 0.169 refuses the file: `a b` cannot be the name of a header.',
      '8:8-10 error rejects permissions.own.network.mitm.actions.b.inject_request_headers[0].name «""»',
      '  Codex 0.169 refuses the file: a header has a name.',
      '9:18-20 error rejects permissions.own.network.mitm.actions.b.inject_request_headers[0].secret_env_var «""»',
      '  Codex 0.169 refuses the file: `secret_env_var` must not be empty.',
      '10:15-19 error rejects permissions.own.network.mitm.actions.b.inject_request_headers[0].secret_file «"/s"»',
      '  Codex 0.169 refuses the file: `secret_file` cannot stand beside `secret_env_var`.',
      '13:15-20 error rejects permissions.own.network.mitm.actions.b.inject_request_headers[1].secret_file «"~/s"»',
      '  Codex 0.169 refuses the file: `secret_file` must be an absolute path.',
      '14:15-17 error rejects permissions.own.network.mitm.actions.b.inject_request_headers[1].placeholder «""»',
      '  Codex 0.169 refuses the file: `placeholder` must be what can stand in a header.',
      '15:42-64 error rejects permissions.own.network.mitm.actions.b.inject_request_headers[2] «inject_request_headers»',
      '  Codex 0.169 refuses the file: a header that is added needs `secret_env_var` or `secret_file`.',
    ]);
    assert.deepEqual(
      inConfig(text.replaceAll(', "own"', '').replace('default_permissions = "own"', 'sandbox_mode = "read-only"')),
      [],
    );
  });

  it('asks a parent too, but for what its child puts in another place', () => {
    const parent = (child: string) =>
      lines(
        'default_permissions = "child"',
        '[permissions.parent.network]',
        'domains = { "*" = "deny" }',
        '[permissions.child]',
        'extends = "parent"',
        child,
      );
    assert.deepEqual(inConfig(parent('')), [
      '3:19-25 error rejects permissions.parent.network.domains.* «"deny"»',
      '  Codex 0.169 refuses the file: `*` cannot be denied: name hosts, or `*.example.com`.',
    ]);
    assert.deepEqual(inConfig(parent('network.domains = { "*" = "allow" }')), []);
  });
});
