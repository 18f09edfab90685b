import { choice, flag, list, path, table, text } from './build.ts';

const besideFile = 'Relative paths resolve beside the file; `~` is the home folder of the user.';

/** Keys that stand alone at the top level. */
export const misc = {
  allowed_web_search_modes: list(
    choice(['disabled', 'cached', 'indexed', 'live'], 'One web search mode.', {
      valueNotes: {
        disabled: 'No web search. Always allowed, listed or not.',
        cached: 'Results without a visit to the live web.',
        live: 'Results from the live web.',
      },
    }),
    'The web search modes users may choose; disabled is always among them.',
    {
      note:
        'An empty list means disabled. Any other setting falls back to the first allowed of cached, indexed, ' +
        'live, disabled.',
    },
  ),
  allow_appshots: flag('False switches Appshots off.'),
  allow_remote_control: flag('False keeps other devices from controlling this one. SSH is not affected.'),
  allow_login_shell: flag('Whether tools may start a login shell, which reads the profile of the user.', {
    note: 'With false, a tool call that asks for a login shell is refused.',
  }),
  check_for_update_on_startup: flag('Whether Codex looks for updates at start.'),
  enforce_residency: choice(['us'], 'Where the service must process data.', {
    note: 'Only us, in lower case. In cloud policy it also rules out access to the local computer.',
    source: 'https://learn.chatgpt.com/docs/enterprise/managed-configuration',
  }),
  feedback: table('Whether users may send feedback.', { enabled: flag('False keeps users from sending feedback.') }),
  additional_developer_instructions: text('Text added, word for word, to the developer instructions of every session.'),
  models: table('Which model new threads start with.', {
    new_thread: table(
      'Suggestions for new threads; users may choose otherwise.',
      {
        model: text('The model.'),
        model_reasoning_effort: text('How much the model reasons; not empty.'),
        service_tier: text('The service tier.'),
      },
      { surface: 'Clients that ask for requirements apply it; `codex exec` and new app-server threads do not.' },
    ),
  }),
  model_catalog_json: path('The file with the list of models that Codex must use.', {
    note: 'The file must exist.',
  }),
  sqlite_home: path('The folder where Codex must keep its SQLite databases.', { note: besideFile }),
  unsafe_enforce_sqlite_journal_mode: flag(
    'A switch for the journal mode of the SQLite databases. No public page explains it.',
  ),
  log_dir: path('The folder where Codex must write its logs.', { note: besideFile }),
};
