import type { TableSchema } from '../schema.ts';
import { choice, count, either, flag, list, mapOf, path, port, strictTable, table, text } from './build.ts';

/** An OAuth client, as gateways and the configuration server use it. */
const oauthClient: TableSchema['keys'] = {
  authorization_url: text('The address where users grant access.'),
  token_url: text('The address that gives out tokens.'),
  device_authorization_url: text('The address for signing in on another device.'),
  client_id: text('The OAuth client id of Codex.'),
  resource: text('The resource to ask access for.'),
  scopes: list(text('One scope.'), 'The OAuth scopes to ask for.'),
  redirect_port: port('The local port that the browser returns to; not 0.', { min: 1 }),
};

const credentialExport = table(
  'A command that exports credentials.',
  {
    command: text('The command.'),
    args: list(text('An argument.'), 'The arguments of the command.'),
    timeout_ms: count('How many milliseconds the command may take; not 0.', { min: 1, absence: '30000 milliseconds.' }),
  },
  { required: ['command'], shortList: 1 },
);

const keys: TableSchema['keys'] = {
  name: text('The name users see; not empty.'),
  base_url: text('The address of the API.', { note: 'Codex checks that it is a URL only where there is a gateway.' }),
  model_catalog_url: text('The address of the list of models.', {
    note: 'Behind a gateway it has the scheme, host and port of base_url.',
  }),
  env_key: text('The environment variable that holds the API key.'),
  env_key_instructions: text('What users read when that variable is missing.'),
  experimental_bearer_token: text('The bearer token itself.', { note: 'Everyone who can read the file can read it.' }),
  auth: table(
    'A command that prints a token.',
    {
      command: text('The command.'),
      args: list(text('An argument.'), 'The arguments of the command.'),
      timeout_ms: count('How many milliseconds the command may take; not 0.', { min: 1 }),
      refresh_interval_ms: count('After how many milliseconds the command is run again.'),
      cwd: path('The folder to run the command in.'),
    },
    { required: ['command'], shortList: 1 },
  ),
  aws: table(
    'How to sign in to Amazon Bedrock.',
    {
      profile: text('The AWS profile.'),
      region: text('The AWS region.'),
      credential_export: credentialExport,
      auth_refresh: table(
        'A command that renews the sign-in.',
        {
          command: choice(['aws'], 'The command; only `aws` will do.', { plainOnly: true }),
          args: list(text('An argument.'), 'The arguments of the command.'),
          timeout_ms: count('How many milliseconds the command may take; not 0.', { min: 1 }),
        },
        { required: ['command'], shortList: 1 },
      ),
    },
    { note: 'Only for amazon-bedrock and amazon-bedrock-runtime; rejected in other providers.' },
  ),
  gateway_oauth: strictTable(
    'How to sign in to a gateway: by OAuth, or by a command that exports credentials.',
    {
      ...oauthClient,
      credentials_store: choice(['file', 'keyring'], 'Where the credential is kept.', { plainOnly: true }),
      credential_export: credentialExport,
      delivery: either(
        [
          strictTable(
            'In a header.',
            {
              kind: choice(['header'], 'The way: in a header.', { plainOnly: true }),
              name: text('The name of the header.'),
              scheme: text('The scheme of the authentication, such as Bearer.'),
            },
            { required: ['kind', 'name'] },
          ),
          strictTable(
            'In a cookie.',
            {
              kind: choice(['cookie'], 'The way: in a cookie.', { plainOnly: true }),
              name: text('The name of the cookie.'),
            },
            { required: ['kind', 'name'] },
          ),
        ],
        'How the credential is sent along.',
        { absence: 'As a bearer token, in the Authorization header.' },
      ),
    },
    {
      note:
        'Needs either credential_export, or authorization_url, token_url and client_id. ' +
        'A mistake inside is reported as neither.',
    },
  ),
  capabilities: table('What the provider can do.', {
    cyber_access_programs: flag('Whether it knows the cyber access programs.'),
    external_web_access: flag('Whether it can reach the web.'),
    remote_compaction: choice(['unsupported', 'v2'], 'How it compacts the context.'),
  }),
  location: text('The cloud location.'),
  project_id: text('The cloud project.'),
  credential_file: path('A file with credentials; for gcp an absolute path.'),
  wire_api: choice(['responses'], 'The protocol the provider speaks.', {
    plainOnly: true,
    note: 'The older chat is rejected.',
  }),
  query_params: mapOf('parameter', text('The value of the parameter.'), 'Query parameters to add to every request.'),
  http_headers: mapOf('header', text('The value of the header.'), 'Headers to add to every request.'),
  env_http_headers: mapOf(
    'header',
    text('The environment variable that holds the value.'),
    'Headers to add to every request, with values from the environment.',
  ),
  request_max_retries: count('How often a failed request is tried again.'),
  stream_max_retries: count('How often a broken response stream is tried again.'),
  stream_idle_timeout_ms: count('After how many silent milliseconds a response stream counts as broken.'),
  websocket_connect_timeout_ms: count('How many milliseconds a WebSocket connection may take to open.'),
  requires_openai_auth: flag('True makes users sign in with OpenAI.'),
  supports_websockets: flag('Whether the provider speaks WebSockets.'),
  supports_standalone_web_search: flag('Whether the provider offers web search.'),
};

const bedrock = table('A change to the built-in Amazon Bedrock provider.', keys, {
  note: 'Codex only lets base_url, auth, http_headers and the aws settings be changed.',
});

const gcp = table('A change to the built-in Google Cloud provider.', keys, {
  note: 'Codex only lets base_url, auth, http_headers, project_id, location and credential_file be changed.',
});

const openai = table('A change to the built-in OpenAI provider.', keys, {
  note: 'Codex only lets model_catalog_url be changed, to an https address of ChatGPT.',
});

export const providers = {
  model_provider: text('The model provider everyone must use.', {
    note: 'Must be built in or defined. The public reference does not describe it.',
  }),
  model_providers: table(
    'Definitions of model providers that users cannot change, built like those in config.toml.',
    { 'amazon-bedrock': bedrock, 'amazon-bedrock-runtime': bedrock, gcp, openai },
    {
      others: table('One model provider.', keys, { required: ['name'] }),
      othersName: 'id',
      note:
        'Of built-in providers little can be changed, and nothing of ollama and lmstudio. Several policy layers may each ' +
        'give a part; ' +
        'Codex checks the whole. The public reference does not describe it.',
    },
  ),
  config_server: strictTable(
    'The server of your organisation from which Codex fetches further policy.',
    {
      base_url: text('The address of the server: https, without a user name or a fragment.'),
      oauth: strictTable('How users sign in to the server.', oauthClient, {
        required: ['authorization_url', 'token_url', 'client_id'],
      }),
    },
    {
      required: ['base_url'],
      note: 'Fails closed: Codex does not start without a sign-in or while the server cannot be reached.',
    },
  ),
};
