import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fleetFile } from '../../server/bench/fleet-files.ts';
import { CannotRunError } from '../../server/src/cli/arguments.ts';
import { checkInLanes } from '../../server/src/cli/check.ts';
import { runInLanes } from '../../server/src/cli/check-lanes.ts';
import { checkOptions } from '../../server/src/cli/check-options.ts';
import { formatNames } from '../../server/src/cli/report/index.ts';
import { jsonReporter } from '../../server/src/cli/report/json.ts';
import { around, listener, Workspace } from '../../server/test/cli/workspace.ts';

const script = fileURLToPath(new URL('../../dist/lane.js', import.meta.url));

/** Enough that each thread has some. */
const FILES = 900;

describe('check with several threads', function () {
  this.timeout(120_000);
  let workspace: Workspace;

  before(() => {
    workspace = new Workspace();
    for (let index = 0; index < FILES; index++) {
      const { path: name, text } = fleetFile(index);
      const own = `model = "${index}"\nallowed_sandbox_mode = ["read-only"]\n`;
      workspace.write(name, index % 8 === 0 ? text : own);
    }
  });

  after(() => workspace.leave());

  const inWorkspace = (name: string) => path.join(workspace.folder, name);

  /** The threads are those of the bundle. */
  const threads = { script, count: 3, from: 100 };

  const inThreads = async (words: readonly string[], stdin = '') => {
    const { print, tell, heard } = listener();
    const code = await checkInLanes(words, print, tell, around({ stdin }), threads);
    return { code, ...heard };
  };

  /** Asserts that the threads say what one says, which is returned. */
  const sameInThreads = async (words: readonly string[], stdin = '') => {
    const alone = workspace.check(words, { stdin });
    assert.deepEqual(await inThreads(words, stdin), alone);
    return alone;
  };

  for (const format of formatNames) {
    it(`writes the same ${format} as with one`, async () => {
      await sameInThreads(['--format', format, '.']);
    });
  }

  it('comes to its end where far more files read alike than may wait for their turn', async () => {
    const rest = `allowed_sandbox_mode = []\n# ${'-'.repeat(3700)}\n`;
    for (let index = 0; index < 2500; index++) {
      workspace.write(`alike/${index}.requirements.toml`, `# ${index}\n${rest}`);
    }
    const { printed } = await inThreads(['--quiet', 'alike']);
    rmSync(inWorkspace('alike'), { recursive: true });
    assert.equal(printed.match(/\[article-spelling\]|\[unknown-key\]/g)?.length, 2500);
  });

  it('takes standard input first, and tells of files that cannot be read in their order', async () => {
    for (const name of ['a', 'z']) workspace.write(`${name}/requirements.toml`, Uint8Array.of(0xff));
    const words = ['--format', 'json', '--stdin-filename', 'x/requirements.toml', '-', '.'];
    const { code } = await sameInThreads(words, 'colour = 1\n');
    assert.equal(code, 2);
    for (const name of ['a', 'z']) rmSync(inWorkspace(name), { recursive: true });
  });

  it('writes the baseline that one thread writes, and goes by it', async () => {
    const write = (name: string) => ['--baseline', name, '--write-baseline', '.'];
    const { told } = await inThreads(write('threads.json'));
    assert.equal(told.replace('threads.json', 'one.json'), workspace.check(write('one.json')).told);
    const { code } = await sameInThreads(['--baseline', 'threads.json', '.']);
    assert.equal(code, 0);
  });

  it('fails where a thread does, and does not wait for it', async () => {
    const broken = inWorkspace('thread.cjs');
    writeFileSync(broken, "throw new Error('broken thread');\n");
    const lanes = {
      threads: { ...threads, script: broken },
      format: 'json',
      isTerminal: false,
      progress: () => {},
    } as const;
    const options = checkOptions(['.'], () => {});
    const sink = { reporter: jsonReporter(), write: () => {} };
    await assert.rejects(
      runInLanes(options, [sink], () => '', lanes),
      /broken thread/,
    );
    rmSync(broken);
  });

  it('refuses a project file that is wrong', async () => {
    workspace.write('group-39/.codex-policy.toml', 'profil = "balanced"\n');
    await assert.rejects(
      inThreads(['.']),
      new CannotRunError('group-39/.codex-policy.toml:1:1: unknown key `profil`. Did you mean `profile`?'),
    );
    rmSync(inWorkspace('group-39/.codex-policy.toml'));
  });
});
