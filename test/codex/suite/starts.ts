/** Files that a profile is applied to. */
import type { ProfileId } from '../../../server/src/risk/profiles.ts';
import { articleColumns } from '../../fixtures/article.ts';

interface Start {
  readonly name: string;
  readonly text: (profile: ProfileId) => string;
  /** A command that its own rules forbid; without rules of its own the file gets those of the profile. */
  readonly forbids?: string;
}

const loose = `# Everything goes.
allowed_approval_policies = ["never"]
allowed_approvals_reviewers = ["auto_review"]
allowed_sandbox_modes = ["read-only", "danger-full-access"]
allowed_web_search_modes = ["live"]

[features]
skill_mcp_dependency_install = true
memories = true
computer_use = true
browser_use = true
browser_use_external = true
apps = true
`;

const inline = `features = { apps = false, browser_use = true } # why
mcp_servers.docs.identity.command = "docs"
permissions.filesystem.deny_read = ["~/.ssh"]
rules.prefix_rules = []
`;

const strict = `allowed_approval_policies = ["never"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only"]
allowed_web_search_modes = []

[mcp_servers]

[features]
apps = false
memories = false
in_app_browser = false
`;

/** With Windows line ends, rules of its own, and keys that a table has swallowed. */
const swallowed = `[rules]
prefix_rules = [{ pattern = [{ token = "rm" }], decision = "forbidden" }]
allowed_sandbox_modes = ["read-only"]
allowed_approval_policies = ["on-request"]

[otel]
environment = "prod"
log_user_prompt = false
`.replaceAll('\n', '\r\n');

export const starts: readonly Start[] = [
  { name: 'an empty file', text: () => '' },
  { name: 'the article’s own column', text: (profile) => articleColumns[profile] },
  { name: 'the article’s loosest column', text: () => articleColumns['high-utility'] },
  { name: 'a loose file', text: () => loose },
  { name: 'inline tables and dotted keys', text: () => inline },
  { name: 'a strict file', text: () => strict },
  { name: 'swallowed keys', text: () => swallowed, forbids: 'rm none' },
];
