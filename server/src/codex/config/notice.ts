import { flag, mapOf, table, text, whole } from '../requirements/build.ts';

export const notice = () => ({
  notice: table('Notices that the user has put away. Codex writes them itself.', {
    hide_full_access_warning: flag('The warning about full access was read.'),
    hide_world_writable_warning: flag('The warning about folders that everyone can write to was read.'),
    hide_rate_limit_model_nudge: flag('The advice to change the model near the rate limit is not wanted.'),
    hide_gpt5_1_migration_prompt: flag('The question about a newer model was read.'),
    'hide_gpt-5.1-codex-max_migration_prompt': flag('The question about a newer model was read.'),
    hide_gov_cloud_guidance: flag('The advice on government clouds was read.'),
    fast_default_opt_out: flag('The fast default is not wanted.'),
    model_migrations: mapOf('model', text('The model that follows it.'), 'Changes of models that were agreed to.'),
    external_config_migration_prompts: table('Offers to take over settings of other programs.', {
      home: flag('The offer for the home folder is not wanted.'),
      home_last_prompted_at: whole('When that offer was last made.'),
      projects: mapOf('path', flag('The offer for this project is not wanted.'), 'Offers for single projects.'),
      project_last_prompted_at: mapOf('path', whole('When it was made.'), 'When offers for projects were last made.'),
    }),
  }),
});
