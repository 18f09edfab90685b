import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { runMain } from '../host/entry.ts';
import { projectRoot } from '../host/paths.ts';
import { bundleSuite } from './bundle.ts';
import { chooseVSCode } from './vscode.ts';

/** Runs the suite in a real VS Code, on a copy of the workspace, so that no test edits a fixture. */
async function run(): Promise<number> {
  const root = projectRoot();
  const vscode = chooseVSCode(root);
  console.log(`VS Code: ${vscode.description}`);
  const extensionTestsPath = await bundleSuite(root);
  const temporary = temporaryFolder();
  const workspace = path.join(temporary, 'workspace');
  cpSync(path.join(root, 'test', 'e2e', 'workspace'), workspace, { recursive: true });
  const profile = ['user-data', 'extensions'].map((name) => `--${name}-dir=${path.join(temporary, name)}`);
  try {
    return await runTests({
      ...(vscode.executable === undefined ? {} : { vscodeExecutablePath: vscode.executable }),
      extensionDevelopmentPath: root,
      extensionTestsPath,
      // A minute is usual; a busy machine takes a few.
      extensionTestsEnv: { HOST_TIMEOUT: process.env.HOST_TIMEOUT ?? '600' },
      launchArgs: [workspace, ...profile],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

/** A folder that is removed when this process ends. */
function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'e2e-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

await runMain(run);
