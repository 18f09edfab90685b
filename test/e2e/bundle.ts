import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the tests in folders of the suite into one file that the extension host can load, and returns its path. */
export async function bundleSuite(root: string, name: string, folders: readonly string[]): Promise<string> {
  const suite = path.join(root, 'test', 'e2e', 'suite');
  const outfile = path.join(root, 'dist', 'test', 'e2e', `${name}.cjs`);
  await build({
    stdin: {
      contents: entry(folders.flatMap((folder) => testsIn(suite, folder))),
      resolveDir: suite,
      sourcefile: 'entry.ts',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Bundles the tests that need no machine for the web worker in which a browser runs extensions, and returns the path.
 * Mocha's own bundle for browsers takes the place of the package, and a few functions that of Node's assertions.
 */
export async function bundleWebSuite(root: string): Promise<string> {
  const suite = path.join(root, 'test', 'e2e', 'suite');
  const outfile = path.join(root, 'dist', 'test', 'e2e', 'web.cjs');
  await build({
    stdin: { contents: entry(testsIn(suite)), resolveDir: suite, sourcefile: 'entry.ts', loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    alias: {
      mocha: path.join(root, 'test', 'e2e', 'web', 'mocha.ts'),
      'mocha/mocha.js': path.join(root, 'node_modules', 'mocha', 'mocha.js'),
      'node:assert/strict': path.join(root, 'test', 'e2e', 'web', 'assert.ts'),
    },
    // Mocha's bundle makes itself what the module exports.
    footer: { js: 'module.exports = { run };' },
    logLevel: 'warning',
  });
  return outfile;
}

function testsIn(suite: string, folder = '.'): string[] {
  const names = readdirSync(path.join(suite, folder)).filter((name) => name.endsWith('.test.ts'));
  return names.sort().map((name) => `${folder}/${name}`);
}

/** The tests are imported late: mocha's functions have to be there first. */
function entry(tests: readonly string[]): string {
  const files = tests.map((name) => `() => import('./${name}')`);
  return `import { runSuite } from './index.ts';\nexport const run = () => runSuite([${files.join(', ')}]);\n`;
}
