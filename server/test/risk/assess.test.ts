import assert from 'node:assert/strict';
import { assess } from '../../src/risk/assess.ts';
import { requirementsControls } from '../../src/risk/controls/requirements.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { parseDocument } from '../../src/toml/document.ts';

/** The states of a control for High Utility, Balanced and Security-oriented; offenders stand behind `weaker:`. */
function states(id: string, text: string): string[] {
  return profileIds.map((profile) => state(id, text, profile));
}

function state(id: string, text: string, profile: ProfileId): string {
  const control = requirementsControls.find((candidate) => candidate.id === id);
  assert.ok(control);
  const assessment = assess(parseDocument(text), control, profile);
  if (assessment.state !== 'weaker') return assessment.state;
  return `weaker: ${assessment.offenders.map(({ shown }) => shown).join(' ')}`;
}

/** Values of one control, each with its states for the three profiles. */
type Table = Readonly<Record<string, readonly [string, string, string]>>;

function cases(id: string, write: (value: string) => string, table: Table): void {
  describe(`assess ${id}`, () => {
    for (const [value, expected] of Object.entries(table)) {
      it(`${value || '(nothing)'}: ${expected.join(' · ')}`, () => {
        assert.deepEqual(states(id, write(value)), expected);
      });
    }
  });
}

const all = (state: string) => [state, state, state] as const;

cases('allowed_approval_policies', (value) => value && `allowed_approval_policies = ${value}`, {
  '': all('missing'),
  '["untrusted", "on-request", "never"]': ['met', 'weaker: on-request never', 'weaker: untrusted on-request'],
  '["untrusted"]': ['met', 'met', 'weaker: untrusted'],
  // Stricter than a profile is never a finding, whatever it is stricter in.
  '["never"]': all('met'),
  '["untrusted", "never"]': ['met', 'weaker: never', 'weaker: untrusted'],
  '["never", "untrusted"]': ['met', 'weaker: never', 'weaker: untrusted'],
  '["never", "on-request"]': ['met', 'weaker: on-request', 'weaker: on-request'],
  '["on-failure"]': ['met', 'weaker: on-failure', 'weaker: on-failure'],
  '[{ granular = { rules = true } }]': ['met', 'weaker: granular', 'weaker: granular'],
  // What Codex does not know is refused: no question of risk.
  '["sometimes"]': all('unreadable'),
  '["sometimes", "on-request"]': ['unreadable', 'weaker: on-request', 'weaker: on-request'],
  '[]': all('met'),
  '"never"': all('unreadable'),
  true: all('unreadable'),
});

cases('allowed_approvals_reviewers', (value) => value && `allowed_approvals_reviewers = ${value}`, {
  '': all('missing'),
  '["user"]': all('met'),
  '["auto_review", "user"]': ['met', 'weaker: auto_review', 'weaker: auto_review'],
  '["guardian_subagent"]': ['met', 'weaker: guardian_subagent', 'weaker: guardian_subagent'],
  '["auto_reviewer"]': all('unreadable'),
  '{}': all('unreadable'),
});

cases('guardian_policy_config', (value) => value, {
  '': all('met'),
  'allowed_approvals_reviewers = ["user"]': all('met'),
  'allowed_approvals_reviewers = ["user", "auto_review"]': ['missing', 'met', 'met'],
  'allowed_approvals_reviewers = ["guardian_subagent"]': ['missing', 'met', 'met'],
  'allowed_approvals_reviewers = ["auto_review"]\nguardian_policy_config = "No."': all('met'),
  'allowed_approvals_reviewers = ["auto_review"]\nguardian_policy_config = " \\n"': ['missing', 'met', 'met'],
  'allowed_approvals_reviewers = ["auto_review"]\nguardian_policy_config = 1': ['missing', 'met', 'met'],
});

