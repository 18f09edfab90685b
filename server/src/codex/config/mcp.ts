import {
  amount,
  choice,
  count,
  either,
  flag,
  list,
  mapOf,
  port,
  strictTable,
  table,
  text,
} from '../requirements/build.ts';
import type { ArraySchema, StringSchema, TableSchema } from '../schema.ts';

/** When the tools of a server or an app need an approval. */
export function toolApproval(description: string, extra: Partial<StringSchema> = {}): StringSchema {
  return choice(['auto', 'prompt', 'writes', 'approve'], description, extra);
}

/** The kinds of calls that the tools of a server or an app are kept from. */
export function hiddenFrom(extra: Partial<StringSchema> = {}): ArraySchema {
  return list(
    choice(['code_mode', 'deferred', 'direct'], 'One way of calling.', extra),
    'The ways of calling in which the tools are not offered.',
  );
}

function shownSecret(note: string): StringSchema {
  return choice(['client_secret_basic', 'client_secret_post'], 'How Codex shows the secret.', { note });
}

const local = 'Only for a server with a command: beside url it is rejected.';
const remote = 'Only for a server with a url: beside command it is rejected.';

const forwarded = () =>
  either(
    [
      text('A variable of Codex.'),
      strictTable(
        'A variable, and where it comes from.',
        {
          name: text('The variable.'),
          source: choice(['local', 'remote'], 'Where its value is taken from.', { plainOnly: true }),
        },
        { required: ['name'] },
      ),
    ],
    'One variable: its name, or a table that also says where it comes from.',
  );

const tool = () =>
  table(
    'What holds for one tool.',
    {
      approval_mode: toolApproval('When the tool needs an approval.'),
      output_token_limit: count('How many tokens of its output are kept; not 0.', { min: 1 }),
    },
    { shortList: 0 },
  );

const server = (): TableSchema =>
  table(
    'One MCP server: a command that is started, or a url.',
    {
      command: text('The program to start.'),
      args: list(text('An argument.'), 'The arguments of the program.', { note: local }),
      cwd: text('The folder to start the program in.', { note: local }),
      env: mapOf('variable', text('The value, as it stands.'), 'Variables for the program.', { note: local }),
      env_vars: list(forwarded(), 'Variables of Codex that the program gets.', { note: local }),
      url: text('The address of the server.', { note: 'Codex does not check that it is a URL.' }),
      bearer_token_env_var: text('The variable that holds the bearer token.', { note: remote }),
      bearer_token: text('A token in the file itself.', {
        deprecated: 'Codex rejects it in every server: use bearer_token_env_var.',
        refused: true,
      }),
      http_headers: mapOf('header', text('The value of the header.'), 'Headers to send.', { note: remote }),
      env_http_headers: mapOf(
        'header',
        text('The variable that holds the value.'),
        'Headers to send, with values from the environment.',
        { note: remote },
      ),
      http_headers_helper: text('A command that prints headers to send; not empty.', { note: remote }),
      auth: choice(['oauth', 'chatgpt', 'ema_auth'], 'How users sign in to the server.', { note: remote }),
      oauth: table(
        'The OAuth client that Codex is.',
        {
          client_id: text('The client id.'),
          client_secret: text('The secret of that client; not empty.', {
            note: 'Needs client_id. Everyone who can read the file can read it.',
          }),
          token_endpoint_auth_method: shownSecret('Needs client_secret, and `auth = "ema_auth"` in the server.'),
          callback_url: text('The address that the browser returns to after signing in.'),
          callback_port: port('The local port that the browser returns to after signing in.'),
          authorization_server_issuer: text('The issuer that the server’s sign-in goes by.', {
            note: 'Needs `auth = "ema_auth"` in the server.',
          }),
        },
        { note: remote, shortList: 0 },
      ),
      oauth_resource: text('The OAuth resource to ask access for.', { note: remote }),
      scopes: list(text('A scope.'), 'The OAuth scopes to ask for.'),
      enabled: flag('False keeps the server from being started.', { absence: 'True.' }),
      required: flag('True keeps Codex from starting without this server.'),
      enabled_tools: list(text('A tool.'), 'The only tools that are offered.'),
      disabled_tools: list(text('A tool.'), 'Tools that are not offered.'),
      default_tools_approval_mode: toolApproval('When tools without an entry of their own need an approval.'),
      tools: mapOf('tool', tool(), 'What holds for single tools.'),
      omit_tools_from: hiddenFrom(),
      startup_timeout_sec: amount('How many seconds the server may take to start.', { min: 0 }),
      startup_timeout_ms: count('The same in milliseconds.'),
      startup_readiness: choice(['connection', 'catalog'], 'What counts as started.'),
      tool_timeout_sec: amount('How many seconds a call of a tool may take.', { min: 0 }),
      tool_input_schema_max_bytes: count('How large the description of a tool may be; not 0.', { min: 1 }),
      supports_parallel_tool_calls: flag('Whether the server takes several calls at once.'),
      environment_id: text('The environment that the server belongs to. No public page explains it.'),
      name: text('A name to show.', { note: 'Kept for old files.' }),
    },
    {
      note:
        'Must have command or url, not both. Parts may stand in several files: Codex checks what they add up to. ' +
        'An identity table belongs in requirements.toml and does nothing here.',
    },
  );

export const mcp = () => ({
  mcp_servers: mapOf('id', server(), 'The MCP servers that Codex uses, by a name of your choosing.', {
    note: 'Where requirements.toml lists servers, those that do not match are disabled.',
  }),
  mcp_oauth_credentials_store: choice(['auto', 'file', 'keyring'], 'Where OAuth tokens of MCP servers are kept.'),
  mcp_oauth_callback_port: port('The local port that the browser returns to after signing in to a server.', {
    absence: 'Any free port.',
  }),
  mcp_oauth_callback_url: text('The address that the browser returns to after signing in to a server.'),
  mcp_optional_startup_grace_ms: count('How many milliseconds Codex waits for servers that are not required.'),
  mcp_enterprise_managed_auth: strictTable(
    'Signing in to MCP servers by the identity provider of an organisation.',
    {
      idp: strictTable(
        'The identity provider.',
        {
          issuer: text('The issuer that it signs as.'),
          client_id: text('The client id of Codex.'),
          client_secret: text('The secret of that client; not empty.', {
            note: 'Everyone who can read the file can read it.',
          }),
          token_endpoint_auth_method: shownSecret('Needs client_secret.'),
        },
        { required: ['issuer', 'client_id'], shortList: 2 },
      ),
    },
    { required: ['idp'] },
  ),
});
