import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyseText } from '../../src/features/analysis.ts';
import { type ProfilePreview, previewEdit, profilePreview, withChanges } from '../../src/features/apply-preview.ts';
import { requirementsControls } from '../../src/risk/controls/requirements.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { goldens } from '../goldens/goldens.ts';
import { generatedPolicies, writtenPolicies } from '../rules/every-document.ts';

function analysisOf(text: string, path = 'requirements.toml'): Analysis {
  return analyseText(text, path, {
    profile: 'balanced',
    kind: path.startsWith('managed') ? 'managed-config' : 'requirements',
  });
}

function previewOf(analysis: Analysis, profile: ProfileId): ProfilePreview {
  const preview = profilePreview(analysis, profile);
  assert.ok('changes' in preview, 'problem' in preview ? preview.problem : '');
  return preview;
}

/** What a selection of the changes of a text comes to. */
function selected(text: string, profile: ProfileId, ids: readonly string[]): string {
  const { changes } = previewOf(analysisOf(text), profile);
  return withChanges(
    text,
    changes.filter(({ unit }) => ids.includes(unit.id)),
  );
}

function assertSelections(name: string, text: string, path: string, profile: ProfileId): readonly string[] {
  const { changes, left } = previewOf(analysisOf(text, path), profile);
  const check = (selection: typeof changes) => {
    const after = parseDocument(withChanges(text, selection));
    const ids = selection.map(({ unit }) => unit.id);
    assert.deepEqual(after.faults, [], `${name}, ${profile}: ${ids}`);
    const open = selection.filter(({ unit }) => unit.state(after) !== 'met').map(({ unit }) => unit.id);
    assert.deepEqual(open, [], `${name}, ${profile}: ${ids}`);
  };
  for (const change of changes) check([change]);
  fc.assert(fc.property(fc.subarray([...changes]), check), { numRuns: 10 });
  return left.map(({ id }) => id);
}

const empty = ['', '\n', '\r\n\r\n', '\ufeff', '\ufeff \n', '# A comment.\n', '# A comment', '\r\n# A comment.\r\n'];

const shapes = [
  'model = 1',
  'features = {}\n',
  'features = { apps = true }\n',
  'features = {\n  apps = true,\n}\n',
  'features.apps = true\n',
  '[features]\n',
  '[features]\napps = true',
  '[feature_requirements]\napps = true\n',
  '[mcp_servers]\n[features]\n# none\n',
  'allowed_sandbox_modes = ["danger-full-access"]',
  '[permissions.network]\n\n[rules]\n',
  'allow_browser_and_computer_use = false\n[[remote_sandbox_config]]\nhostname_patterns = ["*"]\nallowed_sandbox_modes = ["danger-full-access"]\n',
];

/** Changes that touch the text of another: pins in a table under a wrong name, and servers with a key that belongs elsewhere. */
const inTheWay: Readonly<Record<ProfileId, readonly string[]>> = {
  'high-utility': [],
  balanced: ['bank-branches: features.browser_use'],
  'security-oriented': [
    'bank-branches: features.memories',
    'bank-branches: features.browser_use',
    'keys-after-headers: mcp_servers',
  ],
};