cases('rules.prefix_rules', (value) => value, {
  '': all('missing'),
  'rules.prefix_rules = []': all('missing'),
  'rules.prefix_rules = [{}]': all('met'),
  '[[rules.prefix_rules]]\ndecision = "forbidden"': all('met'),
  '[rules]\nprefix_rules = "none"': all('missing'),
});

cases('permissions.filesystem.deny_read', (value) => value && `permissions.filesystem.deny_read = ${value}`, {
  '': ['met', 'missing', 'missing'],
  '[]': ['met', ...twice('weaker: ~/**/.env, ~/**/.env.*, ~/**/*.env.*')],
  '["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]': all('met'),
  '["~/**/*.env.*", "~/**/.env"]': all('met'),
  '["~/**"]': all('met'),
  '["~"]': all('met'),
  '["~/**/.env*"]': ['met', ...twice('weaker: ~/**/*.env.*')],
  '["~/**/.env*", "~/**/*.env.*", "/srv/keys"]': all('met'),
  '["~/code/**"]': ['met', ...twice('weaker: ~/**/.env, ~/**/.env.*, ~/**/*.env.*')],
  // What the article writes guards nothing: that is a finding of its own, and no second one.
  '[".env", "**/.env", "**.env.*"]': all('met'),
  '[".env"]': ['met', ...twice('weaker: ~/**/.env.*, ~/**/*.env.*')],
  '["~/**", 1, true]': all('met'),
  '"~/**"': all('unreadable'),
  '{ deny_read = [] }': all('unreadable'),
});

cases(
  'allowed_sandbox_modes',
  (value) => value && (value.startsWith('[a') ? value : `allowed_sandbox_modes = ${value}`),
  {
    '': all('missing'),
    '["read-only", "workspace-write", "danger-full-access"]': [
      'met',
      'weaker: danger-full-access',
      'weaker: workspace-write danger-full-access',
    ],
    '["read-only", "workspace-write"]': ['met', 'met', 'weaker: workspace-write'],
    '["workspace-write"]': ['met', 'met', 'weaker: workspace-write'],
    '["read-only"]': all('met'),
    '[]': all('met'),
    '["external-sandbox"]': ['met', ...twice('weaker: external-sandbox')],
    '["read-only", "all"]': all('unreadable'),
    '["constructor"]': all('unreadable'),
    '{}': all('unreadable'),
    '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = false': all('met'),
    '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true': ['met', 'met', 'weaker: :workspace'],
    '[allowed_permission_profiles]\n":danger-full-access" = true': ['met', ...twice('weaker: :danger-full-access')],
    '[allowed_permission_profiles]\n":danger-full-access" = false': all('met'),
    '[allowed_permission_profiles]\nown = true': all('met'),
    '[allowed_permission_profiles]\nown = true\n[permissions.own]\nextends = ":workspace"': [
      'met',
      'met',
      'weaker: own',
    ],
    '[allowed_permission_profiles]\na = true\n[permissions]\na.extends = "b"\nb.extends = ":danger-full-access"': [
      'met',
      ...twice('weaker: a'),
    ],
    '[allowed_permission_profiles]\na = true\n[permissions]\na.extends = "b"\nb.extends = "a"': all('met'),
    '[allowed_permission_profiles]\n":danger-full-access" = "yes"': all('met'),
  },
);

const machines = (own: string, ...lists: readonly string[]) =>
  [own, ...lists.map((list) => `[[remote_sandbox_config]]\nhostname_patterns = ["a"]\n${list}`)].join('\n');

