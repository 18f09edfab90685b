import { lazy } from '../../toml/lazy.ts';
import { choice, count, flag, list, mapOf, path, text, whole } from '../requirements/build.ts';
import { providers } from '../requirements/providers.ts';
import type { StringSchema } from '../schema.ts';

/** How much a model reasons: any word that is not empty. */
export function effort(description: string): StringSchema {
  return text(description, { note: 'Any word that is not empty loads; the model decides what it understands.' });
}

/** What a profile may set as well. */
export const modelChoice = lazy(() => ({
  model: text('The model that sessions start with.'),
  model_provider: text('The provider that serves the model: a built-in one, or one of model_providers.', {
    absence: 'openai.',
    note: 'Codex does not start with a provider that no file defines.',
  }),
  model_reasoning_effort: effort('How much the model reasons.'),
  plan_mode_reasoning_effort: effort('How much the model reasons while it plans.'),
  model_reasoning_summary: choice(['auto', 'concise', 'detailed', 'none'], 'How the reasoning is summed up.'),
  model_verbosity: choice(['low', 'medium', 'high'], 'How wordy answers are.'),
  model_instructions_file: path('A file whose text replaces the built-in instructions of the model.', {
    note: 'Codex does not start when the file is missing.',
  }),
  model_catalog_json: path('A JSON file with the list of models that Codex goes by.', {
    note: 'Codex does not start when the file is missing or is no JSON.',
  }),
  service_tier: text('The service tier to ask for.', { note: 'Any text loads.' }),
  oss_provider: text('The local provider that is used by default.'),
  personality: choice(['none', 'friendly', 'pragmatic'], 'The tone of the agent.'),
  chatgpt_base_url: text('The address of the ChatGPT service.', { note: 'Codex does not check that it is a URL.' }),
  experimental_compact_prompt_file: path('A file with the prompt for compacting the context.', {
    note: 'Codex does not start when the file is missing.',
  }),
}));

export const models = () => ({
  ...modelChoice(),
  model_providers: {
    ...providers.model_providers,
    description: 'Definitions of model providers, by an id of your choosing.',
    note:
      'Of built-in providers little can be changed, and nothing of ollama and lmstudio. Parts of one provider may ' +
      'stand in several files; Codex checks the whole.',
  },
  openai_base_url: text('The address that the built-in openai provider is reached at.', {
    note: 'Prompts and code go to this address. Codex does not check that it is a URL.',
  }),
  review_model: text('The model that `/review` uses.'),
  model_context_window: whole('How many tokens the context of the model holds.', { note: 'Negative numbers load.' }),
  model_auto_compact_token_limit: whole('At how many tokens the context is compacted by itself.', {
    note: 'Negative numbers load.',
  }),
  model_auto_compact_token_limit_scope: choice(
    ['total', 'body_after_prefix'],
    'Which tokens count towards that limit: all, or those after the part that was carried over.',
  ),
  model_post_turn_compact_threshold_percent: count(
    'How full the context must be, in percent, to be compacted after a turn.',
    { max: 100 },
  ),
  tool_output_token_limit: count('How many tokens of what a tool prints are kept.'),
  compact_prompt: text('The prompt for compacting the context.'),
  responses_api_metadata: mapOf('key', text('The value that is sent.'), 'Metadata to send with every request.', {
    note: 'Keys must be short ASCII names that begin with a letter.',
  }),
  developer_instructions: text('Text that goes to the model as a message of the developer.'),
  instructions: text('Text for the system instructions.', {
    deprecated: 'Use developer_instructions, or AGENTS.md files.',
  }),
  hide_agent_reasoning: flag('True hides the reasoning from the output.', { absence: 'False.' }),
  show_raw_agent_reasoning: flag('True shows the reasoning as the model gives it.', { absence: 'False.' }),
  project_doc_max_bytes: count('How many bytes of AGENTS.md files are read.', { absence: '32768 bytes.' }),
  project_doc_fallback_filenames: list(text('A file name.'), 'File names to look for where AGENTS.md is missing.'),
  project_root_markers: list(text('A file or folder name.'), 'What marks the root folder of a project.', {
    absence: '`.git`.',
  }),
});
