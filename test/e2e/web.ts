import path from 'node:path';
import { runMain } from '../host/entry.ts';
import { projectRoot } from '../host/paths.ts';
import { runWebSuite } from '../host/run-web-suite.ts';
import { bundleWebSuite } from './bundle.ts';

/** Runs the suite in a VS Code that is only a page: the extension in one web worker, its server in another. */
async function run(): Promise<number> {
  const root = projectRoot();
  const tests = await bundleWebSuite(root);
  // A minute or two are usual; a busy machine takes more.
  process.env.HOST_TIMEOUT ??= '600';
  return runWebSuite({ extension: root, tests, folder: path.join(root, 'test', 'e2e', 'workspace') });
}

await runMain(run);
