import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fleetFile } from '../../server/bench/fleet-files.ts';
import { UsageError } from '../../server/src/cli/arguments.ts';
import { checkCommand, checkInLanes } from '../../server/src/cli/check.ts';
import { runInLanes } from '../../server/src/cli/check-lanes.ts';
import { checkOptions } from '../../server/src/cli/check-options.ts';
import { formatNames } from '../../server/src/cli/report/index.ts';
import { jsonReporter } from '../../server/src/cli/report/json.ts';

const script = fileURLToPath(new URL('../../dist/lane.js', import.meta.url));
const docs = new URL('../../docs/rules/', import.meta.url).href;

/** Enough that each thread has some. */
const FILES = 900;

describe('check with several threads', function () {
  this.timeout(120_000);
  let folder: string;
  const outside = process.cwd();

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'codex-policy-lanes-')));
    process.chdir(folder);
    for (let index = 0; index < FILES; index++) {
      const { path: name, text } = fleetFile(index);
      write(name, index % 8 === 0 ? text : `model = "${index}"\nallowed_sandbox_mode = ["read-only"]\n`);
    }
  });

  after(() => {
    process.chdir(outside);
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, content: string | Uint8Array) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }

  /** The threads are those of the bundle. */
  const threads = { script, count: 3, from: 100 };

  const inThreads = async (words: readonly string[], stdin = '') => {
    let [printed, told] = ['', ''];
    const around = { env: {}, isTerminal: false, docs: () => docs, stdin: () => stdin };
    const code = await checkInLanes(
      words,
      (text) => {
        printed += text;
      },
      (text) => {
        told += text;
      },
      around,
      threads,
    );
    return { code, printed, told };
  };

  const alone = (words: readonly string[], stdin = '') => {
    let [printed, told] = ['', ''];
    const around = { env: {}, isTerminal: false, docs: () => docs, stdin: () => stdin };
    const code = checkCommand(
      words,
      (text) => {
        printed += text;
      },
      (text) => {
        told += text;
      },
      around,
    );
    return { code, printed, told };
  };

  for (const format of formatNames) {
    it(`writes the same ${format} as with one`, async () => {
      const words = ['--format', format, '.'];
      assert.deepEqual(await inThreads(words), alone(words));
    });
  }

  it('comes to its end where far more files read alike than may wait for their turn', async () => {
    const alike = mkdtempSync(path.join(folder, 'alike-'));
    const rest = `allowed_sandbox_mode = []\n# ${'-'.repeat(3700)}\n`;
    for (let index = 0; index < 2500; index++) {
      writeFileSync(path.join(alike, `${index}.requirements.toml`), `# ${index}\n${rest}`);
    }
    const { printed } = await inThreads(['--quiet', path.basename(alike)]);
    rmSync(alike, { recursive: true });
    assert.equal(printed.match(/\[article-spelling\]|\[unknown-key\]/g)?.length, 2500);
  });

  it('takes standard input first, and tells of files that cannot be read in their order', async () => {
    write('a/requirements.toml', Uint8Array.of(0xff));
    write('z/requirements.toml', Uint8Array.of(0xff));
    const words = ['--format', 'json', '--stdin-filename', 'x/requirements.toml', '-', '.'];
    const found = await inThreads(words, 'colour = 1\n');
    assert.equal(found.code, 2);
    assert.deepEqual(found, alone(words, 'colour = 1\n'));
    for (const name of ['a', 'z']) rmSync(path.join(folder, name), { recursive: true });
  });

  it('writes the baseline that one thread writes, and goes by it', async () => {
    const write = (name: string) => ['--baseline', name, '--write-baseline', '.'];
    const { told } = await inThreads(write('threads.json'));
    assert.equal(told.replace('threads.json', 'one.json'), alone(write('one.json')).told);
    const words = ['--baseline', 'threads.json', '.'];
    const found = await inThreads(words);
    assert.deepEqual(found, alone(words));
    assert.equal(found.code, 0);
  });

  it('fails where a thread does, and does not wait for it', async () => {
    const broken = path.join(folder, 'thread.cjs');
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
    write('group-39/.codex-policy.toml', 'profil = "balanced"\n');
    await assert.rejects(
      inThreads(['.']),
      new UsageError('group-39/.codex-policy.toml:1:1: unknown key `profil`. Did you mean `profile`?'),
    );
    rmSync(path.join(folder, 'group-39/.codex-policy.toml'));
  });
});