describe('a profile applied with a preview', () => {
  it('has a change for each control, with its name and why', () => {
    const text =
      '# Acme\nallowed_sandbox_modes = ["read-only", "danger-full-access"] # all\n\n[features]\napps = false\n';
    const analysis = analysisOf(text);
    const edit = previewEdit(analysis, previewOf(analysis, 'balanced'));
    const { changeAnnotations = {}, documentChanges = [] } = edit;
    assert.deepEqual(
      Object.entries(changeAnnotations).map(([id, { label, needsConfirmation }]) => [id, label, needsConfirmation]),
      [
        ['allowed_approval_policies', 'Approval policies', true],
        ['allowed_approvals_reviewers', 'Approval reviewers', true],
        ['rules.prefix_rules', 'Command rules', true],
        ['permissions.filesystem.deny_read', 'Files no agent may read', true],
        ['allowed_sandbox_modes', 'Sandbox modes', true],
        ['allowed_web_search_modes', 'Web search', true],
        ['mcp_servers', 'MCP servers', true],
        ['features.skill_mcp_dependency_install', 'Skills that install MCP servers', true],
        ['features.computer_use', 'Computer use', true],
        ['features.browser_use', 'Browser use', true],
        ['features.apps', 'Apps (connectors)', true],
      ],
    );
    assert.equal(
      changeAnnotations.allowed_sandbox_modes?.description,
      'Weaker than Balanced. The sandbox is what stands between an injected instruction and the user’s machine.',
    );
    assert.equal(
      changeAnnotations.allowed_web_search_modes?.description,
      'Not set: Users may search the live web. A live page is text that anyone can write: the easiest way for an injection to reach the agent.',
    );
    assert.equal(
      changeAnnotations['features.apps']?.description,
      'Stricter than Balanced, or written otherwise: this may loosen it.',
    );
    const [change] = documentChanges;
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.edits[0], {
      range: { start: { line: 1, character: 39 }, end: { line: 1, character: 57 } },
      newText: 'workspace-write',
      annotationId: 'allowed_sandbox_modes',
    });
  });

  it('writes pins that do not need each other', () => {
    const text = 'allowed_sandbox_modes = ["read-only"]\n\n[mcp_servers]\n';
    const pins = ['features.browser_use', 'features.computer_use'];
    assert.equal(
      selected(text, 'security-oriented', pins),
      `allowed_sandbox_modes = ["read-only"]
features.computer_use = false
features.browser_use = false
features.browser_use_external = false
features.browser_use_full_cdp_access = false

[mcp_servers]
`,
    );
    assert.equal(
      selected(text, 'security-oriented', ['features.computer_use']),
      'allowed_sandbox_modes = ["read-only"]\nfeatures.computer_use = false\n\n[mcp_servers]\n',
    );
  });

  it('forces no feature on', () => {
    const { changes } = previewOf(analysisOf('mcp_servers = {}\n'), 'balanced');
    assert.deepEqual(
      changes.map(({ unit }) => unit.id).filter((id) => id.startsWith('features.')),
      ['features.skill_mcp_dependency_install', 'features.computer_use', 'features.browser_use'],
    );
    assert.deepEqual(
      previewOf(analysisOf(''), 'high-utility').changes.filter(({ unit }) => unit.table === 'features'),
      [],
    );
  });

  it('puts tables after keys, whichever are selected', () => {
    assert.equal(
      selected('\r\n', 'balanced', ['rules.prefix_rules', 'allowed_sandbox_modes', 'permissions.filesystem.deny_read']),
      [
        'allowed_sandbox_modes = ["read-only", "workspace-write"]',
        '',
        '[rules]',
        'prefix_rules = [',
        '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], decision = "prompt", justification = "Require explicit approval for shell entrypoints" },',
        ']',
        '',
        '[permissions.filesystem]',
        'deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('puts a key right that stands under another name, or in another place', () => {
    assert.equal(
      selected('allowed_sandbox_mode = ["read-only", "danger-full-access"] # all\n', 'balanced', [
        'allowed_sandbox_modes',
      ]),
      'allowed_sandbox_modes = ["read-only", "workspace-write"] # all\n',
    );
    assert.equal(
      selected('allowed_approval_reviewers = ["auto_reviewer"]\n', 'balanced', ['allowed_approvals_reviewers']),
      'allowed_approvals_reviewers = ["user"]\n',
    );
    const misplaced = '[rules]\nallowed_sandbox_modes = ["read-only", "danger-full-access"]\nprefix_rules = []\n';
    assert.match(
      selected(misplaced, 'balanced', ['allowed_sandbox_modes']),
      /^allowed_sandbox_modes = \["read-only", "workspace-write"\]\n\n\[rules\]\nprefix_rules = \[\]\n$/,
    );
  });

  it('is what applying the profile comes to, where pins have their table', () => {
    const text = '[features]\napps = true\n';
    const { changes, left } = previewOf(analysisOf(text), 'security-oriented');
    assert.deepEqual(left, []);
    const after = parseDocument(withChanges(text, changes));
    const open = requirementsControls
      .filter(({ id }) => !changes.some(({ unit }) => unit.id === id))
      .map(({ id }) => id);
    assert.deepEqual(open, ['guardian_policy_config', 'hooks']);
    assert.deepEqual(after.faults, []);
  });

  it('has defaults for managed_config.toml', () => {
    const analysis = analysisOf('allow_login_shell = true\n', 'managed_config.toml');
    const { changes } = previewOf(analysis, 'balanced');
    assert.deepEqual(
      changes.map(({ unit }) => unit.id),
      [
        'otel',
        'cli_auth_credentials_store',
        'allow_login_shell',
        'history.persistence',
        'memories.disable_on_external_context',
      ],
    );
    assert.match(changes[2]?.description ?? '', /^Weaker than every profile\. /);
  });

  it('has nothing for a file that is what the profile says, and none for other files', () => {
    const analysis = analysisOf('');
    const { changes } = previewOf(analysis, 'balanced');
    const met = withChanges('', changes);
    assert.deepEqual(previewOf(analysisOf(met), 'balanced'), { changes: [], left: [] });
    assert.deepEqual(profilePreview(analysisOf('a = [\n'), 'balanced'), {
      problem: 'this file is not valid TOML: put that right first',
    });
    const config = analyseText('model = "x"\n', '/home/u/.codex/config.toml', { profile: 'balanced' });
    assert.deepEqual(profilePreview(config, 'balanced'), {
      problem: 'profiles are for requirements.toml and managed_config.toml',
    });
  });

  for (const profile of profileIds) {
    it(`gives valid TOML with any selection for ${profile}, whatever the file is like`, () => {
      for (const text of [...empty, ...shapes]) {
        const left = assertSelections(JSON.stringify(text), text, 'requirements.toml', profile);
        if (text !== 'features = {}\n') assert.deepEqual(left, [], JSON.stringify(text));
        assertSelections(JSON.stringify(text), text, 'managed_config.toml', profile);
      }
    }).timeout(60_000);

    it(`gives valid TOML with any selection for ${profile}, in every policy of the repository`, () => {
      const managed = goldens().filter(({ ending }) => ending === '.managed.toml');
      const all = [
        ...writtenPolicies().map((policy) => ({ ...policy, path: 'requirements.toml' })),
        ...generatedPolicies(50).map((policy) => ({ ...policy, path: 'requirements.toml' })),
        ...managed.map((policy) => ({ ...policy, path: 'managed_config.toml' })),
      ].filter(({ text }) => parseDocument(text).faults.length === 0);
      assert.ok(all.length > 100);
      const left = all.flatMap(({ name, text, path }) =>
        assertSelections(name, text, path, profile).map((id) => `${name}: ${id}`),
      );
      assert.deepEqual(left, inTheWay[profile]);
    }).timeout(120_000);
  }
});
