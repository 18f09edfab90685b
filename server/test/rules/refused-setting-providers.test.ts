import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting: model providers', () => {
  it('wants model providers to exist', () => {
    const text = lines('model_provider = "corp"');
    assert.deepEqual(findings('refused-setting', text), [
      '1:18-24 error rejects model_provider «"corp"»',
      '  Codex 0.169 refuses the file: no model provider `corp` is defined.',
    ]);
  });

  it('takes a provider that is defined or built in', () => {
    const text = lines(
      'model_provider = "corp"',
      '[model_providers.corp]',
      'name = "Corp"',
      '[model_providers.amazon-bedrock]',
      'base_url = "https://a"',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('keeps built-in providers from being defined anew', () => {
    const text = lines('[model_providers.openai]', 'name = "x"', '[model_providers.corp]', 'name = " "');
    assert.deepEqual(findings('refused-setting', text), [
      '1:18-24 error rejects model_providers.openai «openai»',
      '  Codex 0.169 refuses the file: the provider `openai` is built in and cannot be defined anew.',
      '4:8-11 error rejects model_providers.corp.name «" "»',
      '  Codex 0.169 refuses the file: `name` must not be empty.',
    ]);
  });

  it('wants models without provider and blanks', () => {
    const text = lines(
      '[auto_review]',
      'required_on_models = ["gpt", "openai/gpt", " gpt", ""]',
      '[models.new_thread]',
      'model_reasoning_effort = ""',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:30-42 error rejects auto_review.required_on_models[1] «"openai/gpt"»',
      '  Codex 0.169 refuses the file: a model is named without provider and blanks.',
      '2:44-50 error rejects auto_review.required_on_models[2] «" gpt"»',
      '  Codex 0.169 refuses the file: a model is named without provider and blanks.',
      '2:52-54 error rejects auto_review.required_on_models[3] «""»',
      '  Codex 0.169 refuses the file: a model is named without provider and blanks.',
      '4:26-28 error rejects models.new_thread.model_reasoning_effort «""»',
      '  Codex 0.169 refuses the file: `model_reasoning_effort` must not be empty.',
    ]);
  });

  it('takes what Bedrock lets be changed', () => {
    const text = lines(
      '[model_providers.amazon-bedrock]',
      'name = ""',
      'wire_api = "responses"',
      'supports_websockets = false',
      'colour = 1',
      'aws = { region = "r" }',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('keeps the rest of Bedrock as it is', () => {
    const text = lines(
      '[model_providers.amazon-bedrock]',
      'name = "Own"',
      'env_key = "K"',
      'query_params = {}',
      'auth = { command = "c" }',
      'aws = { region = "r" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:8-13 error rejects model_providers.amazon-bedrock.name «"Own"»',
      '  Codex 0.169 refuses the file: `name` of `amazon-bedrock` cannot be changed.',
      '3:11-14 error rejects model_providers.amazon-bedrock.env_key «"K"»',
      '  Codex 0.169 refuses the file: `env_key` of `amazon-bedrock` cannot be changed.',
      '4:1-13 error rejects model_providers.amazon-bedrock.query_params «query_params»',
      '  Codex 0.169 refuses the file: `query_params` of `amazon-bedrock` cannot be changed.',
      '6:1-4 error rejects model_providers.amazon-bedrock.aws «aws»',
      '  Codex 0.169 refuses the file: `aws` cannot stand beside `auth`.',
    ]);
  });

  it('keeps aws for Bedrock', () => {
    const text = lines('[model_providers.corp]', 'name = "Corp"', 'aws = { region = "r" }');
    assert.deepEqual(findings('refused-setting', text), [
      '3:1-4 error rejects model_providers.corp.aws «aws»',
      '  Codex 0.169 refuses the file: `aws` is for `amazon-bedrock` and `amazon-bedrock-runtime` only.',
    ]);
  });

  it('wants one way to sign in at a provider', () => {
    const text = lines(
      '[model_providers.corp]',
      'name = "Corp"',
      'auth = { command = "c" }',
      'env_key = "K"',
      'experimental_bearer_token = "t"',
      'requires_openai_auth = true',
      '[model_providers.other]',
      'name = "Other"',
      'auth = { command = "c" }',
      'requires_openai_auth = false',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '4:11-14 error rejects model_providers.corp.env_key «"K"»',
      '  Codex 0.169 refuses the file: `env_key` cannot stand beside `auth`.',
      '5:29-32 error rejects model_providers.corp.experimental_bearer_token «"t"»',
      '  Codex 0.169 refuses the file: `experimental_bearer_token` cannot stand beside `auth`.',
      '6:24-28 error rejects model_providers.corp.requires_openai_auth «true»',
      '  Codex 0.169 refuses the file: `requires_openai_auth` cannot stand beside `auth`.',
    ]);
  });

  it('wants commands that are not empty', () => {
    const text = lines(
      '[model_providers.corp]',
      'name = "Corp"',
      'auth = { command = "" }',
      '[model_providers.amazon-bedrock]',
      'aws = { credential_export = { command = " " } }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:20-22 error rejects model_providers.corp.auth.command «""»',
      '  Codex 0.169 refuses the file: `command` must not be empty.',
      '5:41-44 error rejects model_providers.amazon-bedrock.aws.credential_export.command «" "»',
      '  Codex 0.169 refuses the file: `command` must not be empty.',
    ]);
  });

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
      '  `token_url` and `client_id`.',
      '3:43-56 error rejects model_providers.b.gateway_oauth «gateway_oauth»',
      '  Codex 0.169 refuses the file: a gateway needs `credential_export`, or `authorization_url`,',
      '  `token_url` and `client_id`.',
      '4:81-84 error rejects model_providers.c.gateway_oauth.authorization_url «"x"»',
      '  Codex 0.169 refuses the file: `authorization_url` must be a URL.',
      '5:19-32 error rejects model_providers.d.gateway_oauth «gateway_oauth»',
      '  Codex 0.169 refuses the file: `gateway_oauth` needs `base_url`.',
      '6:53-56 error rejects model_providers.e.env_key «"K"»',
      '  Codex 0.169 refuses the file: `env_key` cannot stand beside `gateway_oauth`.',
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
});
