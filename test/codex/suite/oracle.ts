/** The ways of asking Codex, tried on files whose answer is known, and what asking leaves behind: nothing. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { codexVersion } from '../../../server/src/codex/version.ts';
import { codexRelease } from '../install.ts';
import { askCodex, enabledServers, proveGuard, withMachine } from '../release.ts';
import { runSession } from '../session.ts';

const ETC = '/etc/codex';
const listing = () => (existsSync(ETC) ? readdirSync(ETC) : undefined);

describe('asking Codex', () => {
  const before = listing();

  it(`asks the release that messages name: ${codexVersion}`, async () => {
    const { stdout } = await withMachine({}, (machine) => machine.run(['--version']));
    assert.equal(stdout.trim(), `codex-cli ${codexRelease}`);
    assert.ok(codexRelease.startsWith(`${codexVersion}.`));
  });

  it('reports what an accepted file enforces', async () => {
    const verdict = await askCodex('allowed_sandbox_modes = ["read-only"]\n');
    assert.equal(verdict.accepted, true);
    assert.deepEqual(verdict.effective?.allowedSandboxModes, ['read-only']);
    assert.deepEqual(verdict.ignoredKeys, []);
  });

  it('names the keys that are ignored', async () => {
    const { accepted, ignoredKeys } = await askCodex(
      'allowed_approval_reviewers = ["user"]\n[history]\nmax_bytes = 1\n',
    );
    assert.equal(accepted, true);
    assert.deepEqual([...ignoredKeys].sort(), ['allowed_approval_reviewers', 'history']);
  });

  it('says why a file is rejected', async () => {
    const { accepted, error } = await askCodex('allowed_sandbox_modes = []\n');
    assert.equal(accepted, false);
    assert.match(error ?? '', /read-only/);
  });

  it('lists servers and reads files where nothing forbids it', async () => {
    assert.deepEqual(await enabledServers('', '[mcp_servers.any]\ncommand = "any"\n'), ['any']);
    assert.equal((await proveGuard('')).guard, 'readable');
  });

  it('runs a command of the model where nothing forbids it', async () => {
    const { asked, output } = await runSession('', 'echo $((40 + 2))');
    assert.deepEqual(asked, []);
    assert.match(output, /\b42\b/);
  });

  after('leaves /etc/codex as it was', () => assert.deepEqual(listing(), before));
});
