// The parser of `.editorconfig` files has a WebAssembly module of 90 KB beside its source. In the bundle it is part of it.
import { readFile } from 'node:fs/promises';

/** How the source reads the module. */
const READ = "require('fs').readFileSync(wasmPath)";

/** @type {import('esbuild').Plugin} */
export const inlineOneIni = {
  name: 'inline-one-ini',
  setup(build) {
    build.onLoad({ filter: /@one-ini[\\/]wasm[\\/]one_ini\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      if (!source.includes(READ)) throw new Error(`${file} reads its WebAssembly module in another way`);
      const contents = source.replace(READ, "require('./one_ini_bg.wasm')");
      return { contents, loader: 'js' };
    });
    build.onLoad({ filter: /one_ini_bg\.wasm$/ }, async ({ path: file }) => ({
      contents: await readFile(file),
      loader: 'binary',
    }));
  },
};
