// Bundles the extension, the language server and the command line tool into dist/. With --dev: readable, with source maps.
// With --npm: the npm package as well, in dist/npm/. What another build has left in dist/ is removed, but with --dev.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { inlineOneIni } from './lib/inline-one-ini.mjs';
import { writeNpmPackage } from './lib/npm-package.mjs';
import { ROOT } from './lib/paths.mjs';
import { removeOthers } from './lib/remove-others.mjs';
import { smallerTaplo, TAPLO_MODULE } from './lib/smaller-taplo.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} [inWorker] The entry of a web worker, which the bundle of `*` in `apart` is as well: two files would
 *   have nearly all of it twice.
 * @property {string} output
 * @property {boolean} [executable] Whether it is a command of its own.
 * @property {boolean} [browser] Whether it runs in a browser: a web worker or a page.
 * @property {Readonly<Record<string, string>>} [apart] What is imported only when it is needed, and lies in a bundle of
 *   its own: less to read at every start.
 * @property {Readonly<Record<string, string>>} [shared] What other bundles hold for several, by what it is imported as.
 */

const DIST = path.join(ROOT, 'dist');
const isDevelopment = process.argv.includes('--dev');

/** The library of the protocol, which both parts of the server need. */
const PROTOCOL = {
  'vscode-languageserver': './protocol.js',
  'vscode-languageserver/node': './protocol.js',
  'vscode-languageserver-types': './protocol.js',
};

/** @type {readonly Bundle[]} */
const BUNDLES = [
  { entry: 'client/src/extension.ts', output: 'extension.js', apart: { '*': './client.js' } },
  { entry: 'client/webview/posture.ts', output: 'posture-view.js', browser: true },
  { entry: 'node_modules/vscode-languageserver/lib/node/main.js', output: 'protocol.js' },
  {
    entry: 'server/src/lsp/node.ts',
    output: 'server.js',
    apart: { '*': './session.js' },
    inWorker: './browser.ts',
    shared: PROTOCOL,
  },
  { entry: 'server/src/lsp/format-worker.ts', output: 'formatter.js' },
  { entry: 'client/src/extension.ts', output: 'web/extension.cjs', browser: true },
  {
    entry: 'server/src/cli/main.ts',
    output: 'cli.js',
    executable: true,
    apart: { './check.ts': './check.js', '../lsp/node.ts': './server.js', '*': './commands.js' },
  },
  { entry: 'server/src/cli/check.ts', output: 'check.js' },
  { entry: 'server/src/cli/lane.ts', output: 'lane.js', apart: { './check.ts': './check.js' } },
  { entry: 'server/src/cli/action.ts', output: 'action.js' },
];

/** What is made without --dev, but for the npm package. */
const MADE = [
  'package.json',
  TAPLO_MODULE,
  ...BUNDLES.flatMap(({ output, apart }) => [output, ...(apart?.['*'] === undefined ? [] : [apart['*']])]),
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

/** Whether a bundle runs as a web worker, in the words of its program. */
const IS_WORKER = `'WorkerGlobalScope' in globalThis`;

/**
 * Leaves to another bundle what several share. A bundle that is a web worker as well, which reads no other, has it too.
 *
 * @param {NonNullable<Bundle['shared']>} shared
 * @param {boolean} isWorker
 * @returns {import('esbuild').Plugin}
 */
function share(shared, isWorker) {
  return {
    name: 'share',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^/ }, ({ path: name, namespace }) => {
        if (namespace === 'shared') return name.startsWith('.') ? { path: name, external: true } : undefined;
        if (!Object.hasOwn(shared, name)) return undefined;
        return isWorker ? { path: name, namespace: 'shared' } : { path: shared[name], external: true };
      });
      onLoad({ filter: /^/, namespace: 'shared' }, ({ path: name }) => ({
        contents: `module.exports = ${IS_WORKER} ? require(${JSON.stringify(name)}) : require(${JSON.stringify(shared[name])});`,
        resolveDir: path.join(ROOT, 'server'),
      }));
    },
  };
}

/** @param {Bundle} bundle */
async function buildBundle({ entry, output, executable = false, browser = false, apart, inWorker, shared = {} }) {
  /** @type {Set<string>} */
  const others = new Set();
  const plugins = [share(shared, false), ...(apart ? [leaveApart(apart, others)] : [])];
  await bundleInto({ entryPoints: [entry] }, output, { executable, browser, plugins });
  const rest = apart?.['*'];
  if (rest === undefined || others.size === 0) return;
  // They were found in the order in which files happened to be read, and two builds are to be the same.
  const parts = Array.from(others)
    .sort()
    .map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const exported = `module.exports = { ${parts.join(', ')} };`;
  const isWorker = inWorker !== undefined;
  const contents = isWorker ? `if (${IS_WORKER}) require(${JSON.stringify(inWorker)}); else ${exported}` : exported;
  const resolveDir = path.dirname(path.join(ROOT, entry));
  // The library of the protocol has a file for each place, and names it by a condition.
  const conditions = isWorker ? ['browser'] : [];
  await bundleInto({ stdin: { contents, resolveDir } }, rest, { plugins: [share(shared, isWorker)], conditions });
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
    plugins: [smallerTaplo, inlineOneIni, ...plugins],
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
  // Source maps would be packed with the rest.
  if (!isDevelopment) removeOthers(DIST, MADE, ['npm']);
  if (process.argv.includes('--npm')) await writeNpmPackage();
  return 0;
}

process.exitCode = await main();
