/** Documents with several faults, for each of which Codex would refuse the file; Codex names only the first. */
import type { Document } from './index.ts';

/** A document, and where each of its faults is to be found. */
export interface FaultyDocument extends Document {
  /** The faulty pieces, in text order. */
  readonly faults: readonly { readonly start: number; readonly end: number }[];
}

/** The faulty pieces stand in «…». */
const marked: Readonly<Record<string, string>> = {
  'two switches': `allow_appshots = «"yes"»
allow_remote_control = «1»
`,
  'a switch and a list': `allowed_approval_policies = «"never"»
allow_appshots = «"true"»
`,
  'two words of one list': `allowed_approval_policies = [«"Never"», "on-request", «"always"»]
`,
  'words of two lists': `allowed_approvals_reviewers = [«"human"»]
allowed_web_search_modes = ["live", «"on"»]
`,
  'an empty list and a wrong word': `«allowed_approval_policies» = []
cli_auth_credentials_store = «"Keyring"»
`,
  'two empty lists': `«allowed_approvals_reviewers» = []
«allowed_approval_policies» = []
`,
  'types in two tables': `[feedback]
enabled = «"no"»

[windows]
allow_mxc = «0»
`,
  'types in one table': `[experimental_network]
enabled = «"yes"»
http_port = «"8080"»
allow_local_binding = «1»
`,
  'ports out of range': `experimental_network.http_port = «70000»
experimental_network.socks_port = «-1»
`,
  'domains with unknown words': `[experimental_network.domains]
"example.com" = «"allowed"»
"*.example.org" = "deny"
"example.net" = «true»
`,
  'a map beside a list, and a star': `[experimental_network]
domains = { "*" = «"deny"» }
«allowed_domains» = ["example.com"]
`,
  'one policy by two names, with a wrong type': `[experimental_network]
enabled = «"true"»
[«network_proxy»]
enabled = true
`,
  'unknown key and wrong type in a strict table': `[otel]
«colour» = 1
log_user_prompt = «"no"»
`,
  'two unknown keys in strict tables': `[otel]
«log_prompts» = true

[marketplaces]
«sources» = []
`,
  'exporter without protocol, and a wrong type': `[otel]
environment = «7»
exporter = { «otlp-http» = { endpoint = "https://example.com" } }
`,
  'exporter with wrong protocol and wrong header': `[otel.exporter.otlp-http]
endpoint = "https://example.com"
protocol = «"xml"»
headers = { "X-Own" = «1» }
`,
  'rules without decision and with a wrong word': `[rules]
prefix_rules = [
  { pattern = [{ token = "git" }], decision = «"ask"» },
  «{ pattern = [{ token = "rm" }] }»,
]
`,
  'rule patterns of two wrong kinds': `[[rules.prefix_rules]]
pattern = [{ token = "git", «any_of» = ["hg"] }]
decision = «"never"»
[[rules.prefix_rules]]
pattern = [«"rm"»]
decision = "forbidden"
`,
  'servers with wrong identities': `[mcp_servers.docs]
identity = { command = «7» }
[mcp_servers.web]
identity = { url = «true» }
`,
  'server without identity, and a wrong type': `feedback.enabled = «"no"»
[mcp_servers.«docs»]
`,
  'two expressions': `[mcp_servers.docs]
identity = { url = { match = "regex", expression = «"("» } }
[mcp_servers.web]
identity = { url = { match = "regex", expression = «"[a"» } }
`,
  'plugins and switches': `allow_managed_hooks_only = «"yes"»
[plugins."own@market".mcp_servers.docs]
identity = { command = «false» }
`,
  'hook handlers': `[[hooks.PreToolUse]]
matcher = «1»
[[hooks.PreToolUse.hooks]]
type = "command"
command = "check"
timeout = «"30"»
`,
  'hook of an unknown kind, and one without command': `[[hooks.Stop]]
hooks = [{ type = «"shell"» }, { type = «"command"» }]
`,
  'hooks and features': `[features]
hooks = «"on"»
[hooks]
managed_dir = «1»
`,
  'three features': `[features]
apps = «"false"»
memories = false
hooks = «1»
«browser_use» = [true]
`,
  'features by both names': `[features]
apps = «"no"»
[«feature_requirements»]
apps = false
`,
  'apps and their tools': `[apps.mail]
enabled = «"no"»
[apps.mail.tools.send]
approval_mode = «"ask"»
`,
  'profile types': `default_permissions = ":workspace"
allowed_permission_profiles = { ":workspace" = true }
[permissions.own]
description = «7»
[permissions.own.network]
enabled = «"yes"»
`,
  'a profile that is not defined, and a wrong type': `default_permissions = ":workspace"
allow_appshots = «"no"»
[allowed_permission_profiles]
":workspace" = true
own = «true»
`,
  'profiles without a default, one not defined': `[«allowed_permission_profiles»]
own = «true»
`,
  'denied paths and sandbox modes': `«allowed_sandbox_modes» = ["workspace-write"]
[permissions.filesystem]
deny_read = «"~/.ssh"»
`,
  'a denied path and a mode of Windows': `permissions.filesystem.deny_read = [«'C:\\secrets'»]
windows.allowed_sandbox_implementations = [«"strong"»]
`,
  'hosts without modes': `[[«remote_sandbox_config»]]
hostname_patterns = «"*"»
`,
  login: `allowed_login_methods = [«"sso"»]
allowed_chatgpt_workspaces = «"w"»
`,
  providers: `model_provider = «"corp"»
[model_providers.own]
name = «7»
request_max_retries = «-1»
`,
  'built-in provider and provider without name': `[model_providers.«ollama»]
name = "Own"
[model_providers.«other»]
base_url = "https://example.com"
`,
  'computer use': `[computer_use]
default_app_access = «"yes"»
[browser_use.origins."https://example.com"]
access_approval_lifetime = «"day"»
`,
  'desktop application': `[application.network]
enabled = «"yes"»
«hosts» = []
`,
  'models and residency': `enforce_residency = «"eu"»
models.new_thread.model_reasoning_effort = «1»
auto_review.required_on_models = [«"openai/gpt"»]
`,
  'two keys twice': `allow_appshots = true
«allow_appshots» = true
allow_remote_control = true
«allow_remote_control» = false
`,
  'a key twice and a wrong type': `allow_appshots = «"no"»
allow_remote_control = true
«allow_remote_control» = false
`,
  'syntax, and a wrong type before it': `allow_remote_control = «"no"»
allow_appshots = «yes»
`,
  'faults with Windows line ends': `[feedback]\r
enabled = «"no"»\r
[windows]\r
allow_mxc = «1»\r
`,
};

/** All of them, without the marks. */
export const severalFaults: readonly FaultyDocument[] = Object.entries(marked).map(([id, text]) => unmarked(id, text));

function unmarked(id: string, text: string): FaultyDocument {
  const faults: { start: number; end: number }[] = [];
  let plain = '';
  for (const piece of text.split(/(«[^»]*»)/)) {
    const start = plain.length;
    const isFault = piece.startsWith('«');
    plain += isFault ? piece.slice(1, -1) : piece;
    if (isFault) faults.push({ start, end: plain.length });
  }
  return { id: `faults: ${id}`, text: plain, faults };
}
