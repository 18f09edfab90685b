import { codexVersion } from '../../codex/version.ts';
import type { AskingDefault, CollectorDefault, Default } from '../default.ts';

const telemetry: CollectorDefault = {
  id: 'otel',
  path: ['otel'],
  kind: 'collector',
  title: 'Telemetry',
  facet: 'outputs',
  risk: 'Local sessions are not in the compliance interface: without telemetry nobody can see afterwards what an agent did.',
  advice:
    'An exporter set to `"none"` exports nothing. Headers are sent as written: variables in them are not filled in. The certificate files must exist, or the desktop app does not start. `log_user_prompt` puts prompts into the log. The same table in requirements.toml cannot be switched off by users.',
  absent: 'Log events go only where a user’s own file sends them.',
  settings: [
    { path: ['otel', 'environment'], value: '"prod"' },
    { path: ['otel', 'log_user_prompt'], value: 'true' },
    { path: ['otel', 'exporter', 'otlp-http', 'endpoint'], value: '"https://otel.example.com/v1/logs"' },
    { path: ['otel', 'exporter', 'otlp-http', 'protocol'], value: '"binary"' },
  ],
  article: `[otel.exporter."otlp-http".headers]\n"x-otlp-api-key" = "\${OTLP_TOKEN}"`,
};

/** The rows for managed_config.toml: defaults for sessions, not a guardrail. */
export const managedConfigDefaults: readonly Default[] = [
  telemetry,
  {
    id: 'cli_auth_credentials_store',
    path: ['cli_auth_credentials_store'],
    kind: 'value',
    title: 'Where sign-in is kept',
    facet: 'outputs',
    risk: 'A credentials file can be read by whatever the agent runs.',
    advice:
      '`keyring` keeps it in the system’s store; on a machine without one, signing in fails. `ephemeral` keeps it nowhere. The same key in requirements.toml enforces it.',
    absent: 'Users keep their sign-in in a file unless they say otherwise.',
    value: 'keyring',
    weaker: {
      file: 'keeps the sign-in in `auth.json`, which whatever the agent runs can read',
      auto: 'keeps the sign-in in `auth.json` on a machine without a store for secrets, and whatever the agent runs can read it',
    },
    settings: [{ path: ['cli_auth_credentials_store'], value: '"keyring"' }],
  },
  {
    id: 'allow_login_shell',
    path: ['allow_login_shell'],
    kind: 'value',
    title: 'Login shells',
    facet: 'inputs and outputs',
    risk: 'A login shell runs the user’s start-up files, with the secrets and aliases in them.',
    advice: '`false` refuses tool calls that ask for one. The same key in requirements.toml enforces it.',
    absent: 'Tools may start login shells.',
    value: false,
    weaker: {
      true: 'lets tools start login shells, which run the user’s start-up files with the secrets and aliases in them',
    },
    settings: [{ path: ['allow_login_shell'], value: 'false' }],
  },
  {
    id: 'agents',
    path: ['agents'],
    kind: 'own',
    title: 'Agents for common work',
    facet: 'inputs and outputs',
    risk: 'An agent defined once, with a narrow task and workspace, is less exposed than an open session.',
    advice:
      'The role file must exist, or Codex drops the role with a warning. Sub-agents are on by default; the old switch `features.multi_agent` is deprecated.',
    settings: [
      { path: ['agents', 'my_agent', 'description'], value: '"Agent to use for task x"' },
      { path: ['agents', 'my_agent', 'config_file'], value: '"/path/to/agent/config.toml"' },
    ],
    article:
      '[features]\nmulti_agent = true\n[agents]\n[agents.my_agent]\ndescription "Agent to use for task x"\nconfig_file = "/path/to/agent/config"',
  },
  {
    id: 'history.persistence',
    path: ['history', 'persistence'],
    kind: 'value',
    title: 'History',
    facet: 'outputs',
    risk: 'After a compaction an active session no longer shows how it came to where it is.',
    advice:
      'A saved history lets an incident be reconstructed. It cannot be required: requirements.toml ignores `[history]`.',
    absent: 'A user may switch the history off.',
    value: 'save-all',
    weaker: { none: 'keeps no history of prompts, and an incident cannot be reconstructed from it' },
    settings: [{ path: ['history', 'persistence'], value: '"save-all"' }],
  },
  {
    id: 'commit_attribution',
    path: ['commit_attribution'],
    kind: 'gone',
    title: 'Commit attribution',
    facet: 'outputs',
    risk: 'People check generated code more closely when a commit names them as answerable for it.',
    advice: `Codex ${codexVersion} has no such key and ignores it; no replacement is known.`,
    settings: [],
    article: 'commit_attribution = "Empty for none, or your custom message"',
  },
  {
    id: 'memories.disable_on_external_context',
    path: ['memories', 'disable_on_external_context'],
    kind: 'value',
    title: 'Memories and external context',
    facet: 'inputs',
    risk: 'What a page or a server slips into a memory returns in every later session.',
    advice:
      'Keeps sessions with web or MCP content out of the memories. `features.memories = true` switches memories on for everyone: the row has it, but this key protects without it too, so fixes leave the switch as it is.',
    absent: 'Where memories are on, sessions with web or MCP content go into them.',
    value: true,
    weaker: { false: 'puts sessions with web or MCP content into the memories, and from there into later sessions' },
    olderName: ['memories', 'no_memories_if_mcp_or_web_search'],
    limits: ['features', 'memories'],
    settings: [
      { path: ['features', 'memories'], value: 'true' },
      { path: ['memories', 'disable_on_external_context'], value: 'true' },
    ],
  },
];

/** The rows that a file can be held to: not those of the organisation's own. */
export const askingDefaults: readonly AskingDefault[] = managedConfigDefaults.flatMap((row) =>
  row.kind === 'value' || row.kind === 'collector' ? [row] : [],
);
