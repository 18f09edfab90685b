import { choice, flag, mapOf, path, strictTable, table, text } from './build.ts';
import { allowedServers } from './mcp.ts';

const source = strictTable('One place that plugin marketplaces may come from.', {
  source: choice(['git', 'host_pattern', 'local'], 'What kind of place it is.', {
    valueNotes: {
      git: 'One Git repository, by url and perhaps ref.',
      host_pattern: 'Every repository on the Git hosts that host_pattern matches.',
      local: 'A folder, by path.',
    },
  }),
  url: text('The repository, for git.', { note: 'Codex does not complain when it is missing.' }),
  ref: text('The branch, tag or commit, exactly.'),
  host_pattern: text('A regular expression for the host name in lower case, for host_pattern.', {
    note: 'Codex loads an expression that does not compile.',
  }),
  path: path('The folder, for local; it should be absolute.', { note: 'Codex loads a relative one without a word.' }),
});

export const pluginsAndMarketplaces = {
  plugins: mapOf(
    'plugin',
    table(
      'What one plugin may bring along.',
      {
        mcp_servers: allowedServers(
          'server',
          'The MCP servers of the plugin that may run.',
          'An empty table counts as no requirement.',
        ),
      },
      { note: 'An enabled key belongs in config.toml and does nothing here.' },
    ),
    'The MCP servers that plugins may bring along, by plugin.',
    { note: 'An empty table, or plugins without servers, count as no requirement.' },
  ),
  marketplaces: strictTable(
    'Where plugin marketplaces may come from.',
    {
      restrict_to_allowed_sources: flag('True admits only marketplaces from allowed_sources.', {
        absence: 'The sources are read but not enforced.',
      }),
      allowed_sources: strictTable(
        'The allowed places, each under a name of your choosing.',
        {},
        { others: source, othersName: 'name', note: 'The names of all policy layers add up.' },
      ),
    },
    { shortList: 1 },
  ),
};
