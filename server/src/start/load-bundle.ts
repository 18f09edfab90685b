import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { CompileCache, compileCacheFolder } from './compile-cache.ts';
import { engineChanges } from './optimize-late.ts';

/** When so much more of the program has been compiled than was kept, it is kept anew. */
const GROWN = 1.02;

/** One short run in so many looks whether more has been compiled: to look takes a twentieth of it. */
const LOOKS = 8;

/** A run of so many seconds, as that of a server, looks: there it does not show. */
const LONG_RUN = 2;

/** What a bundle is loaded with. */
interface Means {
  readonly cache: CompileCache | undefined;
  /** Whether this run, at its end, looks for more than was kept. */
  looks(): boolean;
  /** How much code this run has compiled, or got compiled, up to now. */
  amount(): number;
  /** Does something when the program ends, or before that the engine changes. */
  atEnd(action: () => void): void;
}

/**
 * Loads a bundle that lies beside the program `by` as `require` does, but with what V8 has compiled of it in earlier runs
 * of that program: half of the time that a short run takes would go into that. What this run has compiled is kept at
 * its end.
 */
export function loadBundle(by: string, name: string, means: Means = meansHere()): unknown {
  const folder = path.dirname(by);
  const file = path.join(folder, name);
  const require = createRequire(file);
  const loaded = require.cache[file];
  if (loaded) return loaded.exports;
  const program = readFileSync(file);
  // Of the same bundle each program runs other parts, and may have other flags for V8.
  const keptAs = `${path.basename(by, '.js')}-${path.basename(file)}`;
  const kept = means.cache?.find(keptAs, program);
  const script = new Script(Module.wrap(program.toString()), { filename: file, cachedData: kept?.code });
  const bundle = new Module(file);
  require.cache[file] = bundle;
  script.runInThisContext()(bundle.exports, require, bundle, file, folder);
  bundle.loaded = true;
  const known = kept && !script.cachedDataRejected ? kept.amount : 0;
  means.atEnd(() => {
    if (known > 0 && !means.looks()) return;
    const amount = means.amount();
    if (amount > known * GROWN) means.cache?.keep(keptAs, program, { code: script.createCachedData(), amount });
  });
  return bundle.exports;
}

function meansHere(): Means {
  const folder = compileCacheFolder();
  return {
    cache: folder === undefined ? undefined : new CompileCache(folder),
    looks: () => process.uptime() > LONG_RUN || process.pid % LOOKS === 0,
    amount: compiledHere,
    atEnd,
  };
}

function atEnd(action: () => void): void {
  const atFirst = () => {
    process.off('exit', atFirst).off(engineChanges, atFirst);
    action();
  };
  process.on('exit', atFirst).on(engineChanges, atFirst);
}

/** Node's module for it takes longer to load than all of this. */
function compiledHere(): number {
  const v8: typeof import('node:v8') = createRequire(process.execPath)('node:v8');
  return v8.getHeapCodeStatistics().bytecode_and_metadata_size;
}
