import type { BooleanSchema, TableSchema } from '../schema.ts';
import {
  anything,
  choice,
  count,
  either,
  flag,
  list,
  mapOf,
  path,
  plainDecisions,
  port,
  silentTable,
  strictTable,
  table,
  text,
} from './build.ts';

const host = text('A host pattern.');

const headerInjection = table(
  'Headers for the requests to one host.',
  {
    host: text('The host the headers are for.'),
    methods: list(text('An HTTP method.'), 'The HTTP methods the headers are for; the list may be empty.'),
    path_prefixes: list(text('The start of a path.'), 'The paths the headers are for; the list may be empty.'),
    headers: mapOf('header', text('The value of the header.'), 'The headers to add, by name.'),
  },
  { required: ['host', 'methods', 'path_prefixes', 'headers'] },
);

const upstreamProxy: BooleanSchema = flag('Lets the proxy pass requests on to another proxy named in the environment.');
const openListener: BooleanSchema = flag('Lets the proxy listen on addresses that other machines can reach.');
const allSockets: BooleanSchema = flag('Lets commands reach every Unix socket.');
const localBinding: BooleanSchema = flag('Lets commands reach local and private addresses, and listen on them.');

/**
 * The one policy that can stand in three places.
 * `placeNote` is what holds for one of them only.
 */
function networkPolicy(placeNote: string): TableSchema {
  return table(
    'Which network destinations sandboxed commands may reach through the proxy that Codex runs for them.',
    {
      enabled: flag('Turns the proxy for commands on.', {
        note: 'By itself this gives no sandboxed command network access.',
      }),
      http_port: port('The port the HTTP proxy listens on.'),
      socks_port: port('The port the SOCKS5 proxy listens on.'),
      allow_upstream_proxy: upstreamProxy,
      dangerously_allow_non_loopback_proxy: openListener,
      dangerously_allow_all_unix_sockets: allSockets,
      domains: plainDecisions(
        'pattern',
        'What happens to requests to this host.',
        'Hosts allowed or denied, by pattern: `example.com`, `*.example.com` (subdomains), `**.example.com` (both).',
        {
          note:
            'A deny beats an allow. `"*" = "deny"` is rejected. URLs and other patterns that match nothing ' +
            'load unnoticed. ' +
            'Cannot stand beside allowed_domains or denied_domains, not even empty.',
        },
      ),
      review_domains: list(host, 'Hosts for which approval is asked before the allow rules are looked at.'),
      allowed_domains: list(host, 'Allowed hosts, in the older form.', { deprecated: 'Use domains.' }),
      managed_allowed_domains_only: flag('True lets only the allow rules of this policy count, not those of users.'),
      denied_domains: list(host, 'Denied hosts, in the older form.', { deprecated: 'Use domains.' }),
      unix_sockets: plainDecisions(
        'path',
        'Whether this socket may be reached.',
        'Unix sockets allowed or denied, by path.',
        { note: 'Codex 0.169 rejects the older value none. Cannot stand beside allow_unix_sockets.' },
      ),
      allow_unix_sockets: list(text('The path of a socket.'), 'Allowed Unix sockets, in the older form.', {
        deprecated: 'Use unix_sockets.',
      }),
      allow_local_binding: localBinding,
      header_injections: list(headerInjection, 'Headers the proxy adds to requests that match.', {
        note: 'Does not show in the requirements that Codex prints.',
      }),
    },
    { note: `Only one of experimental_network, network_proxy and permissions.network may be used. ${placeNote}` },
  );
}

/** `[permissions.network]`. */
export const sharedProfileNetwork: TableSchema = networkPolicy(
  'Empty, this table is rejected as a profile with a reserved name.',
);

export const network = {
  experimental_network: networkPolicy('This is the documented name; Codex itself calls the field network_proxy.'),
  network_proxy: networkPolicy('The documentation calls this table experimental_network.'),
};

