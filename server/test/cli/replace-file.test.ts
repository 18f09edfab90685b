import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { CannotRunError, UsageError } from '../../src/cli/arguments.ts';
import { fixCommand } from '../../src/cli/fix.ts';
import { type FileSystem, machineFiles, replaceText } from '../../src/cli/replace-file.ts';
import { lines } from '../rules/golden.ts';

const OLD = 'the old text\n';
const NEW = 'the new text\n';

describe('replacing a file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'replace-'));
    file = path.join(folder, 'requirements.toml');
    writeFileSync(file, OLD);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const text = () => readFileSync(file, 'utf8');

  const isRefused = (act: () => void, message: RegExp) =>
    assert.throws(act, (error) => error instanceof CannotRunError && message.test(error.message));

  it('has the new text, and the mode as it was', () => {
    chmodSync(file, 0o640);
    replaceText(file, OLD, NEW);
    assert.equal(text(), NEW);
    assert.equal(statSync(file).mode & 0o7777, 0o640);
    assert.deepEqual(readdirSync(folder), ['requirements.toml']);
  });

  it('keeps the owner', function () {
    if (process.getuid?.() !== 0) this.skip();
    chownSync(file, 1234, 5678);
    chmodSync(file, 0o604);
    replaceText(file, OLD, NEW);
    const { uid, gid, mode } = statSync(file);
    assert.deepEqual({ uid, gid, mode: mode & 0o7777 }, { uid: 1234, gid: 5678, mode: 0o604 });
  });

  it('follows links to the file, and leaves them links', () => {
    const other = path.join(folder, 'links');
    mkdirSync(other);
    const link = path.join(other, 'policy.toml');
    symlinkSync('../requirements.toml', link);
    replaceText(link, OLD, NEW);
    assert.equal(text(), NEW);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.deepEqual(readdirSync(other), ['policy.toml']);
  });

  it('leaves a file that somebody else has changed', () => {
    writeFileSync(file, 'theirs\n');
    isRefused(() => replaceText(file, OLD, NEW), /requirements\.toml: was changed meanwhile, left as it is$/);
    assert.equal(text(), 'theirs\n');
    assert.deepEqual(readdirSync(folder), ['requirements.toml']);
  });

  it('leaves one whose link leads elsewhere meanwhile', () => {
    const link = path.join(folder, 'link.toml');
    const other = path.join(folder, 'other.toml');
    symlinkSync(file, link);
    writeFileSync(other, OLD);
    const turning: FileSystem = {
      ...machineFiles,
      sync: (handle) => {
        machineFiles.sync(handle);
        rmSync(link);
        symlinkSync(other, link);
      },
    };
    isRefused(() => replaceText(link, OLD, NEW, turning), /was changed meanwhile/);
    assert.deepEqual([text(), readFileSync(other, 'utf8')], [OLD, OLD]);
  });

  it('leaves a read-only file', () => {
    chmodSync(file, 0o444);
    isRefused(() => replaceText(file, OLD, NEW), /requirements\.toml: is read-only, left as it was$/);
    assert.equal(text(), OLD);
  });

  it('says that a file is gone', () => {
    rmSync(file);
    isRefused(() => replaceText(file, OLD, NEW), /cannot be written: no such file$/);
    assert.deepEqual(readdirSync(folder), []);
  });

  /** The calls that can fail, with what is left of a disk that is full. */
  const faults: Readonly<Record<string, (files: FileSystem, fail: () => never) => Partial<FileSystem>>> = {
    create: (_, fail) => ({ create: fail }),
    'write nothing': (_, fail) => ({ write: fail }),
    'write a half': (files, fail) => ({
      write: (handle, bytes) => {
        files.write(handle, bytes.subarray(0, 5));
        fail();
      },
    }),
    setOwner: (files, fail) => ({
      stat: (name) => ({ ...files.stat(name), uid: name.endsWith('.tmp') ? 1 : 2 }),
      setOwner: fail,
    }),
    setMode: (_, fail) => ({ setMode: fail }),
    sync: (_, fail) => ({ sync: fail }),
    close: (files, fail) => ({
      close: (handle) => {
        files.close(handle);
        fail();
      },
    }),
    read: (_, fail) => ({ read: fail }),
    rename: (_, fail) => ({ rename: fail }),
  };

  for (const [name, broken] of Object.entries(faults)) {
    for (const [code, words] of [
      ['ENOSPC', 'no space left'],
      ['EIO', 'EIO: broken'],
    ] as const) {
      it(`leaves everything as it was where it cannot ${name}: ${code}`, () => {
        const fail = (): never => {
          throw Object.assign(new Error(`${code}: broken`), { code });
        };
        const files = { ...machineFiles, ...broken(machineFiles, fail) };
        isRefused(
          () => replaceText(file, OLD, NEW, files),
          new RegExp(`requirements\\.toml: cannot be written: ${words}$`),
        );
        assert.equal(text(), OLD);
        assert.deepEqual(readdirSync(folder), ['requirements.toml']);
      });
    }
  }

  it('says the first fault where nothing can be removed either', () => {
    const fail = (code: string) => (): never => {
      throw Object.assign(new Error(code), { code });
    };
    const files = { ...machineFiles, write: fail('ENOSPC'), remove: fail('EIO') };
    isRefused(() => replaceText(file, OLD, NEW, files), /no space left$/);
    assert.equal(text(), OLD);
  });

  it('has the old text or the new one, whenever it is killed', function () {
    if (process.platform === 'win32') this.skip();
    this.timeout(60_000);
    const bundle = path.join(folder, 'child', 'killed.cjs');
    const entryPoints = [fileURLToPath(new URL('killed-while-writing.ts', import.meta.url))];
    buildSync({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'cjs' });
    const run = (step: number) => spawnSync(process.execPath, [bundle, file, String(step)], { encoding: 'utf8' });
    const seen = new Set<string>();
    let step = 0;
    for (; step < 50; step++) {
      writeFileSync(file, OLD);
      const { signal, stdout, stderr } = run(step);
      seen.add(text());
      if (signal === null) {
        assert.equal(stdout, `${step}\n`, stderr);
        break;
      }
      assert.equal(signal, 'SIGKILL');
    }
    assert.ok(step > 12, `${step} steps`);
    assert.deepEqual([...seen].sort(), [NEW, OLD]);
  });
});

