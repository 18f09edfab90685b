import assert from 'node:assert/strict';
import { fileKindOfLayer } from '../../../src/effective/layer-at.ts';
import { analyseText } from '../../../src/features/analysis.ts';
import { type EffectivePosture, effectivePosture } from '../../../src/features/posture/effective.ts';
import { effectiveHtml } from '../../../src/features/posture/html.ts';
import { effectiveMarkdown } from '../../../src/features/posture/markdown.ts';
import type { PostureMatrix } from '../../../src/features/posture/matrix.ts';
import { effectivePage } from '../../../src/features/posture/page.ts';
import { headline, lossOf } from '../../../src/features/posture/words.ts';
import { applyProfile } from '../../../src/rules/apply.ts';
import { layersOf, type Texts } from '../../effective/layers.ts';
import { goldens } from '../../goldens/goldens.ts';
import { matrixOf, statesOf } from './matrix-of.ts';

function postureOf(texts: Texts, hostname?: string): EffectivePosture {
  const layers = layersOf(texts);
  return effectivePosture(
    { layers, places: layers.map(({ kind, path }) => ({ kind, path, state: 'read' })) },
    {
      hostname,
      analyse: ({ kind, document }) =>
        analyseText(document.text, '', { profile: 'balanced', kind: fileKindOfLayer(kind) }),
    },
  );
}

/** A row with its states, and the text that each of its places spans. */
function rowOf({ controls, defaults }: EffectivePosture, id: string) {
  const matrix = [controls, defaults].find(({ rows }) => rows.some((row) => row.id === id));
  const row = matrix?.rows.find((one) => one.id === id);
  assert.ok(matrix && row);
  return {
    value: row.value,
    states: statesOf(matrix)[id],
    from: row.sources?.map(({ layer, span }) => `${layer.path} ‹${layer.document.text.slice(span.start, span.end)}›`),
    notes: row.notes,
  };
}

const idsOf = ({ rows }: PostureMatrix) => rows.map(({ id }) => id);

describe('effectivePosture', () => {
  it('holds a row to the profiles for the file that counts', () => {
    const texts = {
      'system-requirements': 'allowed_sandbox_modes = ["danger-full-access", "read-only"]\n',
      'mdm-requirements': 'allowed_sandbox_modes = ["read-only"]\n',
    };
    assert.deepEqual(rowOf(postureOf(texts), 'allowed_sandbox_modes'), {
      value: '["read-only"]',
      states: '++=',
      from: ['mdm-requirements ‹allowed_sandbox_modes›'],
      notes: ['It counts in the place of what stands in system requirements (system-requirements:1).'],
    });
    assert.equal(rowOf(postureOf({ ...texts, 'mdm-requirements': '' }), 'allowed_sandbox_modes').states, '+--');
  });

  it('names every file that a list or a table is from, the one that counts most first', () => {
    const posture = postureOf({
      'system-requirements':
        'permissions.filesystem.deny_read = ["~/**/.env.*", "~/**/*.env.*"]\n[mcp_servers.a]\nidentity = { command = "a" }\n',
      'mdm-requirements':
        '[permissions.filesystem]\ndeny_read = ["~/**/.env"]\n[mcp_servers.b]\nidentity = { command = "b" }\n',
    });
    const denied = rowOf(posture, 'permissions.filesystem.deny_read');
    assert.deepEqual(denied.from, ['mdm-requirements ‹deny_read›', 'system-requirements ‹deny_read›']);
    assert.equal(denied.states, '+==');
    assert.deepEqual(rowOf(posture, 'mcp_servers').value, 'a, b');
    assert.deepEqual(rowOf(posture, 'mcp_servers').from, [
      'mdm-requirements ‹mcp_servers›',
      'system-requirements ‹mcp_servers›',
    ]);
  });

  it('takes a default that Codex makes a requirement of for one, at the key that says so', () => {
    const posture = postureOf({ 'managed-config': 'approval_policy = "never"\n' });
    assert.deepEqual(rowOf(posture, 'allowed_approval_policies'), {
      value: '["never"]',
      states: '++=',
      from: ['managed-config ‹approval_policy›'],
      notes: [],
    });
  });

  it('goes by the entry for the machine', () => {
    const texts = {
      'system-requirements':
        'allowed_sandbox_modes = ["read-only"]\n[[remote_sandbox_config]]\nhostname_patterns = ["ci-*"]\nallowed_sandbox_modes = ["read-only", "workspace-write"]\n',
    };
    assert.equal(rowOf(postureOf(texts, 'laptop'), 'allowed_sandbox_modes').states, '++=');
    assert.equal(rowOf(postureOf(texts, 'ci-1'), 'allowed_sandbox_modes').states, '+=-');
  });

  it('marks what a file has and what does not count, where it stands', () => {
    const posture = postureOf({
      'system-requirements': 'allowed_web_search_mode = ["cached"]\n',
      project: '[otel]\nexporter = "none"\n',
      'cloud-requirements': 'cli_auth_credentials_store = "keyring"\n',
    });
    const misspelt = rowOf(posture, 'allowed_web_search_modes');
    assert.deepEqual([misspelt.value, misspelt.states], ['["cached"]', 'xxx']);
    assert.deepEqual(misspelt.from, ['system-requirements ‹allowed_web_search_mode›']);
    assert.match(misspelt.notes.join(), /does not know `allowed_web_search_mode` and ignores it/);
    assert.deepEqual(rowOf(posture, 'otel'), {
      value: 'exporter',
      states: 'xxx',
      from: ['project ‹otel›'],
      notes: ['Codex ignores it in a project.'],
    });
    assert.deepEqual(rowOf(posture, 'cli_auth_credentials_store'), {
      value: '"keyring"',
      states: 'xxx',
      from: ['cloud-requirements ‹cli_auth_credentials_store›'],
      notes: ['Cloud requirements cannot set it.'],
    });
    assert.equal(lossOf(posture.controls), '3 keys without effect');
  });

  it('says of a setting whether it is enforced', () => {
    const free = 'Nothing enforces it: a user can set it otherwise.';
    const texts = { user: 'allow_login_shell = false\n' };
    assert.deepEqual(rowOf(postureOf(texts), 'allow_login_shell'), {
      value: 'false',
      states: '===',
      from: ['user ‹allow_login_shell›'],
      notes: [free],
    });
    const managed = postureOf({ ...texts, 'managed-config': 'allow_login_shell = true\n' });
    assert.deepEqual(rowOf(managed, 'allow_login_shell'), {
      value: 'true',
      states: '---',
      from: ['managed-config ‹allow_login_shell›'],
      notes: ['It counts in the place of what stands in user config (user:1).'],
    });
    const required = postureOf({ ...texts, 'system-requirements': 'allow_login_shell = false\n' });
    assert.deepEqual(rowOf(required, 'allow_login_shell').from, ['system-requirements ‹allow_login_shell›']);
    assert.ok(!rowOf(required, 'allow_login_shell').notes.includes(free));
  });

  it('is as strict as no profile where Codex refuses to start', () => {
    const balanced = applyProfile('', 'balanced');
    assert.equal(postureOf({ 'system-requirements': balanced }).controls.reached, 'balanced');
    const { controls } = postureOf({ 'system-requirements': balanced, user: 'model = 1\n' });
    assert.equal(controls.reached, undefined);
    assert.equal(lossOf(controls), 'Codex 0.169 refuses to start');
    assert.deepEqual(controls.notes.length, 1);
    assert.match(
      controls.notes[0] ?? '',
      /^Codex 0\.169 refuses to start with these files, and none of this counts until that is put right\. user config \(user:1\): .*\.$/,
    );
  });

  it('is held to the profile that the requirements name which count most', () => {
    const posture = postureOf({
      'system-requirements': '# codex-policy: profile = high-utility\n',
      'mdm-requirements': '# codex-policy: profile = security-oriented\n',
    });
    assert.equal(headline(posture.controls), 'Security-oriented: 1 of 14 controls');
  });

  it('says of one file what is said of it by itself', () => {
    const policies = goldens().filter(
      ({ ending, text }) => ending === '.requirements.toml' && !/remote_sandbox/.test(text),
    );
    const compared = policies.filter(({ text }) => !matrixOf(text).refused);
    assert.ok(compared.length >= 10);
    for (const { name, text } of compared) {
      const { controls } = postureOf({ 'system-requirements': text });
      assert.deepEqual(statesOf(controls), statesOf(matrixOf(text)), name);
    }
  });

  it('never throws, whatever the files are', () => {
    for (const { text } of goldens()) {
      for (let end = 0; end < text.length; end += 97) {
        const half = text.slice(0, end);
        const posture = postureOf({ 'system-requirements': half, 'managed-config': half, user: half });
        assert.deepEqual([idsOf(posture.controls).length, idsOf(posture.defaults).length], [14, 5]);
      }
    }
  });
});

