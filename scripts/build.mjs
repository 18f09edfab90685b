// Bundles the extension, the language server and the command line tool into dist/. With --dev: readable, with source maps.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/paths.mjs';
import { smallerTaplo } from './lib/smaller-taplo.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} output
 * @property {boolean} [executable] Whether it is a command of its own.
 */

const DIST = path.join(ROOT, 'dist');
const isDevelopment = process.argv.includes('--dev');

/** @type {readonly Bundle[]} */
const BUNDLES = [
  { entry: 'client/src/extension.ts', output: 'extension.js' },
  { entry: 'server/src/lsp/node.ts', output: 'server.js' },
  { entry: 'server/src/lsp/format-worker.ts', output: 'formatter.js' },
  { entry: 'server/src/cli/main.ts', output: 'cli.js', executable: true },
  { entry: 'server/src/cli/action.ts', output: 'action.js' },
];

/** @param {Bundle} bundle */
async function buildBundle({ entry, output, executable = false }) {
  const outfile = path.join(DIST, output);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    plugins: [smallerTaplo],
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
  return results.every((result) => result.status === 'fulfilled') ? 0 : 1;
}

process.exitCode = await main();