describe('codex-policy fix', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fix-'));
    file = path.join(folder, 'requirements.toml');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...words: readonly string[]) => {
    const printed: string[] = [];
    const code = fixCommand(
      [...words, '--fail-on', 'never', file],
      (piece) => printed.push(piece),
      () => {},
    );
    return { code, text: printed.join('').replaceAll(folder.slice(1), 'F') };
  };

  const forms: Readonly<Record<string, readonly [string, string]>> = {
    'line ends of Windows': [
      '# one\r\nallowed_approval_reviewers = ["user"]\r\n',
      '# one\r\nallowed_approvals_reviewers = ["user"]\r\n',
    ],
    'a byte order mark': [
      '\u{feff}allowed_approval_reviewers = ["user"]\n',
      '\u{feff}allowed_approvals_reviewers = ["user"]\n',
    ],
    'no line end at the end': ['allowed_approval_reviewers = ["user"]', 'allowed_approvals_reviewers = ["user"]'],
  };

  for (const [name, [before, after]] of Object.entries(forms)) {
    it(`keeps ${name}`, () => {
      writeFileSync(file, before);
      assert.equal(run().text, '/F/requirements.toml: fixed\n');
      assert.equal(readFileSync(file, 'utf8'), after);
      assert.equal(run('--safe').text, '/F/requirements.toml: nothing to fix\n');
    });
  }

  it('does not touch a file that it has nothing to say of', () => {
    writeFileSync(file, 'allow_appshots = false\n');
    chmodSync(file, 0o444);
    assert.deepEqual(run(), { code: 0, text: '/F/requirements.toml: nothing to fix\n' });
  });

  it('applies with --all what is not certain as well', () => {
    const before = lines(
      '[[hooks.PreToolUse]]',
      'hooks = [{ type = "command", command = "/opt/audit", async = true }]',
      '[features]',
      'hooks = true',
    );
    writeFileSync(file, before);
    run();
    assert.equal(readFileSync(file, 'utf8'), before);
    run('--all');
    assert.match(readFileSync(file, 'utf8'), /\{ type = "command", command = "\/opt\/audit" \}/);
    assert.equal(run('--all').text, '/F/requirements.toml: nothing to fix\n');
  });

  it('prints with --diff what it does, and with --dry-run does nothing', () => {
    const before = 'allowed_approval_reviewers = ["user"]\n';
    const patch = [
      '--- a/F/requirements.toml',
      '+++ b/F/requirements.toml',
      '@@ -1,1 +1,1 @@',
      '-allowed_approval_reviewers = ["user"]',
      '+allowed_approvals_reviewers = ["user"]',
      '',
    ].join('\n');
    writeFileSync(file, before);
    assert.equal(run('--dry-run').text, patch);
    assert.equal(run('--dry-run', '--diff').text, patch);
    assert.equal(readFileSync(file, 'utf8'), before);
    assert.equal(run('--diff').text, `${patch}/F/requirements.toml: fixed\n`);
    assert.equal(readFileSync(file, 'utf8'), before.replace('approval_', 'approvals_'));
  });

  it('refuses words that do not go together', () => {
    writeFileSync(file, '');
    assert.throws(() => run('--safe', '--all'), /^UsageError: --safe goes with neither --all nor --profile$/);
    assert.throws(() => run('--safe', '--profile', 'balanced'), UsageError);
    assert.ok(existsSync(file));
  });
});
