// Writes dist/npm/, the folder that `npm pack` makes the package of: the command line, the API and the pages, without
// dependencies and without scripts.
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

const DIST = path.join(ROOT, 'dist');

/** The folder of the package. */
const PACKAGE = path.join(DIST, 'npm');

/** What is taken as it is, from the repository to the package. */
const COPIED = {
  'dist/cli.js': 'dist/cli.js',
  'dist/check.js': 'dist/check.js',
  'dist/commands.js': 'dist/commands.js',
  'dist/lane.js': 'dist/lane.js',
  'dist/server.js': 'dist/server.js',
  'dist/session.js': 'dist/session.js',
  'dist/protocol.js': 'dist/protocol.js',
  'dist/formatter.js': 'dist/formatter.js',
  'dist/taplo.wasm': 'dist/taplo.wasm',
  'server/src/cli/api-types.ts': 'dist/api.d.mts',
  'docs/rules': 'docs/rules',
  'docs/requirements.md': 'docs/requirements.md',
  'docs/config.md': 'docs/config.md',
  'docs/ci.md': 'docs/ci.md',
  'docs/deploying.md': 'docs/deploying.md',
  'docs/editors.md': 'docs/editors.md',
  schemas: 'schemas',
  'README.md': 'README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
};

/** Writes the package from the bundles that are there. */
export async function writeNpmPackage() {
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(path.join(PACKAGE, 'dist'), { recursive: true });
  for (const [from, to] of Object.entries(COPIED)) {
    cpSync(path.join(ROOT, from), path.join(PACKAGE, to), { recursive: true });
  }
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['server/src/cli/api.ts'],
    outfile: path.join(PACKAGE, 'dist', 'api.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: 'warning',
  });
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(path.join(PACKAGE, 'package.json'), `${JSON.stringify(npmManifest(manifest), null, 2)}\n`);
  const start = path.join(PACKAGE, 'dist', 'start.js');
  writeFileSync(start, startScript(manifest.version));
  chmodSync(start, 0o755);
}

/** @param {Record<string, unknown>} manifest */
function npmManifest({ name, version, description, license, keywords, engines }) {
  return {
    name,
    version,
    description,
    license,
    keywords,
    engines: { node: /** @type {Record<string, string>} */ (engines).node },
    bin: { 'codex-policy': 'dist/start.js' },
    exports: { '.': { types: './dist/api.d.mts', default: './dist/api.mjs' }, './package.json': './package.json' },
    types: './dist/api.d.mts',
    files: ['dist', 'docs', 'schemas', 'CHANGELOG.md'],
  };
}

/**
 * Whoever only asks for the version does not wait until all of the command line is read.
 *
 * @param {string} version
 */
function startScript(version) {
  return `#!/usr/bin/env node
if (process.argv[2] === '--version') process.stdout.write(${JSON.stringify(`${version}\n`)});
else require('./cli.js');
`;
}
