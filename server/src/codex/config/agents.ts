import { count, flag, list, path, silentTable, table, text, whole } from '../requirements/build.ts';
import { effort } from './models.ts';

const role = () =>
  silentTable(
    'One role that sub-agents may take.',
    {
      description: text('When the role is to be used.'),
      config_file: path('A config file that holds for sub-agents of the role.', {
        note: 'When the file is missing, Codex drops the role with a warning and goes on.',
      }),
      nickname_candidates: list(text('A name.'), 'Names that sub-agents of the role may go by.'),
    },
    { note: 'Codex ignores other keys here without a word, with `--strict-config` too: they belong in config_file.' },
  );

const threads = () => count('How many sub-agents may run at once in one session; not 0.', { min: 1 });

export const agents = () => ({
  agents: table(
    'Limits for sub-agents, and the roles that they may take.',
    {
      enabled: flag('Whether the agent may start sub-agents.'),
      max_concurrent_threads_per_session: threads(),
      max_threads: {
        ...threads(),
        deprecated: 'Old name of max_concurrent_threads_per_session; a table with both is rejected.',
      },
      max_depth: whole('How deep sub-agents may start further ones.', {
        min: -2147483648,
        max: 2147483647,
        note: 'Negative numbers load.',
      }),
      default_subagent_model: text('The model of sub-agents that name none.'),
      default_subagent_reasoning_effort: effort('How much sub-agents reason that do not say.'),
      interrupt_message: flag('Whether a sub-agent is told that it was interrupted.'),
      job_max_runtime_seconds: count('How many seconds a job may run. No public page explains it.'),
    },
    {
      others: role(),
      othersName: 'role',
      note: 'Any other table is a role; any other plain value is rejected.',
    },
  ),
});