cases('allowed_sandbox_modes', (value) => value, {
  [machines('allowed_sandbox_modes = ["read-only"]', 'allowed_sandbox_modes = ["read-only"]')]: all('met'),
  [machines('allowed_sandbox_modes = ["read-only"]', 'allowed_sandbox_modes = ["read-only", "workspace-write"]')]: [
    'met',
    'met',
    'weaker: workspace-write',
  ],
  // Each list counts, and every value that is too much is named.
  [machines(
    'allowed_sandbox_modes = ["read-only", "workspace-write"]',
    'allowed_sandbox_modes = ["read-only"]',
    'allowed_sandbox_modes = ["workspace-write", "danger-full-access"]',
  )]: ['met', 'weaker: danger-full-access', 'weaker: workspace-write workspace-write danger-full-access'],
  // A list for some machines leaves the others as they were.
  [machines('', 'allowed_sandbox_modes = ["danger-full-access"]')]: all('missing'),
  [machines('allowed_sandbox_modes = ["read-only"]', '')]: all('met'),
  [machines('allowed_sandbox_modes = ["read-only"]', 'allowed_sandbox_modes = "all"')]: all('unreadable'),
  [machines(
    'allowed_sandbox_modes = ["read-only"]',
    'allowed_sandbox_modes = ["all"]',
    'allowed_sandbox_modes = ["danger-full-access"]',
  )]: ['unreadable', ...twice('weaker: danger-full-access')],
  'allowed_sandbox_modes = ["read-only"]\nremote_sandbox_config = 1': all('met'),
});

cases('allowed_web_search_modes', (value) => value && `allowed_web_search_modes = ${value}`, {
  '': all('missing'),
  '["live", "cached"]': ['met', 'weaker: live', 'weaker: live cached'],
  '["cached"]': ['met', 'met', 'weaker: cached'],
  // Codex allows `disabled` in any case.
  '["disabled"]': all('met'),
  '["cached", "disabled"]': ['met', 'met', 'weaker: cached'],
  '["disabled", "live"]': ['met', 'weaker: live', 'weaker: live'],
  '["indexed"]': ['met', 'weaker: indexed', 'weaker: indexed'],
  '[]': all('met'),
  '"disabled"': all('unreadable'),
});

cases('mcp_servers', (value) => value, {
  '': all('missing'),
  '[mcp_servers]': all('met'),
  'mcp_servers = {}': all('met'),
  '[mcp_servers.a]\nidentity = { command = "a" }': ['met', 'met', 'weaker: a'],
  'mcp_servers = { a = {}, "b c" = {} }': ['met', 'met', 'weaker: a b c'],
  'mcp_servers.a.identity.command = "a"': ['met', 'met', 'weaker: a'],
  'mcp_servers = []': all('unreadable'),
});

for (const [name, ...wanted] of [
  ['skill_mcp_dependency_install', true, false, false],
  ['memories', true, true, false],
  ['computer_use', true, false, false],
  ['browser_use', true, false, false],
  ['in_app_browser', true, true, false],
  ['apps', true, true, false],
] as const) {
  const per = (asksForTrue: string, asksForFalse: string) =>
    wanted.map((value) => (value ? asksForTrue : asksForFalse)) as unknown as readonly [string, string, string];
  cases(`features.${name}`, (value) => value && `[features]\n${name} = ${value}`, {
    // `true` forces a feature on: leaving it out is no weaker than a profile that says `true`.
    '': per('met', 'missing'),
    true: per('met', 'weaker: true'),
    false: all('met'),
    '"false"': all('unreadable'),
  });
}

cases('features.apps', (value) => value, {
  '[features]\nconnectors = true': ['met', 'met', 'weaker: true'],
  '[features]\nconnectors = false': all('met'),
  '[feature_requirements]\napps = true': ['met', 'met', 'weaker: true'],
  '[feature_requirements]\nconnectors = "no"': all('unreadable'),
  // Of two names the last in the alphabet counts, wherever it stands.
  '[features]\nconnectors = true\napps = false': ['met', 'met', 'weaker: true'],
  '[features]\napps = true\nconnectors = false': all('met'),
});

cases('features.memories', (value) => value, {
  '[features]\nmemory_tool = true': ['met', 'met', 'weaker: true'],
  '[features]\nmemories = false\nmemory_tool = true': ['met', 'met', 'weaker: true'],
});

cases('hooks', (value) => value, { '': all('met'), '[[hooks.Stop]]': all('met'), 'hooks = 1': all('met') });

function twice(state: string): readonly [string, string] {
  return [state, state];
}
