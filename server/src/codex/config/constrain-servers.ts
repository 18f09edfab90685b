import { find, type Item, isTable, textOf } from '../../toml/document.ts';
import { entriesOf, notBlank } from '../constraints/refusal.ts';
import type { ConfigConstraint, ConfigRefusal } from './refusal.ts';

const forCommand = ['args', 'cwd', 'env', 'env_vars'];
const forUrl = [
  'bearer_token_env_var',
  'http_headers',
  'env_http_headers',
  'http_headers_helper',
  'auth',
  'oauth',
  'oauth_resource',
];

/** An MCP server is a command or a url, with the keys that go with it. */
export const serverTransports: ConfigConstraint = function* (root) {
  for (const [name, server] of entriesOf(find(root, ['mcp_servers']))) {
    if (isTable(server)) yield* transport(name, server);
  }
};

function* transport(name: string, server: Item): Generator<ConfigRefusal> {
  const [command, url] = [server.children.get('command'), server.children.get('url')];
  const token = server.children.get('bearer_token');
  if (command && url) yield { item: url, reason: '`url` cannot stand beside `command`' };
  else if (!command && !url) {
    yield { item: server, reason: `\`${name}\` needs \`command\` or \`url\``, unlessElsewhere: 'definition' };
  } else {
    for (const key of command ? forUrl : forCommand) {
      const item = server.children.get(key);
      if (item) yield { item, reason: `\`${key}\` cannot stand beside \`${command ? 'command' : 'url'}\`` };
    }
  }
  yield* notBlank(server.children.get('http_headers_helper'), 'http_headers_helper');
  yield* oauthClient(server);
  if (token && (command || url)) {
    yield { item: token, reason: 'a token cannot stand in the file: name a variable in `bearer_token_env_var`' };
  }
}

/** What the keys of an OAuth client need beside them. */
function* oauthClient(server: Item): Generator<ConfigRefusal> {
  const client = server.children.get('oauth')?.children;
  const [id, secret] = [client?.get('client_id'), client?.get('client_secret')];
  yield* notBlank(secret, 'client_secret');
  if (secret && (!id || textOf(id) === '') && textOf(secret)?.trim() !== '') {
    yield { item: secret, reason: '`client_secret` needs `client_id`' };
  }
  const isManaged = textOf(server.children.get('auth')) === 'ema_auth';
  for (const key of ['token_endpoint_auth_method', 'authorization_server_issuer']) {
    const item = client?.get(key);
    if (item && !isManaged) yield { item, reason: `\`${key}\` needs \`auth = "ema_auth"\`` };
    else if (item && key === 'token_endpoint_auth_method' && !secret) {
      yield { item, reason: `\`${key}\` needs \`client_secret\`` };
    }
  }
}

/** A way to show a secret needs one. */
export const identityProvider: ConfigConstraint = function* (root) {
  const provider = find(root, ['mcp_enterprise_managed_auth', 'idp']);
  yield* notBlank(provider?.children.get('client_secret'), 'client_secret');
  const item = provider?.children.get('token_endpoint_auth_method');
  if (item && !provider?.children.has('client_secret')) {
    yield { item, reason: '`token_endpoint_auth_method` needs `client_secret`' };
  }
};

/** A store of threads in memory has a name. */
export const threadStore: ConfigConstraint = function* (root) {
  const store = find(root, ['experimental_thread_store']);
  const item = store?.children.get('type');
  if (item && textOf(item) === 'in_memory' && !store?.children.has('id')) {
    yield { item, reason: '`type = "in_memory"` needs `id`', unlessElsewhere: 'part' };
  }
};
