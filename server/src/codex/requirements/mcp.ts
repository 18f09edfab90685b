import type { AnyOfSchema, TableSchema } from '../schema.ts';
import { choice, either, list, mapOf, silentTable, strictTable, table, text } from './build.ts';

function matcher(subject: string, emptyNote: string): TableSchema {
  return strictTable(
    `How ${subject} must look.`,
    {
      match: choice(['exact', 'prefix', 'regex'], 'How the text is compared.', {
        plainOnly: true,
        valueNotes: {
          exact: 'Equal to value.',
          prefix: 'Starts with value.',
          regex: 'The whole text matches expression.',
        },
      }),
      value: text('The text to compare with.', {
        note: `Required for exact and prefix, rejected for regex. ${emptyNote}`,
      }),
      expression: text('The regular expression for regex; it must match from start to end.', {
        note: 'Must compile; look-around is not supported.',
      }),
    },
    { required: ['match'] },
  );
}

const command = text('The command, exactly as configured.', {
  note: 'Arguments, folder and environment are not compared, so `npx` allows every package.',
});

const commandWithArguments = strictTable(
  'The command with its arguments.',
  {
    executable: text('The command, exactly as configured.'),
    args: list(
      matcher('one argument', 'An empty prefix matches every argument.'),
      'One table per argument, in order. The number of arguments must match; the list may be empty.',
    ),
  },
  { required: ['executable', 'args'] },
);

const url = text('The URL, exactly as configured.', { note: 'A slash more or less at the end is a mismatch.' });

const noList = true;

const identity: AnyOfSchema = either(
  [
    silentTable('A local command by its name.', { command }, { required: ['command'], noList }),
    silentTable('A URL.', { url }, { required: ['url'], noList }),
    strictTable('A local command.', { command: commandWithArguments }, { required: ['command'], noList }),
    strictTable(
      'A URL.',
      { url: matcher('the URL', 'An empty prefix allows every URL.') },
      { required: ['url'], noList },
    ),
  ],
  'What the configured server must be: a local command, or a URL. Each is a string, or a table that says how to compare.',
  { note: 'With a string for one of them Codex ignores all that stands beside it, an args key too.' },
);

const server: TableSchema = table(
  'One allowed MCP server.',
  { identity },
  {
    required: ['identity'],
    note: 'An entry as in config.toml, without identity, is rejected.',
  },
);

/** Allowed MCP servers by name: users’ own (`mcp_servers`) or those of one plugin. */
export function allowedServers(name: string, description: string, note: string): TableSchema {
  return mapOf(name, server, description, { note });
}

export const mcp = {
  mcp_servers: allowedServers(
    'id',
    'The MCP servers users may run. A server whose name or identity is not listed here is disabled.',
    'Names are case-sensitive. An empty table disables every server. ' +
      'A table with entries does not cover the servers of plugins.',
  ),
};
