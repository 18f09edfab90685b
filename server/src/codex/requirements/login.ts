import { choice, list, text } from './build.ts';

const localOnly = 'Codex takes it from local files and MDM only, not from cloud policy.';

export const login = {
  allowed_login_methods: list(
    choice(['chatgpt', 'api'], 'One way to sign in.', {
      valueNotes: { chatgpt: 'A ChatGPT account.', api: 'An API key; also covers Amazon Bedrock.' },
    }),
    'How users may sign in.',
    { note: `A policy that leaves no way to sign in stops Codex. ${localOnly}` },
  ),
  allowed_chatgpt_workspaces: list(
    text('The id of a workspace.'),
    'The ChatGPT workspaces users may sign in to. An empty list, or only blanks, rules out ChatGPT accounts.',
    { note: `Codex does not check that the ids are well formed. ${localOnly}` },
  ),
  cli_auth_credentials_store: choice(
    ['file', 'keyring', 'auto', 'ephemeral'],
    'Where the command line must keep credentials.',
    { note: `In config.toml the same key is only a default. ${localOnly}` },
  ),
  chatgpt_base_url: text('The address of the ChatGPT service that Codex must use.', {
    note: `Codex does not check that it is a URL. ${localOnly}`,
  }),
};