describe('the effective posture to read', () => {
  const posture = postureOf({
    'system-requirements':
      'allowed_sandbox_modes = ["read-only"]\n[mcp_servers."<b>&"]\nidentity = { command = "x" }\n',
    user: 'allow_login_shell = true\n',
  });

  it('has two tables, and buttons that only show', () => {
    const html = effectiveHtml(posture, true);
    assert.match(
      html,
      /^<h1>Effective policy<\/h1>\n<p>What is required is less strict than every profile\. What is set /,
    );
    assert.deepEqual(html.match(/<caption>.*?<\/caption>/g), [
      '<caption>The controls that Codex goes by with all files against the profiles</caption>',
      '<caption>The defaults that Codex goes by with all files against the profiles</caption>',
    ]);
    assert.deepEqual(new Set(html.match(/data-do="\w+"/g)), new Set(['data-do="reveal"']));
    const ids = [...html.matchAll(/<button type="button" id="([^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(ids, [
      'reveal:allowed_sandbox_modes',
      'reveal:allowed_sandbox_modes:0',
      'reveal:mcp_servers',
      'reveal:mcp_servers:0',
      'reveal:allow_login_shell',
      'reveal:allow_login_shell:0',
    ]);
    assert.match(html, /aria-label="Sandbox modes: show it in system requirements \(system-requirements:1\)"/);
    assert.match(html, /<code>&lt;b&gt;&amp;<\/code>/);
    assert.match(html, /<dd>in no file, and the profile asks for it<\/dd>/);
  });

  it('is exported without buttons', () => {
    const page = effectivePage(posture);
    assert.match(page, /<title>Posture: Effective policy<\/title>/);
    assert.doesNotMatch(page, /<button|<script/);
    assert.match(page, /<small>user config \(user:1\)<\/small>/);
  });

  it('names the files in a column of the Markdown', () => {
    const rows = effectiveMarkdown(posture).split('\n');
    assert.equal(rows[0], '# Effective policy');
    assert.ok(rows.includes('- system requirements: system\\-requirements'));
    assert.ok(rows.includes('| Control | All files | High Utility | Balanced (target) | Security-oriented | From |'));
    const row = rows.find((line) => line.startsWith('| `allow_login_shell`'));
    assert.equal(row?.split(' | ').at(-1), 'user config \\(user:1\\) |');
    const columns = (line: string) => line.replaceAll('\\|', '').split('|').length;
    const tables = rows.filter((line) => line.startsWith('|'));
    assert.deepEqual(new Set(tables.map(columns)), new Set([8]));
  });
});
