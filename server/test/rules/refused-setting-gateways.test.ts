import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting: gateways of model providers', () => {
  it('wants one source of a gateway’s credential', () => {
    const text = lines(
      '[model_providers]',
      'a = { name = "A", base_url = "https://a", gateway_oauth = {} }',
      'b = { name = "B", base_url = "https://a", gateway_oauth = { client_id = "c", credential_export = { command = "c" } } }',
      'c = { name = "C", base_url = "https://a", gateway_oauth = { authorization_url = "x", token_url = "https://a", client_id = "c" } }',
      'd = { name = "D", gateway_oauth = { credential_export = { command = "c" } } }',
      'e = { name = "E", base_url = "https://a", env_key = "K", gateway_oauth = { credential_export = { command = "" } } }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:43-56 error rejects model_providers.a.gateway_oauth «gateway_oauth»',
      '  Codex 0.169 refuses the file: a gateway needs `credential_export`, or `authorization_url`,',
      '  `token_url` and `client_id`, and not both.',
      '3:43-56 error rejects model_providers.b.gateway_oauth «gateway_oauth»',
      '  Codex 0.169 refuses the file: a gateway needs `credential_export`, or `authorization_url`,',
      '  `token_url` and `client_id`, and not both.',
      '4:81-84 error rejects model_providers.c.gateway_oauth.authorization_url «"x"»',
      '  Codex 0.169 refuses the file: `authorization_url` must be an https address, without user name and',
      '  fragment.',
      '5:19-32 error rejects model_providers.d.gateway_oauth «gateway_oauth»',
      '  Codex 0.169 refuses the file: `gateway_oauth` needs `base_url`.',
      '6:53-56 error rejects model_providers.e.env_key «"K"»',
      '  Codex 0.169 refuses the file: `env_key` sends a credential in the same header as `gateway_oauth`:',
      '  let its `delivery` name another one.',
      '6:108-110 error rejects model_providers.e.gateway_oauth.credential_export.command «""»',
      '  Codex 0.169 refuses the file: `command` must not be empty.',
    ]);
  });

  it('wants names of headers and cookies that can be such', () => {
    const text = lines(
      '[model_providers.a]',
      'name = "A"',
      'base_url = "https://a"',
      'gateway_oauth.credential_export.command = "c"',
      'gateway_oauth.delivery = { kind = "cookie", name = "a b" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:52-57 error rejects model_providers.a.gateway_oauth.delivery.name «"a b"»',
      '  Codex 0.169 refuses the file: `a b` cannot be the name of a cookie.',
    ]);
    assert.deepEqual(findings('refused-setting', text.replace('a b', 'session')), []);
  });

  it('takes a gateway with one source', () => {
    const text = lines(
      '[model_providers]',
      'a = { name = "A", base_url = "https://a", gateway_oauth = { credential_export = { command = "c" } } }',
      'b = { name = "B", base_url = "https://a", gateway_oauth = { authorization_url = "https://a", token_url = "https://a", client_id = "c" } }',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  const base = ['[model_providers.a]', 'name = "A"', 'base_url = "https://a/v1"'];
  const exported = 'gateway_oauth.credential_export.command = "c"';

  it('wants addresses that are safe for a credential', () => {
    const text = lines(
      ...base.slice(0, 2),
      'base_url = "http://a"',
      'model_catalog_url = "https://a#f"',
      'gateway_oauth = { authorization_url = "http://localhost:1", token_url = "https://u:p@a", device_authorization_url = "ftp://a", client_id = " " }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:12-22 error rejects model_providers.a.base_url «"http://a"»',
      '  Codex 0.169 refuses the file: `base_url` must be an https address, without user name and fragment.',
      '4:21-34 error rejects model_providers.a.model_catalog_url «"https://a#f"»',
      '  Codex 0.169 refuses the file: `model_catalog_url` must be an https address, without user name and',
      '  fragment.',
      '5:73-88 error rejects model_providers.a.gateway_oauth.token_url «"https://u:p@a"»',
      '  Codex 0.169 refuses the file: `token_url` must be an https address, without user name and fragment.',
      '5:117-126 error rejects model_providers.a.gateway_oauth.device_authorization_url «"ftp://a"»',
      '  Codex 0.169 refuses the file: `device_authorization_url` must be an https address, without user name',
      '  and fragment.',
      '5:140-143 error rejects model_providers.a.gateway_oauth.client_id «" "»',
      '  Codex 0.169 refuses the file: `client_id` must not be empty.',
    ]);
  });

  it('keeps the list of models behind the gateway', () => {
    const text = (url: string) => lines(...base, `model_catalog_url = "${url}"`, exported);
    assert.deepEqual(findings('refused-setting', text('https://A:443/models')), []);
    assert.deepEqual(findings('refused-setting', text('https://b/models')), [
      '4:21-39 error rejects model_providers.a.model_catalog_url «"https://b/models"»',
      '  Codex 0.169 refuses the file: behind a gateway `model_catalog_url` has the scheme, host and port of',
      '  `base_url`.',
    ]);
  });

  it('keeps one header for each credential', () => {
    const text = (delivery: string) =>
      lines(
        ...base,
        'env_key = "K"',
        'http_headers = { AUTHORIZATION = "x", x-own = "y", cookie = "z" }',
        exported,
        delivery,
      );
    assert.deepEqual(findings('refused-setting', text('')), [
      '4:11-14 error rejects model_providers.a.env_key «"K"»',
      '  Codex 0.169 refuses the file: `env_key` sends a credential in the same header as `gateway_oauth`:',
      '  let its `delivery` name another one.',
      '5:34-37 error rejects model_providers.a.http_headers.AUTHORIZATION «"x"»',
      '  Codex 0.169 refuses the file: the gateway sends its credential in the header `AUTHORIZATION` as',
      '  well.',
    ]);
    assert.deepEqual(
      findings('refused-setting', text('gateway_oauth.delivery = { kind = "header", name = "X-Own" }')),
      [
        '5:47-50 error rejects model_providers.a.http_headers.x-own «"y"»',
        '  Codex 0.169 refuses the file: the gateway sends its credential in the header `x-own` as well.',
      ],
    );
    assert.deepEqual(findings('refused-setting', text('gateway_oauth.delivery = { kind = "cookie", name = "own" }')), [
      '5:61-64 error rejects model_providers.a.http_headers.cookie «"z"»',
      '  Codex 0.169 refuses the file: the gateway sends its credential in the header `cookie` as well.',
    ]);
  });

  it('leaves the headers of Codex’s own alone', () => {
    const text = (delivery: string) => lines(...base, exported, `gateway_oauth.delivery = { kind = ${delivery} }`);
    assert.deepEqual(findings('refused-setting', text('"header", name = "X-Codex-Own"')), [
      '5:52-65 error rejects model_providers.a.gateway_oauth.delivery.name «"X-Codex-Own"»',
      '  Codex 0.169 refuses the file: Codex keeps the header `X-Codex-Own` for itself: choose another, or a',
      '  cookie.',
    ]);
    assert.deepEqual(findings('refused-setting', text('"header", name = "authorization", scheme = "Basic"')), [
      '5:52-67 error rejects model_providers.a.gateway_oauth.delivery.name «"authorization"»',
      '  Codex 0.169 refuses the file: `Authorization` carries a bearer token only: choose another header, or',
      '  a cookie.',
    ]);
    const own = '"header", name = "authorization", scheme = "own scheme"';
    assert.deepEqual(findings('refused-setting', `${text(own)}http_headers = { Authorization = "x" }\n`), [
      '5:78-90 error rejects model_providers.a.gateway_oauth.delivery.scheme «"own scheme"»',
      '  Codex 0.169 refuses the file: `own scheme` cannot be the scheme of a header.',
    ]);
    for (const delivery of ['"header", name = "Authorization", scheme = "bearer"', '"cookie", name = "host"']) {
      assert.deepEqual(findings('refused-setting', text(delivery)), []);
    }
  });
});
