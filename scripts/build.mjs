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
 * @property {boolean} [compiled] Whether it loads the other bundles with what V8 has compiled of them in earlier runs.
 */

const DIST = path.join(ROOT, 'dist');
/** What loads a bundle with what V8 has compiled of it before. */
const LOADER = path.join(ROOT, 'server', 'src', 'start', 'load-bundle.ts');
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
    compiled: true,
  },
  { entry: 'server/src/lsp/format-worker.ts', output: 'formatter.js' },
  { entry: 'client/src/extension.ts', output: 'web/extension.cjs', browser: true },
  {
    entry: 'server/src/cli/main.ts',
    output: 'cli.js',
    executable: true,
    compiled: true,
    apart: { './check.ts': './check.js', '../lsp/node.ts': './server.js', '*': './commands.js' },
  },
  { entry: 'server/src/cli/check.ts', output: 'check.js' },
  { entry: 'server/src/cli/lane.ts', output: 'lane.js', compiled: true, apart: { './check.ts': './check.js' } },
  { entry: 'server/src/cli/action.ts', output: 'action.js' },
];

/** What is made without --dev, but for the npm package. */
const MADE = [
  'package.json',
  TAPLO_MODULE,
  ...BUNDLES.flatMap(({ output, apart }) => [output, ...(apart?.['*'] === undefined ? [] : [apart['*']])]),
];

/**
 * The words that load another bundle.
 *
 * @param {string | undefined} bundle
 * @param {boolean} compiled
 */
function loading(bundle, compiled) {
  const name = JSON.stringify(bundle);
  return compiled ? `require(${JSON.stringify(LOADER)}).loadBundle(__filename, ${name})` : `require(${name})`;
}

/**
 * Leaves what an entry imports when it is needed to other bundles. That of `*` has all that is not named, each part
 * made when it is asked for.
 *
 * @param {NonNullable<Bundle['apart']>} apart
 * @param {boolean} compiled
 * @param {Set<string>} others Takes the names of the parts in the bundle of `*`.
 * @returns {import('esbuild').Plugin}
 */
function leaveApart(apart, compiled, others) {
  return {
    name: 'leave-apart',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path: name, kind, namespace }) => {
        if (namespace === 'apart') return { path: name, external: true };
        if (kind !== 'dynamic-import') return undefined;
        if (!Object.hasOwn(apart, name)) others.add(name);
        return { path: name, namespace: 'apart' };
      });
      onLoad({ filter: /^/, namespace: 'apart' }, ({ path: name }) => {
        const own = apart[name];
        const part =
          own === undefined ? `${loading(apart['*'], compiled)}[${JSON.stringify(name)}]()` : loading(own, compiled);
        return { contents: `module.exports = ${part};`, resolveDir: ROOT };
      });
    },
  };
}

/** Whether a bundle runs as a web worker, in the words of its program. */
const IS_WORKER = `'WorkerGlobalScope' in globalThis`;

/**
 * Leaves to another bundle what several share. A bundle that is a web worker as well, which reads no other, has it too.
 *
 * @param {NonNullable<Bundle['shared']>} shared
 * @param {{ readonly isWorker: boolean, readonly compiled: boolean }} how
 * @returns {import('esbuild').Plugin}
 */
function share(shared, { isWorker, compiled }) {
  return {
    name: 'share',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^/ }, ({ path: name, namespace }) => {
        if (namespace === 'shared') return name.startsWith('.') ? { path: name, external: true } : undefined;
        return Object.hasOwn(shared, name) ? { path: name, namespace: 'shared' } : undefined;
      });
      onLoad({ filter: /^/, namespace: 'shared' }, ({ path: name }) => {
        const elsewhere = loading(shared[name], compiled);
        const own = `${IS_WORKER} ? require(${JSON.stringify(name)}) : ${elsewhere}`;
        return { contents: `module.exports = ${isWorker ? own : elsewhere};`, resolveDir: path.join(ROOT, 'server') };
      });
    },
  };
}

/** @param {Bundle} bundle */
async function buildBundle(bundle) {
  const { entry, output, executable = false, browser = false, apart, inWorker, shared = {}, compiled = false } = bundle;
  /** @type {Set<string>} */
  const others = new Set();
  const plugins = [
    share(shared, { isWorker: false, compiled }),
    ...(apart ? [leaveApart(apart, compiled, others)] : []),
  ];
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
  await bundleInto({ stdin: { contents, resolveDir } }, rest, {
    plugins: [share(shared, { isWorker, compiled: false })],
    conditions,
  });
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
