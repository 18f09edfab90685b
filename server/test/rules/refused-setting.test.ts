import assert from 'node:assert/strict';
import { findings, lines } from './golden.ts';

describe('refused-setting', () => {
  it('wants one thing of every word of a command rule', () => {
    const text = lines(
      '[[rules.prefix_rules]]',
      'pattern = [{ token = "a", any_of = ["b"] }, {}, { token = " " }, { any_of = ["c", ""] }]',
      'decision = "prompt"',
      'justification = " "',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:27-33 error rejects rules.prefix_rules[0].pattern[0].any_of «any_of»',
      '  Codex 0.169 refuses the file: set either `token` or `any_of`, not both.',
      '2:45-47 error rejects rules.prefix_rules[0].pattern[1] «{}»',
      '  Codex 0.169 refuses the file: set either `token` or `any_of`.',
      '2:59-62 error rejects rules.prefix_rules[0].pattern[2].token «" "»',
      '  Codex 0.169 refuses the file: `token` must not be empty.',
      '2:83-85 error rejects rules.prefix_rules[0].pattern[3].any_of[1] «""»',
      '  Codex 0.169 refuses the file: `any_of` must not have empty words.',
      '4:17-20 error rejects rules.prefix_rules[0].justification «" "»',
      '  Codex 0.169 refuses the file: `justification` must not be empty.',
    ]);
  });

  it('has nothing to say of a sound rule', () => {
    const text = lines(
      '[[rules.prefix_rules]]',
      'pattern = [{ token = "git" }, { any_of = ["push", "fetch"] }]',
      'decision = "forbidden"',
      'justification = "No."',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants of a hook what its type needs', () => {
    const text = lines(
      '[[hooks.Stop]]',
      'hooks = [{ type = "command" }, { type = "mcp_tool", server = "s" }, { type = "mcp_tool" }, { type = "prompt" }, {}]',
      '[[hooks.Other]]',
      'hooks = [{ type = "command" }]',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:19-28 error rejects hooks.Stop[0].hooks[0].type «"command"»',
      '  Codex 0.169 refuses the file: `type = "command"` needs `command`.',
      '2:41-51 error rejects hooks.Stop[0].hooks[1].type «"mcp_tool"»',
      '  Codex 0.169 refuses the file: `type = "mcp_tool"` needs `tool`.',
      '2:78-88 error rejects hooks.Stop[0].hooks[2].type «"mcp_tool"»',
      '  Codex 0.169 refuses the file: `type = "mcp_tool"` needs `server`.',
    ]);
  });

  it('has nothing to say of sound hooks', () => {
    const text = lines(
      'hooks.managed_dir = "/x"',
      'hooks.Stop = [{ hooks = [{ type = "command", command = "a" }, { type = "mcp_tool", server = "s", tool = "t" }] }]',
    );
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants a way to sign in', () => {
    const text = lines('allowed_login_methods = []');
    assert.deepEqual(findings('refused-setting', text), [
      '1:1-22 error rejects allowed_login_methods «allowed_login_methods»',
      '  Codex 0.169 refuses the file: no way to sign in is left.',
    ]);
  });

  it('leaves a misspelt way to sign in to the rule on values', () => {
    const text = lines('allowed_login_methods = ["ChatGPT", "api-key"]');
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('counts out ChatGPT where no workspace is left', () => {
    const text = lines('allowed_login_methods = ["chatgpt"]', 'allowed_chatgpt_workspaces = [" "]');
    assert.deepEqual(findings('refused-setting', text), [
      '1:1-22 error rejects allowed_login_methods «allowed_login_methods»',
      '  Codex 0.169 refuses the file: no way to sign in is left.',
    ]);
  });

  it('counts in the other way to sign in', () => {
    const text = lines('allowed_login_methods = ["chatgpt", "api"]', 'allowed_chatgpt_workspaces = []');
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('counts in a workspace', () => {
    const text = lines('allowed_login_methods = ["chatgpt"]', 'allowed_chatgpt_workspaces = ["w"]');
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants no user name and no fragment in its address', () => {
    const text = lines('config_server.base_url = "https://user@a.example/#x"');
    assert.deepEqual(findings('refused-setting', text), [
      '1:26-53 error rejects config_server.base_url «"https://user@a.example/#x"»',
      '  Codex 0.169 refuses the file: the configuration server’s address must be https, without user name',
      '  and fragment.',
    ]);
  });

  it('takes a plain address', () => {
    const text = lines('config_server.base_url = "https://a.example/path"');
    assert.deepEqual(findings('refused-setting', text), []);
  });

  it('wants no query in it, and a sign-in on https for a client', () => {
    const text = lines(
      '[config_server]',
      'base_url = "https://a.example/path?x"',
      'oauth = { authorization_url = "https://a.example?x", token_url = "http://a.example", client_id = " " }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '2:12-38 error rejects config_server.base_url «"https://a.example/path?x"»',
      '  Codex 0.169 refuses the file: the configuration server’s address must not have a query.',
      '3:66-84 error rejects config_server.oauth.token_url «"http://a.example"»',
      '  Codex 0.169 refuses the file: the sign-in’s address must be https, without user name and fragment.',
      '3:98-101 error rejects config_server.oauth.client_id «" "»',
      '  Codex 0.169 refuses the file: `client_id` must not be empty.',
    ]);
  });

  it('wants one kind of exporter', () => {
    const text = lines(
      '[otel.exporter]',
      'otlp-http = { endpoint = "https://a", protocol = "json" }',
      'otlp-grpc = { endpoint = "https://a" }',
      '[otel.trace_exporter]',
      'otlp-grpc = { endpoint = "https://a" }',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '3:1-10 error rejects otel.exporter.otlp-grpc «otlp-grpc»',
      '  Codex 0.169 refuses the file: `otel.exporter` takes one kind of exporter.',
    ]);
  });

  it('wants the key of a certificate beside it, of which Codex takes notice only when it starts', () => {
    const text = lines(
      'otel.exporter.otlp-http = { endpoint = "https://a", protocol = "json", tls = { client-certificate = "a" } }',
      '[otel.metrics_exporter.otlp-grpc]',
      'endpoint = "https://a"',
      'tls.client-private-key = "b"',
      '[otel.trace_exporter.otlp-grpc]',
      'endpoint = "https://a"',
      'tls = { client-certificate = "a", client-private-key = "b", ca-certificate = "c" }',
    );
    const loads =
      '  Codex 0.169 loads the file, but the app server does not start with it, and `codex exec` runs without';
    assert.deepEqual(findings('refused-setting', text), [
      '1:101-104 error ineffective otel.exporter.otlp-http.tls.client-certificate «"a"»',
      loads,
      '  export: `client-certificate` needs `client-private-key` beside it.',
      '4:26-29 error ineffective otel.metrics_exporter.otlp-grpc.tls.client-private-key «"b"»',
      loads,
      '  export: `client-private-key` needs `client-certificate` beside it.',
    ]);
    const settings = lines('otel.exporter.otlp-grpc = { endpoint = "https://a", tls.client-certificate = "a" }');
    assert.deepEqual(findings('refused-setting', settings, 'balanced', { kind: 'managed-config' }), [
      '1:78-81 error ineffective otel.exporter.otlp-grpc.tls.client-certificate «"a"»',
      loads,
      '  export, unless another file has what is missing: `client-certificate` needs `client-private-key`',
      '  beside it.',
    ]);
  });

  it('wants addresses of collectors that Codex can read, which it does when it starts', () => {
    const text = lines(
      'otel.exporter.otlp-http = { endpoint = "collector.example.com/v1/logs", protocol = "json" }',
      'otel.trace_exporter.otlp-grpc = { endpoint = "https://<collector>:4317" }',
      `otel.metrics_exporter.otlp-http = { endpoint = "https://a/\${B}", protocol = "json" }`,
    );
    const loads =
      '  Codex 0.169 loads the file, but the app server does not start with it, and `codex exec` runs without';
    assert.deepEqual(findings('refused-setting', text), [
      '1:40-71 error ineffective otel.exporter.otlp-http.endpoint «"collector.example.com/v1/logs"»',
      loads,
      '  export: `endpoint` is no address that it can read: it does not begin with a scheme such as',
      '  `https://`.',
      '2:46-72 error ineffective otel.trace_exporter.otlp-grpc.endpoint «"https://<collector>:4317"»',
      loads,
      '  export: `endpoint` is no address that it can read: it takes no `<` there.',
    ]);
    const variable = lines(`otel.exporter.otlp-grpc = { endpoint = "https://\${COLLECTOR}:4317" }`);
    assert.deepEqual(findings('refused-setting', variable, 'balanced', { kind: 'managed-config' }), [
      `1:40-67 error ineffective otel.exporter.otlp-grpc.endpoint «"https://\${COLLECTOR}:4317"»`,
      loads,
      '  export: `endpoint` is no address that it can read: it expands no variables.',
    ]);
    assert.deepEqual(findings('literal-variable', variable), []);
  });

  it('wants no budget without its limit', () => {
    const text = lines('features.rollout_budget = true');
    assert.deepEqual(findings('refused-setting', text), [
      '1:27-31 error rejects features.rollout_budget «true»',
      '  Codex 0.169 refuses the file: `rollout_budget` needs a limit, which requirements cannot give.',
    ]);
  });

  it('wants one name for the table of features', () => {
    const text = lines(
      '[features]',
      'apps = false',
      'rollout_budget = false',
      '[feature_requirements]',
      'memories = false',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '4:2-22 error rejects feature_requirements «feature_requirements»',
      '  Codex 0.169 refuses the file: `feature_requirements` is the same table as `features`.',
    ]);
  });

  it('wants an exporter to be of some kind', () => {
    const text = lines('otel.exporter = {}');
    assert.deepEqual(findings('refused-setting', text), [
      '1:6-14 error rejects otel.exporter «exporter»',
      '  Codex 0.169 refuses the file: `otel.exporter` takes one kind of exporter.',
    ]);
  });

  it('knows the older table of features', () => {
    const text = lines('feature_requirements.rollout_budget = true');
    assert.deepEqual(findings('refused-setting', text), [
      '1:39-43 error rejects feature_requirements.rollout_budget «true»',
      '  Codex 0.169 refuses the file: `rollout_budget` needs a limit, which requirements cannot give.',
    ]);
  });

  it('looks at words that are written as tables of their own', () => {
    const text = lines(
      '[[rules.prefix_rules]]',
      'decision = "prompt"',
      '[[rules.prefix_rules.pattern]]',
      'token = "git"',
      '[[rules.prefix_rules.pattern]]',
    );
    assert.deepEqual(findings('refused-setting', text), [
      '5:22-29 error rejects rules.prefix_rules[0].pattern[1] «pattern»',
      '  Codex 0.169 refuses the file: set either `token` or `any_of`.',
    ]);
  });

  it('knows what only a project must not set', () => {
    const text = lines(
      'default_permissions = ":workspace"',
      '[permissions.own.network.mitm]',
      'version = 2',
      '[permissions.other.network.mitm]',
      'hooks = {}',
      '[features]',
      'use_xaa = true',
      '[mcp_servers.docs]',
      'url = "https://docs.example"',
      'auth = "ema_auth"',
    );
    const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;
    assert.deepEqual(findings('refused-setting', text, 'balanced', project), [
      '2:26-30 error rejects permissions.own.network.mitm «mitm»',
      '  Codex 0.169 refuses the file: a project cannot change `permissions.own.network.mitm`.',
      '7:11-15 error rejects features.use_xaa «true»',
      '  Codex 0.169 refuses the file: a project cannot switch `use_xaa` on.',
      '10:8-18 error rejects mcp_servers.docs.auth «"ema_auth"»',
      '  Codex 0.169 refuses the file: `docs` with `auth = "ema_auth"` must be defined outside of projects.',
    ]);
    assert.deepEqual(findings('refused-setting', text, 'balanced', { kind: 'config' }), []);
  });
});
