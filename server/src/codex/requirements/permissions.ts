import type { Schema, StringSchema } from '../schema.ts';
import { specialPaths, takesPaths } from '../special-paths.ts';
import { choice, count, either, flag, list, path, silentTable, strictTable, table, text } from './build.ts';
import { profileNetwork, sharedProfileNetwork } from './network.ts';

function access(description: string): StringSchema {
  return choice(['read', 'write', 'deny', 'none'], description, {
    plainOnly: true,
    valueNotes: { write: 'Includes reading.', none: 'Old spelling of deny.' },
  });
}

const fileAccess = either(
  [
    access('The access to the whole location.'),
    silentTable(
      'The access to what lies below the location.',
      {},
      {
        others: access('The access to a path or glob below the location.'),
        othersName: 'subpath',
        note: 'Keys are relative, without `.` or `..` parts.',
      },
    ),
  ],
  'The access to one location: a word, or a table that says it for paths and globs below.',
  {
    note:
      'The key is absolute, starts with `~/`, or is a name for folders: ' +
      `${specialPaths.map((name) => `\`${name}\``).join(', ')}. ` +
      `Of these, only ${specialPaths
        .filter(takesPaths)
        .map((name) => `\`${name}\``)
        .join(' and ')} take paths below them. ` +
      'A glob can only be denied. ' +
      'Codex skips other names that begin with `:`, with a warning.',
  },
);

/** A permission profile; config.toml has the same. */
export const permissionProfile = silentTable(
  'A permission profile that you define for users, built like one in config.toml.',
  {
    description: text('What users read about the profile.'),
    extends: text('The profile this one builds on: `:read-only`, `:workspace`, or another defined one.', {
      note: 'Must exist, must not lead back to itself, and cannot be `:danger-full-access`.',
    }),
    workspace_roots: silentTable(
      'Further folders that count as workspace.',
      {},
      { others: flag('True makes this folder part of the workspace.'), othersName: 'path' },
    ),
    filesystem: silentTable(
      'Which files commands may read and write, by location.',
      {
        glob_scan_max_depth: count('How many folders deep globs are looked up when the sandbox is set up; at least 1.'),
      },
      {
        others: fileAccess,
        othersName: 'path',
        note: 'Denying globs below `:workspace_roots` guards every workspace.',
      },
    ),
    network: profileNetwork,
  },
  {
    note:
      'Needs default_permissions. The name cannot start with a colon, nor repeat a profile that loaded ' +
      'config defines. ' +
      'Errors in here name only the table permissions.',
  },
);

export const permissions = {
  allowed_permission_profiles: strictTable(
    'The permission profiles users may choose, by name. What is not set to true is denied.',
    {},
    {
      others: flag('True allows the profile, false denies it.'),
      othersName: 'name',
      note:
        'Built-in names start with a colon: `:read-only`, `:workspace`, `:danger-full-access`. ' +
        'Every name must exist, also a denied one. ' +
        'Needs default_permissions, unless `:workspace` and `:read-only` are both true. Since Codex 0.138.',
    },
  ),
  default_permissions: text('The permission profile sessions start with; it must be an allowed one.', {
    absence: '`:workspace`, if both `:workspace` and `:read-only` are allowed; otherwise Codex rejects the file.',
    note: 'Only together with allowed_permission_profiles. Since Codex 0.138.',
    source: 'https://learn.chatgpt.com/docs/enterprise/managed-configuration',
  }),
  permissions: table(
    'Files nobody may read (filesystem), network rules (network), and permission profiles under any other name.',
    {
      filesystem: table(
        'File restrictions for every session, whatever its profile.',
        {
          deny_read: list(
            path('A path or glob that cannot be read.'),
            'Paths and globs that no command of the agent may read. ' +
              'Users cannot weaken it, and the lists of all layers add up.',
            {
              note:
                'Relative paths resolve beside the file, so `.env` guards nothing in a workspace; `~/**/.env` does. ' +
                'Variables are not expanded. ' +
                'On Linux a glob without a literal folder in front, such as `/**/*.env`, stops every command. ' +
                'Any entry rules out danger-full-access.',
              source: 'https://learn.chatgpt.com/docs/enterprise/managed-configuration',
            },
          ),
        },
        { note: 'The name is reserved: the keys of a permission profile are rejected here.', noList: true },
      ),
      network: sharedProfileNetwork,
    },
    {
      others: permissionProfile,
      othersName: 'profile',
      note: 'deny_read written straight into this table is taken for a profile of that name, and rejected.',
    },
  ),
} satisfies Record<string, Schema>;