const interceptionHook = strictTable(
  'Requests that the actions are for.',
  {
    host: text('The host.'),
    schemes: list(text('A URL scheme.'), 'The URL schemes.'),
    ports: list(port('A port.'), 'The ports.'),
    methods: list(text('An HTTP method.'), 'The HTTP methods.'),
    path_prefixes: list(text('The start of a path.'), 'The paths, by their start.'),
    query: mapOf(
      'parameter',
      list(text('A value.'), 'What to look for in the parameter.'),
      'Query parameters to look for.',
    ),
    headers: mapOf('header', list(text('A value.'), 'What to look for in the header.'), 'Headers to look for.'),
    body: anything('What to look for in the body.', {
      note: 'Kept for a later release: Codex 0.169 refuses a profile in use that has it.',
    }),
    action: list(text('The name of an action.'), 'The actions to take, by name.', { minItems: 1 }),
  },
  { required: ['host', 'methods', 'path_prefixes', 'action'] },
);

const secret = either(
  [
    strictTable(
      'A secret from the environment.',
      { env_var: text('The environment variable that holds the secret.') },
      { required: ['env_var'], noList: true },
    ),
    strictTable(
      'A secret from a file.',
      { file: path('The file that holds the secret.') },
      { required: ['file'], noList: true },
    ),
  ],
  'Where the secret is from.',
);

const bodies = {
  port: port('The port of the requests that this is for.'),
  max_body_bytes: count('Up to how many bytes a body may have.'),
};

const secretsInBody = strictTable(
  'Puts secrets into the body.',
  {
    replacements: list(
      strictTable(
        'A secret, and what stands for it until then.',
        { placeholder: text('What the command writes in place of the secret.'), secret },
        { required: ['placeholder', 'secret'] },
      ),
      'The secrets, by what stands for them.',
    ),
    ...bodies,
  },
  { required: ['replacements'], note: 'Needs `version = 2` in `mitm`.', shortList: 1 },
);

const awsSignature = strictTable(
  'Signs the request for AWS.',
  {
    placeholder_access_key_id: text('The access key that the command writes in place of the real one.'),
    region: text('The AWS region.'),
    service: text('The AWS service.'),
    access_key_id: secret,
    secret_access_key: secret,
    session_token: secret,
    ...bodies,
  },
  {
    required: ['placeholder_access_key_id', 'region', 'service', 'access_key_id', 'secret_access_key'],
    note: 'Needs `version = 2` in `mitm`.',
  },
);

const injectedHeader = strictTable(
  'A header.',
  {
    placeholder: text('What the command writes in place of the secret; needs `version = 2` in `mitm`.'),
    name: text('The name of the header.'),
    secret_env_var: text('The environment variable that holds the secret.'),
    secret_file: path('The file that holds the secret.'),
    prefix: text('What stands before the secret.'),
  },
  { shortList: 0 },
);

const interceptionAction = strictTable('What is done to a request.', {
  body_secret_substitution: secretsInBody,
  aws_sigv4: awsSignature,
  strip_request_headers: list(text('The name of a header.'), 'Headers to take away.'),
  inject_request_headers: list(injectedHeader, 'Headers to add.'),
});

/** `[permissions.<profile>.network]`: the network of one permission profile, as in config.toml. */
export const profileNetwork: TableSchema = silentTable('What commands under this profile may reach on the network.', {
  enabled: flag('Gives commands network access, through the proxy that Codex runs for them.'),
  proxy_url: text('Where the HTTP proxy listens.'),
  enable_socks5: flag('Runs a SOCKS5 proxy as well.'),
  socks_url: text('Where the SOCKS5 proxy listens.'),
  enable_socks5_udp: flag('Lets UDP through the SOCKS5 proxy.'),
  allow_upstream_proxy: upstreamProxy,
  dangerously_allow_non_loopback_proxy: openListener,
  dangerously_allow_all_unix_sockets: allSockets,
  allow_local_binding: localBinding,
  mode: choice(['limited', 'full'], 'How much of the network the proxy lets through.', { plainOnly: true }),
  domains: plainDecisions(
    'pattern',
    'What happens to requests to this host.',
    'Hosts allowed or denied under this profile.',
  ),
  unix_sockets: plainDecisions(
    'path',
    'Whether this socket may be reached.',
    'Unix sockets allowed or denied, by path.',
    {
      note: 'Codex 0.169 rejects the older value none.',
    },
  ),
  mitm: strictTable('Opening TLS connections to look at requests and change them.', {
    version: { type: 'integer', min: 2, max: 2, description: 'The version of this format: 2.' },
    hooks: mapOf('name', interceptionHook, 'Which requests are changed, by a name of your choosing.'),
    actions: mapOf('name', interceptionAction, 'What can be done to a request, by the name that hooks use.'),
  }),
});
