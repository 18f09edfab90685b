// Bundles the extension, the language server and the command line tool into dist/. With --dev: readable, with source maps.
// With --npm: the npm package as well, in dist/npm/.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { writeNpmPackage } from './lib/npm-package.mjs';
import { ROOT } from './lib/paths.mjs';
import { smallerTaplo } from './lib/smaller-taplo.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} [inWorker] The entry in its place where the bundle is a web worker: one file for both has half the size.
 * @property {string} output
 * @property {boolean} [executable] Whether it is a command of its own.
 * @property {boolean} [browser] Whether it runs in a browser: a web worker or a page.
 * @property {Readonly<Record<string, string>>} [apart] What is imported only when it is needed, and lies in a bundle of
 *   its own: less to read at every start.
 */

const DIST = path.join(ROOT, 'dist');
const isDevelopment = process.argv.includes('--dev');

/** @type {readonly Bundle[]} */
const BUNDLES = [
  { entry: 'client/src/extension.ts', output: 'extension.js', apart: { '*': './client.js' } },
  { entry: 'client/webview/posture.ts', output: 'posture-view.js', browser: true },
  { entry: 'server/src/lsp/node.ts', inWorker: 'server/src/lsp/browser.ts', output: 'server.js' },
  { entry: 'server/src/lsp/format-worker.ts', output: 'formatter.js' },
  { entry: 'client/src/extension.ts', output: 'web/extension.cjs', browser: true },
  {
    entry: 'server/src/cli/main.ts',
    output: 'cli.js',
    executable: true,
    apart: { './check.ts': './check.js', '*': './commands.js' },
  },
  { entry: 'server/src/cli/check.ts', output: 'check.js' },
  { entry: 'server/src/cli/action.ts', output: 'action.js' },
];

/**
 * Leaves what an entry imports when it is needed to other bundles. That of `*` has all that is not named, each part
 * made when it is asked for.
 *
 * @param {NonNullable<Bundle['apart']>} apart
 * @param {Set<string>} others Takes the names of the parts in the bundle of `*`.
 * @returns {import('esbuild').Plugin}
 */
function leaveApart(apart, others) {
  return {
    name: 'leave-apart',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path: name, kind, namespace }) => {
        if (namespace === 'apart') return { path: name, external: true };
        if (kind !== 'dynamic-import') return undefined;
        if (Object.hasOwn(apart, name)) return { path: apart[name], external: true };
        others.add(name);
        return { path: name, namespace: 'apart' };
      });
      onLoad({ filter: /^/, namespace: 'apart' }, ({ path: name }) => ({
        contents: `module.exports = require(${JSON.stringify(apart['*'])})[${JSON.stringify(name)}]();`,
      }));
    },
  };
}

/** @param {Bundle} bundle */
async function buildBundle({ entry, inWorker, output, executable = false, browser = false, apart }) {
  /** @type {Set<string>} */
  const others = new Set();
  const plugins = apart ? [leaveApart(apart, others)] : [];
  const from = inWorker === undefined ? { entryPoints: [entry] } : { stdin: either(inWorker, entry) };
  // The libraries of the protocol have a file for each place, and name them by conditions.
  const conditions = inWorker === undefined ? [] : ['browser'];
  await bundleInto(from, output, { executable, browser, plugins, conditions });
  const rest = apart?.['*'];
  if (rest === undefined || others.size === 0) return;
  const parts = Array.from(others, (name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const contents = `module.exports = { ${parts.join(', ')} };`;
  const resolveDir = path.dirname(path.join(ROOT, entry));
  await bundleInto({ stdin: { contents, resolveDir } }, rest, {});
}

/**
 * Only the one that is needed is run; what both import is there once.
 *
 * @param {string} worker
 * @param {string} other
 */
function either(worker, other) {
  const load = (/** @type {string} */ entry) => `import(${JSON.stringify(`./${entry}`)})`;
  return { contents: `'WorkerGlobalScope' in globalThis ? ${load(worker)} : ${load(other)};`, resolveDir: ROOT };
}

/**
 * @param {Pick<import('esbuild').BuildOptions, 'entryPoints' | 'stdin'>} from
 * @param {string} output
 * @param {Pick<Bundle, 'executable' | 'browser'> & { readonly plugins?: readonly import('esbuild').Plugin[], readonly conditions?: readonly string[] }} how
 */
async function bundleInto(from, output, { executable = false, browser = false, plugins = [], conditions = [] }) {
  const outfile = path.join(DIST, output);
  await build({
    absWorkingDir: ROOT,
    ...from,
    outfile,
    bundle: true,
    platform: browser ? 'browser' : 'node',
    // VS Code takes an extension as a CommonJS module; a worker has no `module`.
    format: browser && !output.endsWith('.cjs') ? 'iife' : 'cjs',
    target: browser ? 'es2022' : 'node20',
    mainFields: [...(browser ? ['browser'] : []), 'module', 'main'],
    // That of the platform comes by itself.
    conditions: ['module', ...conditions],
    // What is imported from another bundle is then required, which spares the start of Node's other loader.
    supported: { 'dynamic-import': false },
    external: ['vscode'],
    plugins: [smallerTaplo, ...plugins],
    minify: !isDevelopment,
    sourcemap: isDevelopment,
    logLevel: 'warning',
    ...(executable ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  });
  if (executable) chmodSync(outfile, 0o755);
}

async function main() {
  const missing = BUNDLES.filter(({ entry }) => !existsSync(path.join(ROOT, entry)));
  for (const { entry } of missing) console.error(`${entry} is missing`);
  if (missing.length > 0) return 1;
  mkdirSync(DIST, { recursive: true });
  writeFileSync(path.join(DIST, 'package.json'), '{ "type": "commonjs" }\n');
  const results = await Promise.allSettled(BUNDLES.map(buildBundle));
  if (!results.every((result) => result.status === 'fulfilled')) return 1;
  if (process.argv.includes('--npm')) await writeNpmPackage();
  return 0;
}

process.exitCode = await main();
