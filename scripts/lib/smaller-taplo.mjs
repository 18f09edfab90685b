// Taplo has a WebAssembly module of 26 MB in its source, as Base64. In the bundle it is a file of its own, which packs a
// third smaller, without the names that are only for debuggers, a fifth of it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The file beside the bundle. */
export const TAPLO_MODULE = 'taplo.wasm';

/** The sections that are only for debuggers. */
const DROPPED = ['name', 'producers'];

/** The header of every WebAssembly module: a mark and a version. */
const HEADER = 8;

/** What stands for the Base64 in the bundle. */
const READ = `require("node:fs").readFileSync(require("node:path").join(__dirname, ${JSON.stringify(TAPLO_MODULE)}), "base64")`;

/** @type {import('esbuild').Plugin} */
export const smallerTaplo = {
  name: 'smaller-taplo',
  setup(build) {
    build.onLoad({ filter: /@taplo[\\/]lib[\\/]dist[\\/]index\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const start = source.indexOf('"AGFzbQ');
      const end = source.indexOf('"', start + 1) + 1;
      if (start < 0 || end === 0) throw new Error(`${file} has no WebAssembly module in it`);
      const wasm = withoutNames(Buffer.from(source.slice(start + 1, end - 1), 'base64'));
      await writeFile(path.join(path.dirname(build.initialOptions.outfile ?? ''), TAPLO_MODULE), wasm);
      return { contents: source.slice(0, start) + READ + source.slice(end), loader: 'js' };
    });
  },
};

/**
 * A module without the sections that are only for debuggers. Every section is a kind, a length and its content; those
 * of kind 0 begin with a name.
 *
 * @param {Buffer} wasm
 */
function withoutNames(wasm) {
  const kept = [wasm.subarray(0, HEADER)];
  let at = HEADER;
  while (at < wasm.length) {
    const size = readNumber(wasm, at + 1);
    const end = size.end + size.value;
    const name = wasm[at] === 0 ? readNumber(wasm, size.end) : undefined;
    const text = name && wasm.subarray(name.end, name.end + name.value).toString();
    if (text === undefined || !DROPPED.includes(text)) kept.push(wasm.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/**
 * An unsigned number of seven bits a byte, the lowest first.
 *
 * @param {Buffer} bytes
 * @param {number} start
 */
function readNumber(bytes, start) {
  let value = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at };
  }
}
