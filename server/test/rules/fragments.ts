/** Random policies built from statements as people write them. */
import fc from 'fast-check';

const rootKeys = [
  'allowed_approval_policies = ["never", "on-request"] # approvals',
  'allowed_approval_policies = [\n  # u\n  "untrusted", # only\n  { granular = { rules = true } },\n]',
  'allowed_approval_policies = "never"',
  'allowed_approvals_reviewers = ["auto_review", "user"]',
  "allowed_approvals_reviewers = ['auto_reviewer']",
  'allowed_approval_reviewers = ["auto_reviewer", "user"] # who',
  'guardian_policy_config = ""',
  'guardian_policy_config = """\nallowed_sandbox_modes = []\n[features]\n"""',
  'allowed_sandbox_modes = ["read-only", "danger-full-access"]',
  '"allowed_sandbox_modes" = [ \'workspace-write\' ]',
  'allowed_web_search_modes = ["live", "cached", "indexed"]',
  'allowed_web_search_modes = []',
  'allow_browser_and_computer_use = false',
  'features.apps = true',
  'features.browser_use = true',
  'features = { browser_use = false, memories = true } # pins',
  'permissions.filesystem.deny_read = [".env"]',
  'mcp_servers.a.identity.command = "a"',
  'mcp_servers = {}',
  'hooks.Stop = [{ hooks = [] }]',
  'rules.prefix_rules = []',
];

const tables = [
  '[features]\nbrowser_use = false\nbrowser_use = true # pane',
  '[features] # pins\nmemories = true\ncomputer_use = true',
  '[features]\napps = False',
  '["features"]\n"apps" = true\n\nin_app_browser = true',
  '[permissions.filesystem.deny_read]\ndeny_read = [".env", "**/.env", "**.env.*"] # secrets',
  '[permissions.filesystem]\ndeny_read = [\n  "~/**/.ssh/**", # keys\n  "**/.env"\n]',
  '[permissions.own]\nextends = ":danger-full-access"',
  '[allowed_permission_profiles]\nown = true\n":read-only" = true',
  '[mcp_servers]\nNote: Empty table restricts all.',
  '[mcp_servers.local] # mine\nidentity = { command = "x" }',
  '[mcp_servers.remote.identity]\nurl = "http://example.com"',
  '[rules]\nprefix_rules = [\n  { pattern = [{ token = "rm" }], decision = "forbidden" },\n]',
  '[rules]\nallowed_web_search_modes = ["live"] # lost',
  '[[hooks.PreToolUse]]\nmatcher = "Bash"\n\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = "/opt/check"',
  '[experimental_network.domains]\n"*" = "allow"',
];

const comments = ['# codex-policy: profile = strict', '# -----', '#', '', '', '# allowed_sandbox_modes = []'];

/** What no control governs: it stays as it is whatever is fixed. */
export const unrelated = {
  rootKeys: ['log_dir = "/var/log/codex" # marker', 'allow_appshots   =   false', 'marker = [ 1,2 , # marker\n 3 ]'],
  tables: [
    '[otel] # marker\nenvironment = "prod" # marker\n# marker',
    '[apps.x]\nenabled = false',
    '[[marker]]\na = "é\\u0041"',
    '[marker_2]\n"a b".c = { d = 1 } # marker',
  ],
};

/** Root keys, then tables, each perhaps with comments between; most parse, some do not. */
export const policies: fc.Arbitrary<string> = fc
  .record({
    root: fc.array(fc.constantFrom(...rootKeys, ...comments, ...unrelated.rootKeys), { maxLength: 6 }),
    tables: fc.array(fc.constantFrom(...tables, ...tables, ...comments, ...unrelated.tables), { maxLength: 6 }),
    windows: fc.boolean(),
    ended: fc.boolean(),
  })
  .map(({ root, tables: below, windows, ended }) => {
    const text = [...root, ...below].join('\n') + (ended ? '\n' : '');
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });
