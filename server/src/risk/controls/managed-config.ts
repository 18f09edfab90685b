import type { KeyPath } from '../../toml/document.ts';
import type { Facet } from '../control.ts';

/** A row of the article's table for managed_config.toml: one value for all three profiles. */
export interface Default {
  readonly id: string;
  readonly path: KeyPath;
  readonly title: string;
  readonly facet: Facet;
  readonly risk: string;
  readonly advice: string;
  /** The row as TOML that Codex 0.169 accepts, for a snippet; `undefined` where no such key exists. */
  readonly toml: string | undefined;
  /** The article's own spelling, where Codex reads it differently. */
  readonly article?: string;
}

/** The rows for managed_config.toml: defaults for sessions, not a guardrail. */
export const managedConfigDefaults: readonly Default[] = [
  {
    id: 'otel',
    path: ['otel'],
    title: 'Telemetry',
    facet: 'outputs',
    risk: 'Local sessions are not in the compliance interface: without telemetry nobody can see afterwards what an agent did.',
    advice:
      'An exporter set to `"none"` exports nothing. Headers are sent as written: variables in them are not filled in. The certificate files must exist, or the desktop app does not start. `log_user_prompt` puts prompts into the log. The same table in requirements.toml cannot be switched off by users.',
    toml: `[otel]
environment = "prod"
log_user_prompt = true

[otel.exporter."otlp-http"]
endpoint = "https://otel.example.com/v1/logs"
protocol = "binary"`,
  },
  {
    id: 'cli_auth_credentials_store',
    path: ['cli_auth_credentials_store'],
    title: 'Where sign-in is kept',
    facet: 'outputs',
    risk: 'A credentials file can be read by whatever the agent runs.',
    advice: '`keyring` keeps it in the system’s store. The same key in requirements.toml enforces it.',
    toml: 'cli_auth_credentials_store = "keyring"',
  },
  {
    id: 'allow_login_shell',
    path: ['allow_login_shell'],
    title: 'Login shells',
    facet: 'inputs and outputs',
    risk: 'A login shell runs the user’s start-up files, with the secrets and aliases in them.',
    advice: '`false` refuses tool calls that ask for one. The same key in requirements.toml enforces it.',
    toml: 'allow_login_shell = false',
  },
  {
    id: 'agents',
    path: ['agents'],
    title: 'Agents for common work',
    facet: 'inputs and outputs',
    risk: 'An agent defined once, with a narrow task and workspace, is less exposed than an open session.',
    advice:
      'The role file must exist, or Codex drops the role with a warning. Sub-agents are on by default; the old switch `features.multi_agent` is deprecated.',
    toml: `[agents.my_agent]
description = "Agent to use for task x"
config_file = "/path/to/agent/config.toml"`,
    article:
      '[features]\nmulti_agent = true\n[agents]\n[agents.my_agent]\ndescription "Agent to use for task x"\nconfig_file = "/path/to/agent/config"',
  },
  {
    id: 'history.persistence',
    path: ['history', 'persistence'],
    title: 'History',
    facet: 'outputs',
    risk: 'After a compaction an active session no longer shows how it came to where it is.',
    advice:
      'A saved history lets an incident be reconstructed. It cannot be required: requirements.toml ignores `[history]`.',
    toml: '[history]\npersistence = "save-all"',
  },
  {
    id: 'commit_attribution',
    path: ['commit_attribution'],
    title: 'Commit attribution',
    facet: 'outputs',
    risk: 'People check generated code more closely when a commit names them as answerable for it.',
    advice: 'Codex 0.169 has no such key and ignores it; no replacement is known.',
    toml: undefined,
    article: 'commit_attribution = "Empty for none, or your custom message"',
  },
  {
    id: 'memories.disable_on_external_context',
    path: ['memories', 'disable_on_external_context'],
    title: 'Memories and external context',
    facet: 'inputs',
    risk: 'What a page or a server slips into a memory returns in every later session.',
    advice:
      'Keeps sessions with web or MCP content out of the memories. `features.memories = true` switches memories on for everyone.',
    toml: '[features]\nmemories = true\n\n[memories]\ndisable_on_external_context = true',
  },
];
