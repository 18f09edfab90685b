import { namedKinds } from '../codex/file-kind.ts';
import type { Schema, StringSchema, TableSchema } from '../codex/schema.ts';
import { severities } from '../risk/control.ts';
import { profileIds } from '../risk/profiles.ts';
import { fixedRuleIds, levels, ruleIds } from '../rules/levels.ts';

/** The name of the file with a repository's settings for this product. */
export const projectFileName = '.codex-policy.toml';

const profile: StringSchema = {
  type: 'string',
  description: 'The risk profile that files are held to. A comment in a file goes before it.',
  values: profileIds,
  valueNotes: {
    'high-utility': 'Every capability, for machines where little is at stake.',
    balanced: 'Useful capabilities, without those an injection gains most from.',
    'security-oriented': 'Reading only, no web, no servers, no apps.',
  },
  plainOnly: true,
  undated: true,
};

const codexVersionKey: StringSchema = {
  type: 'string',
  description:
    'The release of Codex that reads the files, such as `0.169`, or a range, such as `>=0.138` or `0.125 - 0.169`. A comment in a file goes before it.',
  undated: true,
};

const level: StringSchema = {
  type: 'string',
  description: 'How grave the findings of this rule are; `off` leaves them out.',
  values: levels,
  plainOnly: true,
  undated: true,
};

const rulesTable: TableSchema = {
  type: 'table',
  description:
    'Rules by their id, each with `off`, `info`, `warning` or `error`. What Codex refuses a file for stays an error.',
  keys: Object.fromEntries(ruleIds.filter((id) => !fixedRuleIds.includes(id)).map((id) => [id, level])),
  unknownKeys: 'rejected',
};

const paths: Schema = {
  type: 'array',
  description:
    'The files that these settings are for: globs from the folder of this file on. One without leading slash matches below any folder.',
  items: { type: 'string', description: 'A glob, such as `policies/*.toml`.', undated: true },
  minItems: 1,
};

const filesTable: TableSchema = {
  type: 'table',
  description: 'Settings for some of the files. Of several tables that match a file, the last one with a key counts.',
  keys: {
    paths,
    kind: {
      type: 'string',
      description: 'What the files are, where their name and content do not tell; `none` leaves them unchecked.',
      values: namedKinds,
      valueNotes: {
        requirements: 'A policy: requirements.toml.',
        'managed-config': 'Defaults for everyone: managed_config.toml.',
        config: 'Settings of a user, a project or a system: config.toml.',
        'agent-role': 'A role of sub-agents: a file in .codex/agents.',
        none: 'No file of Codex: nothing is said of it.',
      },
      plainOnly: true,
      undated: true,
    },
    profile,
    'codex-version': codexVersionKey,
    rules: rulesTable,
  },
  required: ['paths'],
  unknownKeys: 'rejected',
};

/** What may stand in `.codex-policy.toml`. Hover, completion, diagnostics and the JSON Schema derive from this. */
export const projectSchema: TableSchema = {
  type: 'table',
  description:
    'Settings of Codex Policy for the files of a folder and the folders below it. The nearest file counts alone.',
  keys: {
    profile,
    'codex-version': codexVersionKey,
    'min-severity': {
      type: 'string',
      description: 'Findings that are less grave are left out of `codex-policy check`.',
      values: severities,
      plainOnly: true,
      undated: true,
    },
    'fail-on': {
      type: 'string',
      description: 'The severity from which findings make `codex-policy check` end with 1.',
      values: [...severities, 'never'],
      plainOnly: true,
      undated: true,
    },
    rules: rulesTable,
    files: { type: 'array', description: filesTable.description, items: filesTable },
  },
  unknownKeys: 'rejected',
};
