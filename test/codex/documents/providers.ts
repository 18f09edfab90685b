/** Documents on model providers: the built-in ones, one of the author's own, and gateways. The same in every kind of file. */
import type { Document } from './index.ts';

const keys = [
  ...['name = "Own"', 'name = ""', 'base_url = "https://example.com"', 'base_url = ""', 'wire_api = "responses"'],
  ...['model_catalog_url = "https://chatgpt.com/models"', 'env_key = ""', 'experimental_bearer_token = "own"'],
  ...['query_params = {}', 'http_headers = { Authorization = "own" }', 'env_http_headers = { own = "OWN" }'],
  ...['request_max_retries = 4', 'requires_openai_auth = false', 'requires_openai_auth = true', 'capabilities = {}'],
  ...['supports_websockets = false', 'supports_standalone_web_search = true', 'auth = { command = "own" }'],
  ...['project_id = "own"', 'location = ""', 'credential_file = "/own"', 'credential_file = "own"', 'own = 1'],
  ...['aws = {}', 'aws = { profile = "", credential_export = { command = "aws" } }', ''],
];

const builtIn = ['openai', 'ollama', 'lmstudio', 'amazon-bedrock', 'amazon-bedrock-runtime', 'gcp'].flatMap((id) => [
  `model_provider = "${id}"`,
  ...keys.map((key) => `[model_providers.${id}]\n${key}`),
]);

const catalogs = [
  ...[
    'https://chatgpt.com',
    'https://CHATGPT.com:8443?own#own',
    'https://own.chatgpt.com/own',
    'https://own@chatgpt.com',
  ],
  ...['https://chat.openai.com', 'https://own.chat.openai.com', 'https://chatgpt-staging.com', 'https://openai.com'],
  ...[
    'https://own.chatgpt-staging.com',
    'http://chatgpt.com',
    'https://ownchatgpt.com',
    'chatgpt.com',
    '',
    ' https://chatgpt.com',
  ],
].map((address) => `[model_providers.openai]\nmodel_catalog_url = "${address}"`);

const credentials = ['env_key = ""', 'experimental_bearer_token = "own"', 'auth = { command = "own" }'];
const switches = ['requires_openai_auth = true', 'requires_openai_auth = false'];

const own = [
  ...keys.filter((key) => !key.startsWith('name')),
  ...credentials.map((key) => `auth = { command = "own" }\n${key}`).slice(0, 2),
  'model_catalog_url = "own"',
  'http_headers = { "own header" = "own" }',
].map((body) => `[model_providers.own]\nname = "own"\n${body}`);

const signIn = 'authorization_url = "https://example.com/a", token_url = "https://example.com/t", client_id = "own"';

function gateway(oauth: string, beside = '', base = 'base_url = "https://example.com"'): string {
  const lines = ['[model_providers.own]', 'name = "own"', base, beside, `gateway_oauth = { ${oauth} }`];
  return lines.filter((line) => line !== '').join('\n');
}

const deliveries = [
  '',
  'delivery = { kind = "header", name = "Authorization" }',
  'delivery = { kind = "header", name = "X-Own" }',
  'delivery = { kind = "cookie", name = "own" }',
];

const reserved = [
  ...['host', 'Connection', 'content-length', 'Cookie', 'proxy-authorization', 'Transfer-Encoding', 'upgrade', 'te'],
  ...[
    'ChatGPT-Account-ID',
    'chatgpt-account',
    'x-codex-own',
    'x-codex',
    'X-OpenAI-Own',
    'openai-own',
    'sec-websocket-own',
  ],
  ...['sec-fetch-mode', 'set-cookie', 'proxy-authenticate', 'x-api-key', '', 'own header', 'Own:'],
];

const addresses = [
  ...['http://example.com', 'http://localhost:80', 'http://127.1.2.3', 'http://[::1]:8', 'http://own.localhost'],
  ...['http://0.0.0.0', 'https://own@example.com', 'https://:own@example.com', 'https://:@example.com', 'own', ''],
  ...[
    'https://example.com#',
    'https://example.com?own',
    'https:example.com',
    'ftp://localhost',
    ' HTTPS://example.com',
  ],
];

const gateways = [
  ...addresses.flatMap((address) => [
    gateway(signIn, '', `base_url = "${address}"`),
    gateway(signIn.replace('https://example.com/t', address)),
    gateway(`${signIn}, device_authorization_url = "${address}"`),
    gateway(signIn, `model_catalog_url = "${address}"`, `base_url = "${address}"`),
  ]),
  ...[
    'https://example.com:443/own',
    'https://example.com:8443',
    'http://example.com',
    'https://own.example.com',
    'own',
  ].map((address) => gateway(signIn, `model_catalog_url = "${address}"`)),
  ...[...credentials, ...switches].flatMap((key) =>
    deliveries.map((delivery) => gateway([signIn, delivery].filter((part) => part !== '').join(', '), key)),
  ),
  ...['Authorization = "own"', 'AUTHORIZATION = "own"', 'x-own = "own"', 'Cookie = "own"'].flatMap((header) =>
    deliveries.flatMap((delivery) =>
      ['http_headers', 'env_http_headers'].map((table) =>
        gateway([signIn, delivery].filter((part) => part !== '').join(', '), `${table} = { ${header} }`),
      ),
    ),
  ),
  ...reserved.flatMap((name) =>
    ['header', 'cookie'].map((kind) => gateway(`${signIn}, delivery = { kind = "${kind}", name = "${name}" }`)),
  ),
  ...['Authorization', 'X-Own'].flatMap((name) =>
    ['Bearer', 'BEARER', 'Basic', '', 'own scheme'].map((scheme) =>
      gateway(`${signIn}, delivery = { kind = "header", name = "${name}", scheme = "${scheme}" }`),
    ),
  ),
  gateway(signIn.replace('"own"', '""')),
  gateway(signIn.replace('"own"', '" "')),
  gateway(`${signIn}, credential_export = { command = "own" }`),
  gateway('credential_export = { command = "own" }'),
  gateway('credential_export = { command = "own" }', 'env_key = "OWN"'),
  gateway('credential_export = { command = "own" }', '', 'base_url = "http://example.com"'),
  gateway('credential_export = { command = "own" }, scopes = []'),
  gateway(signIn, 'supports_websockets = true'),
  gateway(signIn, '', ''),
];

export const providers: readonly Document[] = [...builtIn, ...catalogs, ...own, ...gateways].map((text) => ({
  id: `provider: ${text.replaceAll('\n', '; ')}`,
  text,
}));
