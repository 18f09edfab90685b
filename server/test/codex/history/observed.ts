/** What the asked releases made of small documents, each run as /etc/codex/requirements.toml: observed, release by release. What depends on the files of the machine is left out. */

/** A document, and the runs of releases that refused it; the others loaded it. */
export interface Observed {
  readonly name: string;
  readonly text: string;
  readonly refused: readonly (readonly [from: number, to: number])[];
}

export const observed: readonly Observed[] = [
  { name: 'sandbox-modes-need-read-only', text: 'allowed_sandbox_modes = ["workspace-write"]\n', refused: [[77, 169]] },
  { name: 'sandbox-modes-empty', text: 'allowed_sandbox_modes = []\n', refused: [[77, 169]] },
  { name: 'approval-policies-empty', text: 'allowed_approval_policies = []\n', refused: [[77, 169]] },
  {
    name: 'approval-list-without-default-on-request',
    text: 'allowed_approval_policies = ["never"]\n',
    refused: [[77, 90]],
  },
  { name: 'approval-only-untrusted', text: 'allowed_approval_policies = ["untrusted"]\n', refused: [[77, 90]] },
  {
    name: 'approval-granular-as-string',
    text: 'allowed_approval_policies = ["on-request","granular"]\n',
    refused: [[77, 169]],
  },
  {
    name: 'approval-granular-table',
    text: 'allowed_approval_policies = ["on-request", { granular = { sandbox_approval = true, rules = true, mcp_elicitations = true } }]\n',
    refused: [[77, 113]],
  },
  {
    name: 'approval-granular-missing-field',
    text: 'allowed_approval_policies = ["on-request", { granular = { sandbox_approval = true } }]\n',
    refused: [[77, 169]],
  },
  {
    name: 'approval-unknown-value',
    text: 'allowed_approval_policies = ["on-request","bogus"]\n',
    refused: [[77, 169]],
  },
  { name: 'reviewers-empty', text: 'allowed_approvals_reviewers = []\n', refused: [[121, 169]] },
  {
    name: 'reviewers-auto_review',
    text: 'allowed_approvals_reviewers = ["user","auto_review"]\n',
    refused: [[121, 123]],
  },
  {
    name: 'reviewers-guardian_subagent',
    text: 'allowed_approvals_reviewers = ["user","guardian_subagent"]\n',
    refused: [],
  },
  { name: 'web-search-empty', text: 'allowed_web_search_modes = []\n', refused: [] },
  { name: 'web-search-live-only', text: 'allowed_web_search_modes = ["live"]\n', refused: [] },
  { name: 'web-search-indexed', text: 'allowed_web_search_modes = ["cached","indexed"]\n', refused: [[104, 140]] },
  {
    name: 'net-domains-with-allowed_domains',
    text: '[experimental_network]\nallowed_domains = ["a.com"]\n[experimental_network.domains]\n"b.com" = "allow"\n',
    refused: [[118, 169]],
  },
  {
    name: 'net-empty-domains-with-allowed_domains',
    text: '[experimental_network]\nallowed_domains = ["a.com"]\ndomains = {}\n',
    refused: [[118, 169]],
  },
  {
    name: 'net-unix_sockets-with-allow_unix_sockets',
    text: '[experimental_network]\nallow_unix_sockets = ["/a"]\nunix_sockets = { "/b" = "allow" }\n',
    refused: [[118, 169]],
  },
  {
    name: 'net-star-deny',
    text: '[experimental_network]\nenabled = true\n[experimental_network.domains]\n"*" = "deny"\n',
    refused: [[118, 169]],
  },
  {
    name: 'net-star-allow',
    text: '[experimental_network]\nenabled = true\n[experimental_network.domains]\n"*" = "allow"\n',
    refused: [[118, 169]],
  },
  {
    name: 'net-legacy-lists',
    text: '[experimental_network]\nenabled = true\nallowed_domains = ["a.com"]\ndenied_domains = ["b.com"]\n',
    refused: [],
  },
  {
    name: 'net-domains-map',
    text: '[experimental_network]\nenabled = true\n[experimental_network.domains]\n"a.com" = "allow"\n"b.com" = "deny"\n',
    refused: [],
  },
  {
    name: 'net-unix_sockets-none',
    text: '[experimental_network]\nunix_sockets = { "/b" = "none" }\n',
    refused: [[136, 169]],
  },
  {
    name: 'net-experimental-and-network_proxy',
    text: '[experimental_network]\nenabled = true\n[network_proxy]\nenabled = true\n',
    refused: [[166, 169]],
  },
  {
    name: 'net-experimental-and-permissions.network',
    text: '[experimental_network]\nenabled = true\n[permissions.network]\nenabled = true\n',
    refused: [[133, 169]],
  },
  { name: 'perm-network-table', text: '[permissions.network]\nenabled = true\n', refused: [[133, 166]] },
  { name: 'perm-network-empty', text: '[permissions.network]\n', refused: [[133, 169]] },
  {
    name: 'rules-decision-allow',
    text: '[rules]\nprefix_rules = [{ pattern = [{ token = "rm" }], decision = "allow" }]\n',
    refused: [[98, 169]],
  },
  {
    name: 'rules-decision-missing',
    text: '[rules]\nprefix_rules = [{ pattern = [{ token = "rm" }] }]\n',
    refused: [[98, 169]],
  },
  {
    name: 'rules-decision-prompt-user',
    text: '[rules]\nprefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt-user" }]\n',
    refused: [[98, 166]],
  },
  { name: 'rules-empty', text: '[rules]\nprefix_rules = []\n', refused: [[98, 169]] },
  {
    name: 'rules-blank-justification',
    text: '[rules]\nprefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt", justification = " " }]\n',
    refused: [[98, 169]],
  },
  {
    name: 'rules-token-and-any_of',
    text: '[rules]\nprefix_rules = [{ pattern = [{ token = "rm", any_of = ["x"] }], decision = "prompt" }]\n',
    refused: [[98, 169]],
  },
  {
    name: 'rules-empty-pattern',
    text: '[rules]\nprefix_rules = [{ pattern = [], decision = "prompt" }]\n',
    refused: [[98, 169]],
  },
  {
    name: 'profiles-without-default',
    text: '[allowed_permission_profiles]\n":workspace" = true\n',
    refused: [[138, 169]],
  },
  {
    name: 'profiles-both-builtin-without-default',
    text: '[allowed_permission_profiles]\n":workspace" = true\n":read-only" = true\n',
    refused: [],
  },
  {
    name: 'profiles-undefined-name',
    text: 'default_permissions = "corp"\n[allowed_permission_profiles]\ncorp = true\n',
    refused: [[138, 169]],
  },
  {
    name: 'profile-definition',
    text: 'default_permissions = "corp"\n[allowed_permission_profiles]\ncorp = true\n[permissions.corp]\nextends = ":read-only"\n',
    refused: [[133, 136]],
  },
  {
    name: 'profile-definition-without-allowlist',
    text: '[permissions.corp]\nextends = ":read-only"\n',
    refused: [[133, 169]],
  },
  { name: 'allowed_permissions-list-0.133', text: 'allowed_permissions = [":read-only", ":workspace"]\n', refused: [] },
  { name: 'deny_read-plain', text: '[permissions.filesystem]\ndeny_read = ["/etc/secret"]\n', refused: [] },
  { name: 'deny_read-glob', text: '[permissions.filesystem]\ndeny_read = ["/etc/secret/**/*.pem"]\n', refused: [] },
  {
    name: 'deny_read-glob-no-literal-prefix',
    text: '[permissions.filesystem]\ndeny_read = ["/**/*.pem"]\n',
    refused: [],
  },
  {
    name: 'deny_read-windows-path-on-linux',
    text: "[permissions.filesystem]\ndeny_read = ['C:\\secret']\n",
    refused: [[157, 169]],
  },
  { name: 'deny_read-relative', text: '[permissions.filesystem]\ndeny_read = ["secret"]\n', refused: [] },
  { name: 'filesystem-reserved-keys', text: '[permissions.filesystem]\ndescription = "x"\n', refused: [[133, 169]] },
  { name: 'mcp-missing-identity', text: '[mcp_servers.a]\n', refused: [[90, 169]] },
  { name: 'mcp-config-shape', text: '[mcp_servers.a]\ncommand = "x"\n', refused: [[90, 169]] },
  { name: 'mcp-identity-command-string', text: '[mcp_servers.a]\nidentity = { command = "x" }\n', refused: [] },
  {
    name: 'mcp-identity-command-table',
    text: '[mcp_servers.a]\nidentity = { command = { executable = "x", args = [{ match = "exact", value = "y" }] } }\n',
    refused: [[90, 142]],
  },
  {
    name: 'mcp-identity-url-matcher',
    text: '[mcp_servers.a]\nidentity = { url = { match = "prefix", value = "https://x/" } }\n',
    refused: [[90, 142]],
  },
  {
    name: 'mcp-bad-regex',
    text: '[mcp_servers.a]\nidentity = { url = { match = "regex", expression = "(" } }\n',
    refused: [[90, 169]],
  },
  { name: 'unknown-top-level-key', text: 'zzz_unknown = true\n', refused: [] },
  { name: 'unknown-feature', text: '[features]\nzzz_unknown = true\n', refused: [[110, 123]] },
  { name: 'feature-not-boolean', text: '[features]\nzzz_unknown = "x"\n', refused: [[110, 169]] },
  { name: 'features-alias-collab', text: '[features]\ncollab = false\n', refused: [[110, 123]] },
  {
    name: 'feature-table-runtime_agent_instances',
    text: '[features]\nruntime_agent_instances = { enabled = true }\n',
    refused: [[110, 166]],
  },
  {
    name: 'features-rollout_budget',
    text: '[features]\nrollout_budget = true\n',
    refused: [
      [110, 123],
      [142, 169],
    ],
  },
  {
    name: 'hooks-minimal',
    text: '[[hooks.PreToolUse]]\nmatcher = "^Bash$"\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = "/x"\n',
    refused: [],
  },
  {
    name: 'hooks-managed_dir-missing',
    text: '[hooks]\nmanaged_dir = "/nonexistent/hooks"\n[[hooks.PreToolUse]]\nmatcher = "^Bash$"\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = "/x"\n',
    refused: [],
  },
  { name: 'hooks-managed_dir-only', text: '[hooks]\nmanaged_dir = "/nonexistent/hooks"\n', refused: [] },
  { name: 'hooks-unknown-event', text: '[[hooks.Bogus]]\nmatcher = 5\n', refused: [] },
  {
    name: 'hooks-type-mcp_tool',
    text: '[[hooks.PreToolUse]]\n[[hooks.PreToolUse.hooks]]\ntype = "mcp_tool"\nserver = "s"\ntool = "t"\n',
    refused: [[125, 146]],
  },
  {
    name: 'hooks-type-unknown',
    text: '[[hooks.PreToolUse]]\n[[hooks.PreToolUse.hooks]]\ntype = "bogus"\n',
    refused: [[125, 169]],
  },
  { name: 'login-methods-empty', text: 'allowed_login_methods = []\n', refused: [[148, 169]] },
  {
    name: 'remote-sandbox-missing-fields',
    text: '[[remote_sandbox_config]]\nhostname_patterns = ["*"]\n',
    refused: [[123, 169]],
  },
  {
    name: 'remote-sandbox-ok',
    text: '[[remote_sandbox_config]]\nhostname_patterns = ["*"]\nallowed_sandbox_modes = ["read-only"]\n',
    refused: [],
  },
  { name: 'apps-tool-approval-writes', text: '[apps.x.tools.y]\napproval_mode = "writes"\n', refused: [[133, 142]] },
  { name: 'model_provider-undefined', text: 'model_provider = "nope"\n', refused: [[157, 169]] },
  { name: 'residency-us', text: 'enforce_residency = "us"\n', refused: [] },
  {
    name: 'otel-exporter-otlp-http',
    text: '[otel]\nexporter = { otlp-http = { endpoint = "https://x/v1/logs", protocol = "json" } }\n',
    refused: [],
  },
  { name: 'otel-unknown-key', text: '[otel]\nzzz = 1\n', refused: [[166, 169]] },
  { name: 'marketplaces-unknown-key', text: '[marketplaces]\nzzz = 1\n', refused: [[144, 169]] },
  { name: 'application-empty-network', text: '[application.network]\n', refused: [] },
  { name: 'toml11-multiline-inline-table', text: 'zzz = {\n a = 1,\n}\n', refused: [[77, 77]] },
  { name: 'toml11-escape-e', text: 'zzz = "\\e"\n', refused: [[77, 77]] },
  { name: 'toml-bom', text: '\ufeffallowed_sandbox_modes = ["read-only"]\n', refused: [] },
  { name: 'toml-crlf', text: 'allowed_sandbox_modes = ["read-only"]\r\nzzz = 1\r\n', refused: [] },
  { name: 'toml-date-for-string', text: 'guardian_policy_config = 1979-05-27\n', refused: [[121, 146]] },
  { name: 'toml-duplicate-key', text: 'zzz = 1\nzzz = 2\n', refused: [[77, 169]] },
];
