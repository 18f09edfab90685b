import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CompileCache, compileCacheFolder } from '../../src/start/compile-cache.ts';

const program = Buffer.from('exports.word = "program";');
const compiled = { code: Buffer.from('what V8 made of it'), amount: 123_456 };

describe('what was compiled of a program', () => {
  let folder: string;
  let cache: CompileCache;

  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'codex-policy-')), 'a', 'b');
    cache = new CompileCache(folder);
  });

  afterEach(() => rmSync(path.join(folder, '..', '..'), { recursive: true, force: true }));

  function keptFile(): string {
    const names = readdirSync(folder);
    assert.equal(names.length, 1, names.join());
    return path.join(folder, names[0] ?? '');
  }

  it('is found again, for the same name and the same program', () => {
    assert.equal(cache.find('one.js', program), undefined);
    cache.keep('one.js', program, compiled);
    assert.deepEqual(cache.find('one.js', program), compiled);
    assert.equal(cache.find('two.js', program), undefined);
    assert.equal(cache.find('one.js', Buffer.from('exports.word = "another";')), undefined);
    assert.equal(cache.find('one.js', Buffer.from('exports.word = "prog')), undefined);
  });

  it('is replaced by what is newer, with nothing left beside it', () => {
    cache.keep('one.js', program, compiled);
    const newer = { code: Buffer.from('more'), amount: 200_000 };
    cache.keep('one.js', program, newer);
    assert.deepEqual(cache.find('one.js', program), newer);
    keptFile();
  });

  it('is not taken from half a file', () => {
    cache.keep('one.js', program, compiled);
    for (const length of [8 + program.length, program.length, 5, 0]) {
      truncateSync(keptFile(), length);
      assert.equal(cache.find('one.js', program), undefined, `${length}`);
    }
  });

  it('is for the user alone, and not taken where others can write it', function () {
    if (process.platform === 'win32') this.skip();
    cache.keep('one.js', program, compiled);
    assert.equal(statSync(keptFile()).mode & 0o777, 0o600);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const mode of [0o620, 0o602]) {
      chmodSync(keptFile(), mode);
      assert.equal(cache.find('one.js', program), undefined, mode.toString(8));
    }
  });

  it('is not kept where there can be no folder, and nothing breaks', () => {
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file');
    cache.keep('one.js', program, compiled);
    assert.equal(cache.find('one.js', program), undefined);
  });
});

describe('the folder for it', () => {
  it('is that of the system for what can be made anew', function () {
    if (process.platform !== 'linux') this.skip();
    const home = os.homedir();
    assert.equal(compileCacheFolder({}), path.join(home, '.cache', 'codex-policy', 'compiled'));
    assert.equal(compileCacheFolder({ XDG_CACHE_HOME: '/caches' }), '/caches/codex-policy/compiled');
    // The specification has relative ones ignored.
    assert.equal(
      compileCacheFolder({ XDG_CACHE_HOME: 'caches' }),
      path.join(home, '.cache', 'codex-policy', 'compiled'),
    );
  });

  it("is none in somebody else's home, as with sudo", function () {
    if (process.getuid === undefined) this.skip();
    const own = process.env.HOME;
    const other = mkdtempSync(path.join(os.tmpdir(), 'codex-policy-'));
    try {
      // Only root can give a folder away, and for everybody else the root of the disk is somebody else's.
      if (process.getuid() === 0) chownSync(other, 12_345, 12_345);
      process.env.HOME = process.getuid() === 0 ? other : '/';
      assert.equal(compileCacheFolder({ XDG_CACHE_HOME: '/caches' }), undefined);
    } finally {
      process.env.HOME = own;
      rmSync(other, { recursive: true });
    }
  });

  it('is none where Node is told to keep nothing compiled', () => {
    assert.equal(compileCacheFolder({ NODE_DISABLE_COMPILE_CACHE: '1' }), undefined);
  });
});
