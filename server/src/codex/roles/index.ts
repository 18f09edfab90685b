import { configSchema } from '../config/index.ts';
import { keysLater, list, strictTable, text } from '../requirements/build.ts';
import type { Schema, TableSchema } from '../schema.ts';
import { withRoleRanges } from './ranges.ts';

/** What a role file must have, unless a config.toml names the file as the `config_file` of a role. */
export const roleEssentials = ['name', 'description', 'developer_instructions'] as const;

/** What Codex reads in a role file and does not go by: how a sub-agent comes to it, in the words after "a sub-agent". */
export const fromSession: Readonly<Record<string, string>> = {
  approval_policy: 'is asked for approvals as in the session that starts it',
  default_permissions: 'has the sandbox of the session that starts it',
  mcp_servers: 'has the MCP servers of the session that starts it',
  sandbox_mode: 'has the sandbox of the session that starts it',
  sandbox_workspace_write: 'has the sandbox of the session that starts it',
};

/** What is to be said of a key that Codex does not go by in a role; undefined for all others. */
export function roleSentence(key: string): string | undefined {
  const words = Object.hasOwn(fromSession, key) ? fromSession[key] : undefined;
  return words && `Codex does not go by it in a role: a sub-agent ${words}.`;
}

/** The keys of config.toml as they are in a role file. */
function settings(): Record<string, Schema> {
  const keys = withRoleRanges(configSchema.keys);
  for (const key of Object.keys(fromSession)) {
    const [schema, note] = [keys[key], roleSentence(key)];
    if (!schema || note === undefined) continue;
    const { absence: _, ...plain } = schema;
    keys[key] = { ...plain, note };
  }
  return keys;
}

/** Everything Codex reads in a role file: what makes the role, and the settings of config.toml. */
export const roleSchema: TableSchema = keysLater(
  strictTable(
    'A role that sub-agents may take: what it is for, what it is told, and settings that hold for it.',
    {},
    {
      note:
        'Codex drops a role that it cannot read, warns of it when it starts, and goes on without it. An unknown key at ' +
        'the top is such a fault; further down unknown keys are skipped without a word.',
    },
  ),
  () => ({
    name: text('What the role is called: by this name the agent starts a sub-agent of the role.', {
      note: 'Where a config.toml names the file, the name there may be another one.',
    }),
    description: text('When the role is to be used: the agent reads this when it chooses a role.'),
    nickname_candidates: list(text('A name.'), 'Names that sub-agents of the role may go by.', {
      note: 'Letters of ASCII, digits, blanks, `-` and `_`; at least one name, and none twice.',
    }),
    ...settings(),
    developer_instructions: text('What a sub-agent of the role is told before it begins.'),
  }),
);
