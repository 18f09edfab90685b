import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompileCache } from '../../src/start/compile-cache.ts';
import { loadBundle } from '../../src/start/load-bundle.ts';

describe('loading a bundle', () => {
  let folder: string;
  let kept: string[];

  /** Remembers what is kept. */
  class Watched extends CompileCache {
    override keep(...words: Parameters<CompileCache['keep']>): void {
      kept.push(words[0]);
      super.keep(...words);
    }
  }

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'codex-policy-'));
    kept = [];
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): void {
    writeFileSync(path.join(folder, name), text);
  }

  /** A run of a program: it loads a bundle and ends with so much compiled. */
  function run(name: string, amount = 1000, looks = true): unknown {
    const require = createRequire(path.join(folder, name));
    for (const file of Object.keys(require.cache)) if (file.startsWith(folder)) delete require.cache[file];
    const atEnd: (() => void)[] = [];
    const cache = new Watched(path.join(folder, 'cache'));
    const means = {
      cache,
      looks: () => looks,
      amount: () => amount,
      atEnd: (action: () => void) => atEnd.push(action),
    };
    const exported = loadBundle(path.join(folder, 'main.js'), name, means);
    for (const action of atEnd) action();
    return exported;
  }

  it('gives what the bundle exports, which knows where it lies and what lies beside it', () => {
    write('other.js', 'exports.word = "beside";');
    write('one.js', 'module.exports = [__dirname, __filename, require("./other.js").word, this === exports];');
    assert.deepEqual(run('one.js'), [folder, path.join(folder, 'one.js'), 'beside', false]);
  });

  it('loads it once, also for who requires it', () => {
    write('one.js', 'exports.own = {};');
    const means = { cache: undefined, looks: () => true, amount: () => 0, atEnd: () => {} };
    const first = loadBundle(path.join(folder, 'main.js'), 'one.js', means);
    const required = createRequire(path.join(folder, 'two.js'))('./one.js');
    assert.equal(required, first);
    assert.equal(loadBundle(path.join(folder, 'main.js'), 'one.js', means), first);
  });

  it('keeps what was compiled, and not again when the next run needs no more', () => {
    write('one.js', 'exports.word = "kept";');
    assert.deepEqual([run('one.js'), kept], [{ word: 'kept' }, ['main-one.js']]);
    assert.deepEqual([run('one.js'), kept], [{ word: 'kept' }, ['main-one.js']]);
  });

  it('keeps it anew when a fiftieth more has been compiled, in those runs that look', () => {
    write('one.js', 'exports.word = "first";');
    run('one.js', 1000);
    run('one.js', 1020);
    assert.deepEqual(kept, ['main-one.js']);
    run('one.js', 1021, false);
    assert.deepEqual(kept, ['main-one.js']);
    run('one.js', 1021);
    assert.deepEqual(kept, ['main-one.js', 'main-one.js']);
    run('one.js', 1041);
    assert.deepEqual(kept, ['main-one.js', 'main-one.js']);
  });

  it('takes nothing from another program of the same length', () => {
    write('one.js', 'exports.word = (() => "first")();');
    run('one.js');
    write('one.js', 'exports.word = (() => "other")();');
    assert.deepEqual([run('one.js'), kept], [{ word: 'other' }, ['main-one.js', 'main-one.js']]);
  });

  it('compiles anew where V8 cannot use what was kept', () => {
    write('one.js', 'exports.word = "of another V8";');
    const program = readFileSync(path.join(folder, 'one.js'));
    new CompileCache(path.join(folder, 'cache')).keep('main-one.js', program, {
      code: Buffer.alloc(2000),
      amount: 1e9,
    });
    assert.deepEqual([run('one.js'), kept], [{ word: 'of another V8' }, ['main-one.js']]);
  });

  it('says where a program of that name is missing', () => {
    assert.throws(() => run('none.js'), /ENOENT.*none\.js/);
  });
});
