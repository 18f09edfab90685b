import assert from 'node:assert/strict';
import { articleColumns } from '../../../../test/fixtures/article.ts';
import { postureMatrix } from '../../../src/features/posture/matrix.ts';
import { profileIds } from '../../../src/risk/profiles.ts';
import { applyProfile } from '../../../src/rules/apply.ts';
import { lines } from '../../rules/golden.ts';
import { analysisOf, matrixOf, statesOf } from './matrix-of.ts';

/** What an empty file is to the profiles from the loosest to the strictest. */
const nothing = {
  allowed_approval_policies: '...',
  allowed_approvals_reviewers: '...',
  guardian_policy_config: '===',
  'rules.prefix_rules': '...',
  'permissions.filesystem.deny_read': '=..',
  allowed_sandbox_modes: '...',
  allowed_web_search_modes: '...',
  mcp_servers: '...',
  'features.skill_mcp_dependency_install': '=..',
  'features.memories': '==.',
  'features.computer_use': '=..',
  'features.browser_use': '=..',
  'features.in_app_browser': '==.',
  'features.apps': '==.',
};

const refusedFile = 'Codex 0.169 refuses the file: none of this counts until that is put right.';

describe('the posture of a requirements.toml', () => {
  const profiles = {
    'high-utility': {
      allowed_approval_policies: '=--',
      allowed_approvals_reviewers: '=--',
      guardian_policy_config: '===',
      'rules.prefix_rules': '===',
      'permissions.filesystem.deny_read': '=..',
      allowed_sandbox_modes: '=--',
      allowed_web_search_modes: '=--',
      mcp_servers: '==-',
      'features.skill_mcp_dependency_install': '=..',
      'features.memories': '==.',
      'features.computer_use': '=..',
      'features.browser_use': '=..',
      'features.in_app_browser': '==.',
      'features.apps': '==.',
    },
    balanced: {
      allowed_approval_policies: '+=-',
      allowed_approvals_reviewers: '+==',
      guardian_policy_config: '===',
      'rules.prefix_rules': '===',
      'permissions.filesystem.deny_read': '+==',
      allowed_sandbox_modes: '+=-',
      allowed_web_search_modes: '+=-',
      mcp_servers: '==-',
      'features.skill_mcp_dependency_install': '+==',
      'features.memories': '==.',
      'features.computer_use': '+==',
      'features.browser_use': '+==',
      'features.in_app_browser': '==.',
      'features.apps': '==.',
    },
    'security-oriented': {
      allowed_approval_policies: '++=',
      allowed_approvals_reviewers: '+==',
      guardian_policy_config: '===',
      'rules.prefix_rules': '===',
      'permissions.filesystem.deny_read': '+==',
      allowed_sandbox_modes: '++=',
      allowed_web_search_modes: '++=',
      mcp_servers: '++=',
      'features.skill_mcp_dependency_install': '+==',
      'features.memories': '++=',
      'features.computer_use': '+==',
      'features.browser_use': '+==',
      'features.in_app_browser': '++=',
      'features.apps': '++=',
    },
  };

  for (const [index, profile] of profileIds.entries()) {
    it(`meets ${profile} where it is that profile`, () => {
      const matrix = matrixOf(applyProfile('', profile));
      assert.deepEqual(statesOf(matrix), profiles[profile]);
      assert.equal(matrix.reached, profile);
      assert.equal(matrix.met[profile], 14);
      assert.deepEqual([matrix.ignored, matrix.refused, matrix.notes], [0, false, []]);
      assert.ok(
        matrix.rows.every(({ cells }) => cells[profile].state === 'met'),
        'nothing else in its own column',
      );
      assert.equal(
        Object.values(profiles[profile])
          .map((states) => states[index])
          .join(''),
        '='.repeat(14),
      );
    });
  }

  it('is what an empty file leaves open', () => {
    const matrix = matrixOf('');
    assert.deepEqual(statesOf(matrix), nothing);
    assert.deepEqual(matrix.met, { 'high-utility': 8, balanced: 4, 'security-oriented': 1 });
    assert.equal(matrix.reached, undefined);
    assert.ok(matrix.rows.every(({ value, span }) => value === undefined && span === undefined));
    assert.deepEqual([matrix.rows[5]?.notes, matrix.rows[5]?.absent], [[], 'Users may switch the sandbox off.']);
  });

  const open: Readonly<
    Record<string, { text: string; differs: Record<string, string>; ignored?: number; refused?: true }>
  > = {
    'a narrower list': { text: 'allowed_sandbox_modes = ["read-only"]', differs: { allowed_sandbox_modes: '++=' } },
    'a list that comes to the same': {
      text: 'allowed_sandbox_modes = ["workspace-write", "read-only"]\nallowed_web_search_modes = []',
      differs: { allowed_sandbox_modes: '+=-', allowed_web_search_modes: '++=' },
    },
    'a value that reads as another': {
      text: 'allowed_approval_policies = ["untrusted", "on-failure"]',
      differs: { allowed_approval_policies: '+--' },
    },
    'permission profiles in place of modes': {
      text: 'default_permissions = ":workspace"\n[allowed_permission_profiles]\n":workspace" = true',
      differs: { allowed_sandbox_modes: '+=-' },
    },
    'more patterns than asked for': {
      text: lines('[permissions.filesystem]', 'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*", "~/.ssh/**"]'),
      differs: { 'permissions.filesystem.deny_read': '+++' },
    },
    'some of the patterns': {
      text: '[permissions.filesystem]\ndeny_read = ["~/**/.env", "**/.env.*", "**/*.env.*"]',
      differs: { 'permissions.filesystem.deny_read': '+--' },
    },
    'patterns that guard nothing': {
      text: '[permissions.filesystem]\ndeny_read = [".env", "**/.env", "**.env.*"]',
      differs: { 'permissions.filesystem.deny_read': '=xx' },
    },
    'a feature under its older name': {
      text: '[features]\nconnectors = false',
      differs: { 'features.apps': '++=' },
    },
    'a feature that is forced on': { text: '[features]\napps = true', differs: { 'features.apps': '==-' } },
    'a misspelt key': {
      text: 'allowed_sandbox_mode = ["read-only"]\n[features]\nappz = false',
      differs: { allowed_sandbox_modes: 'xxx', 'features.apps': 'xxx' },
      ignored: 2,
    },
    'a misspelt key whose finding is taken away': {
      text: 'allowed_sandbox_mode = ["read-only"] # codex-policy: ignore[unknown-key] soon',
      differs: { allowed_sandbox_modes: 'xxx' },
      ignored: 1,
    },
    'the article’s name of a key': {
      text: 'allowed_approval_reviewers = ["user"]',
      differs: { allowed_approvals_reviewers: 'xxx' },
      ignored: 1,
    },
    'a key in another table': {
      text: '[features]\napps = false\nallowed_sandbox_modes = ["read-only"]',
      differs: { 'features.apps': '++=', allowed_sandbox_modes: 'xxx' },
      refused: true,
    },
    'a value of the wrong type': {
      text: 'allowed_web_search_modes = "cached"',
      differs: { allowed_web_search_modes: 'xxx' },
      refused: true,
    },
    'a value that Codex does not know': {
      text: 'allowed_sandbox_modes = ["read-only", "write"]',
      differs: { allowed_sandbox_modes: 'xxx' },
      refused: true,
    },
    'an unknown key in the middle of a server': {
      text: '[mcp_servers.a]\nidentity = { command = "a" }\ncolour = 1',
      differs: { mcp_servers: '==-' },
      ignored: 1,
    },
    'a half-typed line': {
      text: 'allowed_sandbox_modes = ["read-only"]\nallowed_web',
      differs: { allowed_sandbox_modes: '++=' },
      refused: true,
    },
  };

  for (const [name, { text, differs, ignored = 0, refused = false }] of Object.entries(open)) {
    it(`tells ${name}`, () => {
      const matrix = matrixOf(text);
      assert.deepEqual(statesOf(matrix), { ...nothing, ...differs });
      assert.deepEqual([matrix.ignored, matrix.refused], [ignored, refused]);
    });
  }

  it('says that nothing of the article’s columns pasted into one file counts, and what is lost', () => {
    const { rows, notes, reached, refused, ignored } = matrixOf(articleColumns.balanced);
    assert.deepEqual([refused, ignored, reached, notes], [true, 1, undefined, [refusedFile]]);
    const lost = rows.filter(({ cells }) => cells.balanced.state === 'ignored').map(({ id, value }) => [id, value]);
    assert.deepEqual(lost, [
      ['allowed_approvals_reviewers', '["user"]'],
      ['permissions.filesystem.deny_read', 'deny_read, allowed_sandbox_modes, allowed_web_search_modes'],
      ['allowed_sandbox_modes', '["read-only","workspace-write"]'],
      ['allowed_web_search_modes', '["cached"]'],
      ['features.skill_mcp_dependency_install', 'false'],
      ['features.memories', 'true'],
      ['features.computer_use', 'false'],
      ['features.browser_use', 'false'],
      ['features.in_app_browser', 'true'],
      ['features.apps', 'true'],
    ]);
  });

  it('names no profile for a file that Codex refuses', () => {
    const matrix = matrixOf(`${applyProfile('', 'balanced')}\n[features`);
    assert.equal(matrix.met.balanced, 14);
    assert.equal(matrix.reached, undefined);
    assert.deepEqual(matrix.notes, [refusedFile, 'Codex refuses this file: expected `]` after the table name.']);
  });

  it('says what Codex makes of a value, where it stands', () => {
    const text = '[features]\nbrowser_use = false\nappz = false\n';
    const { rows } = matrixOf(text);
    const browser = rows.find(({ id }) => id === 'features.browser_use');
    assert.deepEqual(
      [browser?.value, browser?.span && text.slice(browser.span.start, browser.span.end)],
      ['false', 'browser_use'],
    );
    assert.deepEqual(browser?.notes, [
      '`features.browser_use = false` leaves open `browser_use_external` and `browser_use_full_cdp_access`, which Codex 0.169 has on by default: the same can be done that way.',
    ]);
    const apps = rows.find(({ id }) => id === 'features.apps');
    assert.deepEqual([apps?.value, apps?.span && text.slice(apps.span.start, apps.span.end)], ['false', 'appz']);
    assert.deepEqual(apps?.notes, ['Codex 0.169 does not know `features.appz` and ignores it. Did you mean `apps`?']);
  });

  it('shows what is written on one line, without what a terminal would act on', () => {
    const text = lines(
      'allowed_web_search_modes = [',
      '  "cached", # \u202e pages',
      '  "a\u001b[31m"',
      ']',
      '[[rules.prefix_rules]]',
      'decision = "prompt"',
      '[[rules.prefix_rules]]',
      'decision = "prompt"',
      '[mcp_servers.docs]',
      'identity = { command = "secret" }',
    );
    const values = matrixOf(text).rows.map(({ value }) => value);
    assert.equal(values[6], '["cached", "a\ufffd[31m"]');
    assert.equal(values[3], '2 entries');
    assert.equal(values[7], 'docs');
    const long = matrixOf(`guardian_policy_config = "${'x'.repeat(500)}"`).rows[2]?.value ?? '';
    assert.deepEqual([long.length, long.slice(-2)], [160, 'x…']);
  });

  it('is worked out once for each version of a file', () => {
    const analysis = analysisOf('');
    assert.equal(postureMatrix(analysis), postureMatrix(analysis));
  });

  it('is for policies and defaults only', () => {
    assert.equal(postureMatrix(analysisOf('', 'config')), undefined);
    assert.equal(postureMatrix(analysisOf('', 'agent-role')), undefined);
    assert.equal(postureMatrix({ ...analysisOf(''), kind: undefined }), undefined);
  });
});
