/** What documents of config.toml need to be taken. */
import { configSchema } from '../../../server/src/codex/config/index.ts';
import type { Kind } from '../documents/sample.ts';

/** Keys of an MCP server that has a url. */
const remote = [
  ...['bearer_token_env_var', 'http_headers', 'env_http_headers', 'http_headers_helper'],
  ...['auth', 'oauth', 'oauth_resource'],
];

export const config: Kind = {
  schema: configSchema,
  names: [
    [/^permissions\.own\.filesystem$/, '/srv'],
    [/^permissions\.own\.filesystem\./, 'below'],
    [/^permissions\.own\.workspace_roots$/, '/srv/work'],
    [/unix_sockets$/, '/run/own.sock'],
    [/domains$/, 'example.com'],
    [/^browser_use\.origins$/, 'https://example.com'],
    [/headers$/, 'X-Own'],
    [/^plugins$/, 'own@place'],
  ],
  texts: [
    [/_url$|\.endpoint$|\.url$/, 'https://example.com/path'],
    [/^default_permissions$/, ':workspace'],
    [/\.extends$/, ':read-only'],
    [/^model_provider$/, 'openai'],
    [/^model_instructions_file$|^experimental_compact_prompt_file$/, '/etc/passwd'],
    [/^tui\.keymap\./, 'ctrl-a'],
  ],
  company: [
    { table: /^mcp_servers\.own$/, unless: ['url', ...remote], add: { command: 'tool' } },
    ...remote.map((beside) => ({
      table: /^mcp_servers\.own$/,
      unless: ['command'],
      beside,
      add: { url: 'https://example.com' },
    })),
    { table: /^model_providers\.own$/, unless: [], beside: 'gateway_oauth', add: { base_url: 'https://example.com' } },
    { table: /\.mitm$/, unless: ['version'], beside: 'hooks', add: { version: 2 } },
    { table: /\.mitm$/, unless: ['version'], beside: 'actions', add: { version: 2 } },
    { table: /\.mitm\.actions\.own$/, unless: ['inject_request_headers'], add: { strip_request_headers: ['X-Own'] } },
    { table: /^hooks\..*\.hooks\.\[\]$/, unless: [], add: { command: 'check', server: 'own', tool: 'check' } },
    {
      table: /\.gateway_oauth$/,
      unless: ['credential_export'],
      add: { authorization_url: 'https://example.com/a', token_url: 'https://example.com/t', client_id: 'own' },
    },
    {
      table: /^otel\.\w*exporter$/,
      unless: ['otlp-grpc'],
      add: { 'otlp-http': { endpoint: 'https://example.com', protocol: 'json' } },
    },
    { table: /^mcp_enterprise_managed_auth\.idp$/, unless: [], add: { client_secret: 'own' } },
    { table: /^features\.multi_agent_v2$/, unless: [], add: { min_wait_timeout_ms: 0, default_wait_timeout_ms: 0 } },
  ],
  surroundings: [[/^permissions\.own/, { default_permissions: ':workspace' }]],
  off: ['features.rollout_budget'],
};
