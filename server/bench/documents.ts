/** The policies that are typed into. */

export interface BenchDocument {
  readonly title: string;
  readonly text: string;
}

const head = `# bench 0
allowed_approval_policies = ["on-request", "never"]
allowed_approvals_reviewers = ["user", "auto_review"]
allowed_sandbox_modes = ["read-only", "workspace-write"]
allowed_web_search_modes = ["cached"]
allow_managed_hooks_only = true

[features]
hooks = true
memories = false
computer_use = false

[permissions.filesystem]
deny_read = ["~/**/.env", "~/.ssh/**"]

[hooks]
managed_dir = "/etc/codex/hooks"

[[hooks.PreToolUse]]
matcher = "^Bash$"

[[hooks.PreToolUse.hooks]]
type = "command"
command = "/etc/codex/hooks/before.sh"
timeout = 30

[rules]
prefix_rules = [
  { pattern = [{ any_of = ["bash", "sh"] }], decision = "prompt", justification = "Ask before a shell" },
]
`;

const server = (index: number) => `
# Served by team ${index}
[mcp_servers.tool_${index}]
identity = { command = "/opt/tools/tool-${index}" }
`;

const app = (index: number) => `
[apps.app_${index}]
enabled = ${index % 2 === 0}
`;

/** A policy of about so many lines: what most have at the top, then servers and apps. */
export function policyOf(lines: number): BenchDocument {
  let text = head;
  let written = count(head);
  for (let index = 0; written < lines; index++) {
    const part = index % 2 === 0 ? server(index) : app(index);
    text += part;
    written += count(part);
  }
  return { title: `a policy of ${written} lines`, text };
}

export function count(text: string): number {
  return text.split('\n').length - 1;
}
