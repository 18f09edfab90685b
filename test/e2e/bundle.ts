import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles every test of the suite into one file that the extension host can load, and returns its path. */
export async function bundleSuite(root: string): Promise<string> {
  const suite = path.join(root, 'test', 'e2e', 'suite');
  const outfile = path.join(root, 'dist', 'test', 'e2e', 'index.cjs');
  const tests = readdirSync(suite).filter((name) => name.endsWith('.test.ts'));
  await build({
    stdin: { contents: entry(tests.sort()), resolveDir: suite, sourcefile: 'entry.ts', loader: 'ts' },
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

/** The tests are imported late: mocha's functions have to be there first. */
function entry(tests: readonly string[]): string {
  const files = tests.map((name) => `() => import('./${name}')`);
  return `import { runSuite } from './index.ts';\nexport const run = () => runSuite([${files.join(', ')}]);\n`;
}
