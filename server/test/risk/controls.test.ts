import assert from 'node:assert/strict';
import { findFeature } from '../../src/codex/features.ts';
import { schemaAt } from '../../src/codex/lookup.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import type { Control } from '../../src/risk/control.ts';
import { managedConfigDefaults } from '../../src/risk/controls/managed-config.ts';
import { requirementsControls } from '../../src/risk/controls/requirements.ts';
import { describeValue } from '../../src/risk/describe.ts';
import { profileIds, profileTitle } from '../../src/risk/profiles.ts';
import { featureSlips, keySlips, tableSlips, valueSlips } from '../../src/risk/slips.ts';
import { defaultAsToml } from '../../src/risk/write-default.ts';
import { parseDocument } from '../../src/toml/document.ts';

const shellRule = (decision: string, justification: string) =>
  [
    '[',
    '  { pattern = [{ any_of = ["bash", "sh", "zsh"] }], ' +
      `decision = "${decision}", justification = "${justification}" },`,
    ']',
  ].join('\n');

const ask = shellRule('prompt', 'Require explicit approval for shell entrypoints');

const environmentFiles = ['~/**/.env', '~/**/.env.*', '~/**/*.env.*'];

const reviewPolicy = [
  '"""',
  '## Example policy',
  '- Disallow requests that put credentials into the query of a URL.',
  '- Allow requests to my-safe-preview-env.com',
  '- Deny requests to the live platform, platform.mysite.com',
  '"""',
].join('\n');

/** The article's table in forms that Codex takes: High Utility, Balanced, Security-oriented. */
const table: Readonly<Record<string, readonly [unknown, unknown, unknown]>> = {
  allowed_approval_policies: [['untrusted', 'on-request', 'never'], ['untrusted'], ['never']],
  allowed_approvals_reviewers: [['auto_review', 'user'], ['user'], ['user']],
  guardian_policy_config: [reviewPolicy, undefined, undefined],
  'rules.prefix_rules': [ask, ask, shellRule('forbidden', 'Shell entrypoints are not allowed')],
  'permissions.filesystem.deny_read': [[], environmentFiles, environmentFiles],
  allowed_sandbox_modes: [
    ['read-only', 'workspace-write', 'danger-full-access'],
    ['read-only', 'workspace-write'],
    ['read-only'],
  ],
  allowed_web_search_modes: [['live', 'cached'], ['cached'], ['disabled']],
  mcp_servers: ['listed', 'listed', 'none'],
  'features.skill_mcp_dependency_install': [true, false, false],
  'features.memories': [true, true, false],
  'features.computer_use': [true, false, false],
  'features.browser_use': [true, false, false],
  'features.in_app_browser': [true, true, false],
  'features.apps': [true, true, false],
};

function isKnown(path: readonly (string | number)[]): boolean {
  return schemaAt(requirementsSchema, path) !== undefined;
}

/** Every text that people read of a control. */
function texts(control: Control): string[] {
  const { addresses, risk, advice, absent, remarks = {} } = control;
  return [addresses, risk, advice, absent, ...Object.values(remarks)];
}

