import assert from 'node:assert/strict';
import { ignoredIn, type Verdict } from '../../src/real-codex/ask.ts';
import { type Comparison, isClean } from '../../src/real-codex/compare.ts';
import { verify } from '../../src/real-codex/verify.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { accepted, fakeCodex, rejected } from './fake.ts';

async function compared(text: string, verdict: Verdict): Promise<Comparison> {
  return (await verify(fakeCodex(verdict), 'requirements.toml', text, false)).comparison;
}

const keys = (findings: readonly Finding[]) => findings.map(({ keyPath }) => keyPath.join('.'));

describe('a comparison with Codex', () => {
  it('is clean when both take the file', async () => {
    const comparison = await compared('allowed_web_search_modes = ["live"]\n', accepted());
    assert.equal(isClean(comparison), true);
    assert.deepEqual(comparison, {
      accepted: true,
      furtherRejections: [],
      ignored: [],
      ignoredUnnamed: [],
      ineffective: [],
      differences: [],
    });
  });

  it('puts the finding of the same key beside Codex’s error, and the others behind it', async () => {
    const comparison = await compared(
      'allowed_web_search_modes = 1\nallowed_sandbox_modes = ["x"]\n',
      rejected(
        'failed to parse requirements layer /etc/codex/requirements.toml: unknown variant `x`, expected one of `read-only`\nin `allowed_sandbox_modes`\n',
      ),
    );
    assert.equal(comparison.error, 'unknown variant `x`, expected one of `read-only` in `allowed_sandbox_modes`');
    assert.deepEqual(comparison.sameAsError?.keyPath, ['allowed_sandbox_modes', 0]);
    assert.deepEqual(keys(comparison.furtherRejections), ['allowed_web_search_modes']);
    assert.deepEqual(comparison.differences, []);
    assert.equal(isClean(comparison), false);
  });

  it('finds the finding of a syntax error by its line, and leaves the drawing of the place out', async () => {
    const comparison = await compared(
      'allowed_sandbox_modes = 1\n\na = \n',
      rejected(
        'failed to parse requirements layer /etc/codex/requirements.toml: TOML parse error at line 3, column 5\n  |\n3 | a = \n  |     ^\nstring values must be quoted\n',
      ),
    );
    assert.equal(comparison.error, 'TOML parse error at line 3, column 5: string values must be quoted');
    assert.equal(comparison.sameAsError?.code, 'toml-syntax');
    assert.deepEqual(keys(comparison.furtherRejections), ['allowed_sandbox_modes']);
  });

  it('finds the finding of a value that Codex names without its key', async () => {
    const { sameAsError } = await compared(
      'model_provider = "nowhere"\n',
      rejected('Model provider `nowhere` not found'),
    );
    assert.deepEqual(sameAsError?.keyPath, ['model_provider']);
  });

  it('claims no finding for an error that is about something else', async () => {
    const comparison = await compared(
      'allowed_sandbox_modes = 1\n',
      rejected('No such file or directory (os error 2)'),
    );
    assert.equal(comparison.sameAsError, undefined);
    assert.deepEqual(keys(comparison.furtherRejections), ['allowed_sandbox_modes']);
  });

  it('differs when only Codex rejects the file', async () => {
    const comparison = await compared('model_catalog_json = "/x.json"\n', rejected('No such file or directory'));
    assert.equal(comparison.error, 'No such file or directory');
    assert.deepEqual(
      comparison.differences.map(({ message }) => message),
      [
        'Codex refuses the file here, and Codex Policy finds nothing that it would refuse. Its words may be about this machine, such as a file or a server that is not there; if they are not, please report it.',
      ],
    );
  });

  it('differs when only Codex Policy rejects the file', async () => {
    const { differences } = await compared('allowed_sandbox_modes = 1\n', accepted());
    assert.equal(differences.length, 1);
    assert.equal(differences[0]?.message, 'Codex accepts what Codex Policy says it refuses:');
    assert.equal(differences[0]?.finding?.code, 'invalid-value');
  });

  it('puts the findings beside the keys and features that Codex names', async () => {
    const comparison = await compared(
      'nope = 1\n[features]\nnonesuch = true\n',
      accepted({ ignoredKeys: ['nope'], ignoredFeatures: ['nonesuch'] }),
    );
    assert.deepEqual(
      comparison.ignored.map(({ name, finding }) => [name, finding?.keyPath]),
      [
        ['nope', ['nope']],
        ['features.nonesuch', ['features', 'nonesuch']],
      ],
    );
    assert.deepEqual(comparison.differences, []);
    assert.equal(isClean(comparison), false);
  });

  it('does not take Codex’s silence about hooks for a difference, nor what is inside of an ignored key', async () => {
    const comparison = await compared(
      'allowed_approval_reviewers = ["auto_reviewer"]\n[hooks]\nnope = 1\n',
      accepted({ ignoredKeys: ['allowed_approval_reviewers'] }),
    );
    assert.deepEqual(keys(comparison.ignoredUnnamed), ['hooks.nope']);
    assert.deepEqual(comparison.differences, []);
  });

  it('differs on a key that only one of them ignores', async () => {
    const { differences, ignored, ignoredUnnamed } = await compared(
      'nope = 1\nallowed_sandbox_modes = ["read-only"]\n[features]\nnonesuch = true\n',
      accepted({ ignoredKeys: ['allowed_sandbox_modes'] }),
    );
    assert.deepEqual(
      differences.map(({ message, finding }) => [message, finding?.keyPath]),
      [
        ['Codex ignores `allowed_sandbox_modes`, of which Codex Policy does not say so.', undefined],
        ['Codex does not ignore what Codex Policy says it ignores:', ['nope']],
        ['Codex does not ignore what Codex Policy says it ignores:', ['features', 'nonesuch']],
      ],
    );
    assert.deepEqual(ignored, [{ name: 'allowed_sandbox_modes' }]);
    assert.deepEqual(ignoredUnnamed, []);
  });

  it('goes by the count when Codex ignores more than it names', async () => {
    const text = 'k1 = 1\nk2 = 1\nk3 = 1\nk4 = 1\n';
    const ignoredKeys = ['k1', 'k2', 'k3'];
    const same = await compared(text, accepted({ ignoredKeys, ignoredCount: 4 }));
    assert.deepEqual(keys(same.ignoredUnnamed), ['k4']);
    assert.deepEqual(same.differences, []);
    const other = await compared(text, accepted({ ignoredKeys, ignoredCount: 6 }));
    assert.deepEqual(other.differences, [{ message: 'Codex counts 6 keys that it ignores, Codex Policy 4.' }]);
  });

  it('goes by what is found, whatever comments ignore', async () => {
    const text = 'k1 = 1 # codex-policy: ignore[unknown-key] ours\n';
    const { differences, ignored } = await compared(text, accepted({ ignoredKeys: ['k1'], ignoredCount: 1 }));
    assert.deepEqual(differences, []);
    assert.deepEqual(
      ignored.map(({ name, finding }) => [name, finding?.code]),
      [['k1', 'unknown-key']],
    );
  });

  it('counts what is ineffective, without holding it against the file', async () => {
    const comparison = await compared('[permissions.filesystem]\ndeny_read = [".env"]\n', accepted());
    assert.deepEqual(keys(comparison.ineffective), ['permissions.filesystem.deny_read.0']);
    assert.equal(isClean(comparison), true);
  });
});

describe('what Codex says it ignores', () => {
  it('is read from its warnings', () => {
    const warnings = [
      'Codex is ignoring 6 unrecognized configuration settings. Check for typos or deprecated settings.\n  requirements (/etc/codex/requirements.toml): `k1` is ignored.\n  requirements (/etc/codex/requirements.toml): `x`y` is ignored.\n  requirements (/etc/codex/requirements.toml): `k3` is ignored.\n  ... and 3 more ignored settings.',
      'Ignoring unknown `features` requirement `foo` from /etc/codex/requirements.toml',
      'Codex could not find bubblewrap on PATH.',
    ];
    assert.deepEqual(ignoredIn(warnings), {
      ignoredKeys: ['k1', 'x`y', 'k3'],
      ignoredCount: 6,
      ignoredFeatures: ['foo'],
    });
  });
});
