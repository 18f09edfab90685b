import { choice, flag, mapOf, silentTable, strictTable, text } from './build.ts';

const tool = silentTable(
  'What holds for one tool.',
  {
    approval_mode: choice(['auto', 'prompt', 'writes', 'approve'], 'When the tool needs an approval.', {
      plainOnly: true,
    }),
    analytics_result_source: strictTable(
      'Lets analytics take the ids out of the results of this tool.',
      {
        format: text('The format of the results.', { note: 'Only detailed_message_search_v1 has an effect.' }),
        type: text('The kind of source reported with each id.'),
      },
      { required: ['format', 'type'] },
    ),
  },
  { note: 'Other tool settings belong in config.toml; here Codex ignores them without a word.' },
);

const app = silentTable(
  'What holds for one app.',
  {
    enabled: flag('False switches the app off; one layer that says so is enough.'),
    tools: silentTable('What holds for single tools.', {}, { others: tool, othersName: 'tool' }),
  },
  {
    note:
      'Other app settings, such as default_tools_approval_mode, belong in config.toml; here Codex ignores ' +
      'them without a word.',
  },
);

export const apps = {
  apps: mapOf('id', app, 'What holds for single apps (connectors), by their id.', {
    note: 'Errors in here name only the table apps.',
  }),
};