describe('the controls of requirements.toml', () => {
  it('are the rows of the article’s table, in its order, and hooks', () => {
    assert.deepEqual(
      requirementsControls.map(({ id }) => id),
      [...Object.keys(table), 'hooks'],
    );
    assert.deepEqual(
      requirementsControls.map(({ kind }) => kind).filter((kind) => kind === 'own'),
      ['own'],
    );
  });

  for (const [id, values] of Object.entries(table)) {
    it(`${id} has the values of the table`, () => {
      const control = requirementsControls.find((candidate) => candidate.id === id);
      assert.ok(control && 'profiles' in control);
      assert.deepEqual(
        profileIds.map((profile) => control.profiles[profile]),
        values,
      );
    });
  }

  it('have unique ids that are their paths, known to the key reference', () => {
    assert.equal(new Set(requirementsControls.map(({ id }) => id)).size, 15);
    for (const { id, path } of requirementsControls) {
      assert.equal(id, path.join('.'));
      assert.ok(isKnown(path), id);
    }
  });

  it('name features that Codex knows, whose pins work', () => {
    for (const control of requirementsControls) {
      if (control.kind !== 'switch') continue;
      for (const name of [String(control.path[1]), ...control.siblings]) {
        assert.equal(findFeature(name)?.name, name);
        assert.equal(findFeature(name)?.pinEffective, true, name);
      }
      const onByDefault = findFeature(String(control.path[1]))?.default;
      assert.match(control.absent, onByDefault ? /is on,/ : /is off,/, control.id);
    }
  });

  it('list values that Codex accepts', () => {
    for (const control of requirementsControls) {
      if (control.kind !== 'allowlist') continue;
      const schema = schemaAt(requirementsSchema, [...control.path, 0]);
      const options = schema?.type === 'anyOf' ? schema.options : [schema];
      const known = options.flatMap((option) => {
        if (option?.type === 'table') return Object.keys(option.keys);
        return option?.type === 'string' ? (option.values ?? []) : [];
      });
      const named = [
        ...profileIds.flatMap((profile) => control.profiles[profile]),
        ...Object.keys(control.readsAs),
        ...control.always,
        ...Object.keys(control.valueRisks),
      ];
      assert.deepEqual(
        named.filter((name) => !known.includes(name)),
        [],
        control.id,
      );
      const unknown = known.filter((name) => !named.includes(name));
      assert.deepEqual(unknown, [], `${control.id}: every value of Codex has a place in the table`);
    }
  });

  it('say all they say in full sentences', () => {
    for (const control of requirementsControls) {
      for (const text of texts(control)) assert.match(text, /^[`A-ZÀ-Þ].*[.?]$/, `${control.id}: ${text}`);
      assert.match(control.title, /^[A-Z].*[^.]$/);
    }
  });

  it('describe values as TOML or in words without a full stop', () => {
    const described = requirementsControls.map((control) => profileIds.map((id) => describeValue(control, id)));
    assert.deepEqual(described.slice(2, 5), [
      ['a policy of your own', 'no policy, as only the user reviews', 'no policy, as only the user reviews'],
      ['rules of your own', 'rules of your own', 'rules of your own'],
      ['[]', '["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]', '["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]'],
    ]);
    assert.deepEqual(described[7], [
      'an allowlist of your own servers',
      'an allowlist of your own servers',
      'an empty table, which allows no server',
    ]);
    assert.deepEqual(described[9], ['true', 'true', 'false']);
    assert.deepEqual(described[14], ['your own', 'your own', 'your own']);
    for (const text of described.flat()) assert.doesNotMatch(text, /[.\n]$|\n/);
  });
});

describe('the defaults of managed_config.toml', () => {
  it('are the rows of the article’s table', () => {
    assert.deepEqual(
      managedConfigDefaults.map(({ id }) => id),
      [
        'otel',
        'cli_auth_credentials_store',
        'allow_login_shell',
        'agents',
        'history.persistence',
        'commit_attribution',
        'memories.disable_on_external_context',
      ],
    );
  });

  it('say all they say in full sentences, and are TOML', () => {
    for (const row of managedConfigDefaults) {
      const { id, path, risk, advice } = row;
      assert.equal(id, path.join('.'));
      const absent = 'absent' in row ? [row.absent] : [];
      for (const text of [risk, advice, ...absent]) assert.match(text, /^[`A-Z].*\.$/, `${id}: ${text}`);
      assert.deepEqual(parseDocument(defaultAsToml(row) ?? '').faults, [], id);
    }
  });
});

describe('the slips', () => {
  it('lead from names that Codex does not know to names that it knows', () => {
    for (const { written, meant } of keySlips) {
      assert.ok(!isKnown(written));
      assert.ok(isKnown([meant]));
    }
    for (const { path } of tableSlips) assert.equal(schemaAt(requirementsSchema, path)?.type, 'array');
    for (const { written, meant } of featureSlips) {
      assert.ok(findFeature(String(written.at(-1))) && findFeature(meant));
    }
    for (const { paths, written, meant } of valueSlips) {
      const schema = schemaAt(requirementsSchema, [...(paths[0] ?? []), 0]);
      assert.ok(schema?.type === 'string');
      assert.deepEqual([schema.values?.includes(written), schema.values?.includes(meant)], [false, true]);
    }
  });
});

describe('profileTitle', () => {
  it('is the article’s name', () => {
    assert.deepEqual(profileIds.map(profileTitle), ['High Utility', 'Balanced', 'Security-oriented']);
  });
});
