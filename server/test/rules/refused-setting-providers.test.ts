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
    const text = lines('[model_providers.ollama]', 'name = "x"', '[model_providers.corp]', 'name = " "');
    assert.deepEqual(findings('refused-setting', text), [
      '1:18-24 error rejects model_providers.ollama «ollama»',
      '  Codex 0.169 refuses the file: the provider `ollama` is built in and cannot be defined anew.',
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

  it('lets Google Cloud be reached another way, and no more', () => {
    const text = lines(
      'model_provider = "gcp"',
      '[model_providers.gcp]',
      'base_url = "https://a"',
      'project_id = "p"',
      'location = "l"',
      'credential_file = "/c"',
      'supports_websockets = false',
      'wire_api = "responses"',
      'env_key = "K"',
      'supports_standalone_web_search = true',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '9:11-14 error rejects model_providers.gcp.env_key «"K"»',
      '  Codex 0.169 refuses the file: `env_key` of `gcp` cannot be changed.',
      '10:34-38 error rejects model_providers.gcp.supports_standalone_web_search «true»',
      '  Codex 0.169 refuses the file: `supports_standalone_web_search` of `gcp` cannot be changed.',
    ]);
    assert.deepEqual(findings('refused-setting', lines('[model_providers.gcp]', 'credential_file = "~/c"')), [
      '2:19-24 error rejects model_providers.gcp.credential_file «"~/c"»',
      '  Codex 0.169 refuses the file: `credential_file` must be an absolute path.',
    ]);
  });

  it('takes models of OpenAI’s from ChatGPT alone', () => {
    const openai = (url: string) => lines('[model_providers.openai]', `model_catalog_url = "${url}"`);
    for (const url of ['https://chatgpt.com/m', 'https://a.chatgpt.com:8', 'https://chat.openai.com']) {
      assert.deepEqual(findings('refused-setting', openai(url)), [], url);
    }
    for (const url of [
      'http://chatgpt.com',
      'https://u@chatgpt.com',
      'https://notchatgpt.com',
      'https://openai.com',
      '',
    ]) {
      const [first, ...words] = findings('refused-setting', openai(url));
      assert.match(String(first), /^2:21-\d+ error rejects model_providers\.openai\.model_catalog_url /, url);
      assert.deepEqual(words, [
        '  Codex 0.169 refuses the file: `model_catalog_url` of `openai` must be an https address of',
        '  `chatgpt.com`, `chat.openai.com` or `chatgpt-staging.com`.',
      ]);
    }
  });

  it('takes Amazon’s credentials from one place', () => {
    const text = lines(
      '[model_providers.amazon-bedrock.aws]',
      'profile = "p"',
      'credential_export = { command = "aws" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:1-18 error rejects model_providers.amazon-bedrock.aws.credential_export «credential_export»',
      '  Codex 0.169 refuses the file: `credential_export` cannot stand beside `profile`.',
    ]);
  });
});
