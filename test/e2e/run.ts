import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { runMain } from '../host/entry.ts';
import { projectRoot } from '../host/paths.ts';
import { bundleSuite } from './bundle.ts';
import { type ChosenVSCode, chooseVSCode } from './vscode.ts';

/** Folders of the suite that run in one VS Code, with another extension installed where they need one. */
interface Part {
  readonly name: string;
  readonly folders: readonly string[];
  readonly extension?: string;
}

const parts: readonly Part[] = [
  { name: 'index', folders: ['.', 'machine'] },
  { name: 'beside', folders: ['beside'], extension: 'beside' },
];

async function run(): Promise<number> {
  const vscode = chooseVSCode(projectRoot());
  console.log(`VS Code: ${vscode.description}`);
  const codes: number[] = [];
  for (const part of parts) codes.push(await runPart(part, vscode));
  return codes.find((code) => code !== 0) ?? 0;
}

/** Runs a part in a real VS Code, on a copy of the workspace, so that no test edits a fixture. */
async function runPart({ name, folders, extension }: Part, vscode: ChosenVSCode): Promise<number> {
  const root = projectRoot();
  const extensionTestsPath = await bundleSuite(root, name, folders);
  const temporary = temporaryFolder();
  const workspace = path.join(temporary, 'workspace');
  cpSync(path.join(root, 'test', 'e2e', 'workspace'), workspace, { recursive: true });
  if (extension !== undefined) {
    cpSync(path.join(root, 'test', 'e2e', extension), path.join(temporary, 'extensions', extension), {
      recursive: true,
    });
  }
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
