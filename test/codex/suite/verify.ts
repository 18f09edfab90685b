/** `codex-policy verify`: what it makes of files whose answer is known, and what it proves of patterns. */
import assert from 'node:assert/strict';
import { openCodex, type RealCodex } from '../../../server/src/real-codex/real-codex.ts';
import { isGood, verify } from '../../../server/src/real-codex/verify.ts';
import { articlePatterns } from '../../fixtures/article.ts';
import { codexRelease, ensureCodex } from '../install.ts';

const FIXED_PATTERNS = '["~/**/.env", "~/**/.env.*", "~/**/*.env.*"]';
const denyRead = (patterns: string) => `[permissions.filesystem]\ndeny_read = ${patterns}\n`;

const profile = (depth: number) => `default_permissions = "acme"
[allowed_permission_profiles]
":read-only" = true
acme = true
[permissions.acme]
extends = ":workspace"
[permissions.acme.filesystem]
glob_scan_max_depth = ${depth}
"~/.ssh" = "deny"
[permissions.acme.filesystem.":workspace_roots"]
"**/.env" = "deny"
`;

describe('codex-policy verify', () => {
  let codex: RealCodex;

  before(async () => {
    codex = await openCodex(ensureCodex());
  });

  const ask = (text: string) => verify(codex, 'requirements.toml', text, false);

  async function prove(text: string) {
    const verified = await verify(codex, 'requirements.toml', text, true);
    assert.ok(verified.proof, verified.comparison.error);
    const { files, broken } = verified.proof;
    const named = files.filter(({ namedBy }) => namedBy.length > 0);
    return { named: named.map(({ path, guard }) => [path, guard]), broken, files, good: isGood(verified) };
  }

  it('knows the release', () => assert.equal(codex.release, codexRelease));

  it('agrees on a good file', async () => {
    assert.equal(isGood(await ask('allowed_sandbox_modes = ["read-only"]\n')), true);
  });

  it('agrees on a rejected file, about the same key', async () => {
    const { comparison } = await ask('allowed_web_search_modes = 1\nallowed_sandbox_modes = ["x"]\n');
    assert.match(comparison.error ?? '', /in `allowed_/);
    assert.ok(comparison.error?.includes(String(comparison.sameAsError?.keyPath[0])));
    assert.equal(comparison.furtherRejections.length, 1);
    assert.deepEqual(comparison.differences, []);
  });

  it('finds the line of a syntax error', async () => {
    const { comparison } = await ask('allowed_sandbox_modes = 1\n\na = \n');
    assert.match(comparison.error ?? '', /^TOML parse error at line 3, column \d+: \w/);
    assert.equal(comparison.sameAsError?.code, 'toml-syntax');
    assert.deepEqual(comparison.differences, []);
  });

  it('agrees on ignored keys: those that Codex names, counts, has a warning of their own for, and passes over', async () => {
    const keys = ['k1', 'k2', 'k3', 'k4'].map((key) => `${key} = 1\n`).join('');
    const { comparison } = await ask(`${keys}[features]\nnonesuch = true\n[hooks]\nnope = 1\n`);
    assert.deepEqual(
      comparison.ignored.map(({ name, finding }) => [name, finding?.keyPath.join('.')]),
      ['k1', 'k2', 'k3', 'features.nonesuch'].map((name) => [name, name]),
    );
    assert.deepEqual(
      comparison.ignoredUnnamed.map(({ keyPath }) => keyPath.join('.')),
      ['k4', 'hooks.nope'],
    );
    assert.deepEqual(comparison.differences, []);
  });

  it('says that a refusal may be about the machine', async () => {
    const { comparison } = await ask('model_catalog_json = "/none.json"\n');
    assert.match(comparison.error ?? '', /No such file/);
    assert.match(comparison.differences[0]?.message ?? '', /about this machine/);
  });

  it('shows that the article’s patterns guard nothing', async () => {
    const { named, good } = await prove(denyRead(articlePatterns));
    assert.ok(named.length >= 12);
    assert.deepEqual([...new Set(named.map(([, guard]) => guard))], ['readable']);
    assert.equal(good, false);
  });

  it('shows that the fixed patterns guard, and what they leave', async () => {
    const { named, files, good } = await prove(denyRead(FIXED_PATTERNS));
    assert.ok(named.length >= 12);
    assert.deepEqual([...new Set(named.map(([, guard]) => guard))], ['guarded']);
    assert.equal(good, true);
    assert.equal(files.find(({ path }) => path === '~/.ssh/id_ed25519')?.guard, 'readable');
  });

  it('shows that no command runs with a pattern that begins with a wildcard', async () => {
    const { named, broken, good } = await prove(denyRead('["/**/.env"]'));
    assert.match(broken ?? '', /cannot be safely expanded/);
    assert.deepEqual([...new Set(named.map(([, guard]) => guard))], ['broken']);
    assert.equal(good, false);
  });

  it('shows that commands cannot work when the whole home is guarded', async () => {
    const { named, good } = await prove(denyRead('["~/**"]'));
    assert.deepEqual([...new Set(named.map(([, guard]) => guard))], ['guarded']);
    assert.equal(good, false);
  });

  it('shows how deep a permission profile guards', async () => {
    const deep = '~/workspace/packages/app/config/.env';
    const guardOf = (depth: string) => [
      ['~/workspace/.env', 'guarded'],
      ['~/workspace/project/.env', 'guarded'],
      [deep, depth],
      ['~/.ssh/id_ed25519', 'guarded'],
    ];
    assert.deepEqual((await prove(profile(6))).named.sort(), guardOf('guarded').sort());
    assert.deepEqual((await prove(profile(3))).named.sort(), guardOf('readable').sort());
  });
});
