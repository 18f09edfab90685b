import assert from 'node:assert/strict';
import { CannotRunError } from '../../src/cli/arguments.ts';
import { withInstalledRelease } from '../../src/cli/installed-release.ts';
import { NoCodexError } from '../../src/real-codex/find.ts';

describe('`installed` in the place of a release', () => {
  let asked = 0;
  const find = async () => {
    asked++;
    return { executable: '/opt/codex', release: '0.168.0' };
  };
  const words = async (call: string) => (await withInstalledRelease(call.split(' '), find)).join(' ');

  beforeEach(() => {
    asked = 0;
  });

  it('is that of the Codex that is found', async () => {
    assert.equal(await words('a.toml --codex-version installed'), 'a.toml --codex-version 0.168.0');
    assert.equal(await words('--codex-version=installed installed'), '--codex-version=0.168.0 installed');
    assert.equal(await words('--from 0.136 --to installed x'), '--from 0.136 --to 0.168.0 x');
    assert.equal(asked, 3);
  });

  it('is no release elsewhere, where no Codex is looked for', async () => {
    for (const call of ['installed', '--profile installed', '--codex-version 0.169 installed', 'un-installed']) {
      assert.equal(await words(call), call);
    }
    assert.equal(asked, 0);
  });

  it('needs a Codex', async () => {
    const none = () => Promise.reject(new NoCodexError('there is no codex on PATH'));
    await assert.rejects(
      withInstalledRelease(['--to', 'installed'], none),
      new CannotRunError('installed: there is no codex on PATH'),
    );
  });
});
