import assert from 'node:assert/strict';
import { assertFixes, contextOf, findings, findingsOf, lines } from './golden.ts';

const rule = 'literal-secret';
const user = { path: '/home/me/.codex/config.toml', kind: 'config' } as const;
const project = { path: '/srv/app/.codex/config.toml', kind: 'config' } as const;

/** Looks like a secret, and is none. */
const secret = ['k3J9xQ', '7mRt2W', 'cE5vLp'].join('');

const token = `ghp_${secret}${secret}`;

/** Place, key and text of each finding. */
function found(text: string, where: typeof user | typeof project = user): string[] {
  return findings(rule, text, 'balanced', where)
    .filter((line) => !line.startsWith('  '))
    .map((line) => line.replaceAll(token, '‹token›').replaceAll(secret, '…'));
}

describe(rule, () => {
  it('finds the secret of the OAuth client of a server', () => {
    const text = lines(
      '[mcp_servers.a]',
      'url = "https://a"',
      `oauth = { client_id = "a", client_secret = "${secret}" }`,
    );
    assert.deepEqual(found(text), ['3:44-64 warning accepts mcp_servers.a.oauth.client_secret «"…"»']);
  });

  it('finds variables of a server', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "server"',
      `env = { A_TOKEN = "${secret}", B = "1" } # ours`,
      'env_vars = ["B"]',
    );
    assert.deepEqual(findings(rule, text, 'balanced', user), [
      `3:19-39 warning accepts mcp_servers.a.env.A_TOKEN «"${secret}"»`,
      '  `mcp_servers.a.env.A_TOKEN` holds a token as it stands: whoever can read the file has it, commands',
      '  of the agent included. Codex 0.169 takes it from the environment with `env_vars`.',
    ]);
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Take `A_TOKEN` from the environment',
          text: lines(
            '[mcp_servers.a]',
            'command = "server"',
            'env = { B = "1" } # ours',
            'env_vars = ["B", "A_TOKEN"]',
          ),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('takes a variable out of a table of its own, in whichever line ends', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "server"',
      '',
      '[mcp_servers.a.env] # e',
      `A_KEY = '${secret}' # k`,
    );
    const fixed = lines(
      '[mcp_servers.a]',
      'command = "server"',
      'env_vars = ["A_KEY"]',
      '',
      '[mcp_servers.a.env] # e',
      '# k',
    );
    const windows = (one: string) => one.replaceAll('\n', '\r\n');
    const title = 'Take `A_KEY` from the environment';
    assertFixes(rule, text, [{ title, text: fixed, ask: true }], { where: user });
    assertFixes(rule, windows(text), [{ title, text: windows(fixed), ask: true }], { where: user });
  });

  it('names the variable once', () => {
    const text = lines(
      'mcp_servers.a.command = "x"',
      `mcp_servers.a.env.T_TOKEN = "${secret}"`,
      'mcp_servers.a.env_vars = ["T_TOKEN"]',
    );
    assertFixes(
      rule,
      text,
      [
        {
          title: 'Take `T_TOKEN` from the environment',
          text: lines('mcp_servers.a.command = "x"', 'mcp_servers.a.env_vars = ["T_TOKEN"]'),
          ask: true,
        },
      ],
      { where: user },
    );
  });

  it('says what takes a header from the environment, and who has a project’s file', () => {
    const text = lines(
      '[mcp_servers.b]',
      `http_headers = { Authorization = "Bearer ${secret}", "X-Api-Key" = "${secret}" }`,
    );
    assert.deepEqual(findings(rule, text, 'balanced', project), [
      `2:34-61 warning accepts mcp_servers.b.http_headers.Authorization «"Bearer ${secret}"»`,
      '  `mcp_servers.b.http_headers.Authorization` holds a token as it stands: everybody who gets the',
      '  repository has it, commands of the agent included. Codex 0.169 takes it from the environment with',
      '  `bearer_token_env_var`.',
      `2:77-97 warning accepts mcp_servers.b.http_headers.X-Api-Key «"${secret}"»`,
      '  `mcp_servers.b.http_headers.X-Api-Key` holds a key as it stands: everybody who gets the repository',
      '  has it, commands of the agent included. Codex 0.169 takes it from the environment with',
      '  `env_http_headers`.',
    ]);
    assertFixes(rule, text, [], { where: project });
  });

  it('finds arguments, addresses, providers and what commands get', () => {
    const text = lines(
      `notify = ["curl", "-H", "Authorization: Bearer ${token}"]`,
      '[mcp_servers.a]',
      'command = "server"',
      `args = ["--api-key", "${secret}", "--token=${secret}", "-e", "A_KEY=${secret}", "X-Api-Key: ${secret}"]`,
      '[mcp_servers.b]',
      `url = "https://example.com/mcp?token=${secret}"`,
      '[model_providers.own]',
      'name = "own"',
      `base_url = "https://me:${secret}@example.com/v1"`,
      `experimental_bearer_token = "${secret}"`,
      `query_params = { api_key = "${secret}" }`,
      `http_headers = { Authorization = "Bearer ${secret}" }`,
      '[shell_environment_policy.set]',
      `A_SECRET = "${secret}"`,
      '[mcp_enterprise_managed_auth.idp]',
      'issuer = "https://id.example.com"',
      'client_id = "codex"',
      `client_secret = "${secret}"`,
    );
    assert.deepEqual(found(text), [
      '1:25-89 warning accepts notify[2] «"Authorization: Bearer ‹token›"»',
      '4:22-42 warning accepts mcp_servers.a.args[1] «"…"»',
      '4:44-72 warning accepts mcp_servers.a.args[2] «"--token=…"»',
      '4:80-106 warning accepts mcp_servers.a.args[4] «"A_KEY=…"»',
      '4:108-139 warning accepts mcp_servers.a.args[5] «"X-Api-Key: …"»',
      '6:7-57 warning accepts mcp_servers.b.url «"https://example.com/mcp?token=…"»',
      '9:12-58 warning accepts model_providers.own.base_url «"https://me:…@example.com/v1"»',
      '10:29-49 warning accepts model_providers.own.experimental_bearer_token «"…"»',
      '11:28-48 warning accepts model_providers.own.query_params.api_key «"…"»',
      '12:34-61 warning accepts model_providers.own.http_headers.Authorization «"Bearer …"»',
      '14:12-32 warning accepts shell_environment_policy.set.A_SECRET «"…"»',
      '18:17-37 warning accepts mcp_enterprise_managed_auth.idp.client_secret «"…"»',
    ]);
  });

  it('finds tokens in the command lines of hooks', () => {
    const text = lines('[[hooks.Stop]]', '[[hooks.Stop.hooks]]', 'type = "command"', `command = "run ${token}"`);
    assert.deepEqual(found(text, project), ['4:11-57 warning accepts hooks.Stop[0].hooks[0].command «"run ‹token›"»']);
  });

  it('keeps the secret out of messages and data', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "x"',
      `args = ["--token", "${secret}"]`,
      `env = { A_TOKEN = "${secret}" }`,
    );
    const all = findingsOf(rule, contextOf(text, 'balanced', user));
    assert.equal(all.length, 2);
    assert.equal(JSON.stringify(all).includes(secret), false);
  });

  it('says nothing of placeholders and variables', () => {
    const text = lines(
      '[mcp_servers.a]',
      'command = "server"',
      'args = ["--api-key", "YOUR_API_KEY", "--token=$TOKEN", "-e", "A_KEY", "--header", "X-Api-Key: {{KEY}}", "--key", "--verbose"]',
      'env = { A_TOKEN = "<token>", B_KEY = "op://vault/item/field1", C_KEY = "xxxxxxxxxxxxxxxxxxxx", D_TOKEN = "" }',
      '[mcp_servers.b]',
      'url = "https://example.com/mcp?token=YOUR_TOKEN_1234567"',
      `http_headers = { Authorization = "Bearer $${'{TOKEN}'}", "X-Org" = "acme" }`,
      '[model_providers.own]',
      'name = "own"',
      'experimental_bearer_token = "not-needed"',
      'env_key = "OWN_API_KEY"',
    );
    assert.deepEqual(found(text), []);
  });

  it('says nothing of what Codex ignores in a project', () => {
    const text = lines('[model_providers.own]', `experimental_bearer_token = "${secret}"`);
    assert.deepEqual(found(text, project), []);
  });

  it('leaves what is no text to other rules', () => {
    assert.deepEqual(
      found(lines('mcp_servers.a = { env = 1, args = "x", http_headers = { A_KEY = 1 } }', 'hooks = 1')),
      [],
    );
  });
});
