import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { CompileCache, compileCacheFolder } from './compile-cache.ts';

/** When so much more of the program has been compiled than was kept, it is kept anew. */
const GROWN = 1.1;

/** What a bundle is loaded with. */
interface Means {
  readonly cache: CompileCache | undefined;
  /** How much code this run has compiled, or got compiled, up to now. */
  amount(): number;
  /** Does something when the program ends. */
  atEnd(action: () => void): void;
}

/**
 * Loads a bundle of this product as `require` does, but with what V8 has compiled of it in earlier runs: half of the time
 * that a short run takes would go into that. What this run has compiled is kept at its end.
 */
export function loadBundle(folder: string, name: string, means: Means = meansHere()): unknown {
  const file = path.join(folder, name);
  const require = createRequire(file);
  const loaded = require.cache[file];
  if (loaded) return loaded.exports;
  const program = readFileSync(file);
  const kept = means.cache?.find(name, program);
  const script = new Script(Module.wrap(program.toString()), { filename: file, cachedData: kept?.code });
  const bundle = new Module(file);
  require.cache[file] = bundle;
  script.runInThisContext()(bundle.exports, require, bundle, file, folder);
  bundle.loaded = true;
  const known = kept && !script.cachedDataRejected ? kept.amount : 0;
  means.atEnd(() => {
    const amount = means.amount();
    if (amount > known * GROWN) means.cache?.keep(name, program, { code: script.createCachedData(), amount });
  });
  return bundle.exports;
}

function meansHere(): Means {
  const folder = compileCacheFolder();
  return {
    cache: folder === undefined ? undefined : new CompileCache(folder),
    amount: () => getHeapCodeStatistics().bytecode_and_metadata_size,
    atEnd: (action) => process.once('exit', action),
  };
}
