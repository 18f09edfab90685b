import { lazy } from '../../toml/lazy.ts';
import { choice, count, either, flag, list, silentTable, table, text } from '../requirements/build.ts';
import type { TableSchema } from '../schema.ts';

/** A tool that has nothing but a switch. */
function switched(description: string): TableSchema {
  return table(description, { enabled: flag('Whether the tool is offered.', { absence: 'True.' }) }, { shortList: 0 });
}

const search = () =>
  silentTable(
    'How the web is searched.',
    {
      allowed_domains: list(text('A domain.'), 'The only domains that are searched.'),
      context_size: choice(['low', 'medium', 'high'], 'How much of the results the model gets.', { plainOnly: true }),
      location: silentTable('Where to search from.', {
        country: text('The country.'),
        region: text('The region.'),
        city: text('The city.'),
        timezone: text('The time zone.'),
      }),
    },
    { note: 'Codex ignores other keys here without a word, with `--strict-config` too.' },
  );

/** What a profile may set as well. */
export const toolChoice = lazy(() => ({
  web_search: choice(['disabled', 'cached', 'indexed', 'live'], 'How the agent may search the web.', {
    absence: 'Cached.',
    valueNotes: {
      disabled: 'No web search.',
      cached: 'Results without a visit to the live web.',
      live: 'Results from the live web.',
    },
    note: 'allowed_web_search_modes of requirements.toml limits it.',
  }),
  tools: table(
    'Settings of single tools.',
    {
      web_search: either(
        [flag('Loads; the mode is set by the key web_search at the top level.'), search()],
        'Further settings for web search.',
      ),
      update_plan: switched('The tool that keeps a plan.'),
      experimental_request_user_input: switched('The tool that asks the user.'),
      client_search_provider: choice(['standalone', 'search_mcp'], 'Who searches. No public page explains it.'),
    },
    { note: 'view_image is no key here: a feature of that name switches the tool.' },
  ),
}));

export const tools = () => ({
  ...toolChoice(),
  notify: list(text('The program, then its arguments.'), 'A program that is run on events such as the end of a turn.'),
  background_terminal_max_timeout: count(
    'How many milliseconds Codex waits for output of a command in the background.',
    {
      absence: '300000 milliseconds.',
    },
  ),
});
