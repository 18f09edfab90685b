import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fleetFile } from '../../server/bench/fleet-files.ts';
import { checkCommand } from '../../server/src/cli/check.ts';
import { runInLanes } from '../../server/src/cli/check-lanes.ts';
import { checkOptions } from '../../server/src/cli/check-options.ts';
import { formatNames } from '../../server/src/cli/report/index.ts';
import { jsonReporter } from '../../server/src/cli/report/json.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const docs = new URL('../../docs/rules/', import.meta.url).href;

/** Enough that several threads check them. */
const FILES = 1300;

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

  const inThreads = (words: readonly string[], input?: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', ...words], {
      encoding: 'utf8',
      input,
      maxBuffer: 2 ** 28,
    });
    return { code: status ?? -1, printed: stdout, told: stderr };
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
    it(`writes the same ${format} as with one`, () => {
      const words = ['--format', format, '.'];
      assert.deepEqual(inThreads(words), alone(words));
    });
  }

  it('takes standard input first, and tells of files that cannot be read in their order', () => {
    write('a/requirements.toml', Uint8Array.of(0xff));
    write('z/requirements.toml', Uint8Array.of(0xff));
    const words = ['--format', 'json', '--stdin-filename', 'x/requirements.toml', '-', '.'];
    const [threads, one] = [inThreads(words, 'colour = 1\n'), alone(words, 'colour = 1\n')];
    assert.equal(threads.code, 2);
    assert.deepEqual(threads, one);
    for (const name of ['a', 'z']) rmSync(path.join(folder, name), { recursive: true });
  });

  it('writes the baseline that one thread writes, and goes by it', () => {
    const read = (run: typeof alone, name: string) => run(['--baseline', name, '--write-baseline', '.']);
    const [threads, one] = [read(inThreads, 'threads.json'), read(alone, 'one.json')];
    assert.equal(threads.told.replace('threads.json', 'one.json'), one.told);
    const words = ['--baseline', 'threads.json', '.'];
    assert.deepEqual(inThreads(words), alone(words));
    assert.equal(inThreads(words).code, 0);
  });

  it('fails where a thread does, and does not wait for it', async () => {
    const script = path.join(folder, 'thread.cjs');
    writeFileSync(script, "throw new Error('broken thread');\n");
    const lanes = { script, format: 'json', isTerminal: false, progress: () => {} } as const;
    const options = checkOptions(['.'], () => {});
    const sink = { reporter: jsonReporter(), write: () => {} };
    await assert.rejects(
      runInLanes(options, [sink], () => '', lanes),
      Error,
    );
    rmSync(script);
  });

  it('ends with 2 and one line for a project file that is wrong', () => {
    write('group-39/.codex-policy.toml', 'profil = "balanced"\n');
    const { code, told } = inThreads(['.']);
    assert.equal(code, 2);
    assert.equal(
      told,
      'codex-policy: group-39/.codex-policy.toml:1:1: unknown key `profil`. Did you mean `profile`? (see codex-policy --help)\n',
    );
    rmSync(path.join(folder, 'group-39/.codex-policy.toml'));
  });
});
