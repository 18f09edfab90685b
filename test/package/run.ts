/** Packages the extension, looks at every file in the package, installs it and sees it work. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../host/command.ts';
import { runMain, SetupError } from '../host/entry.ts';
import { projectRoot } from '../host/paths.ts';
import { installVsix } from '../host/vsix.ts';
import { checkContents, installedFolder } from './contents.ts';
import { checkSize } from './size.ts';
import { checkInWorkbench } from './workbench.ts';

const FLAGS = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];

async function run(): Promise<number> {
  const root = projectRoot();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'package-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const vsix = path.join(temporary, 'codex-policy.vsix');
  const extensions = path.join(temporary, 'extensions');

  leaveSourceMap(root);
  buildAndPack(root, vsix);
  console.log('ok      is packaged by vsce');

  const again = path.join(temporary, 'again.vsix');
  buildAndPack(root, again);
  if (!readFileSync(vsix).equals(readFileSync(again))) throw new SetupError('Two builds give two packages.');
  console.log('ok      is the same in two builds');

  for (const line of checkSize(root, vsix)) console.log(`ok      ${line}`);

  mkdirSync(extensions);
  installVsix(vsix, extensions);
  const installed = installedFolder(extensions);
  console.log('ok      can be installed');

  console.log(`ok      has the ${checkContents(root, installed)} files that it should have, and no other`);

  await checkInWorkbench({ extensions, examples: path.join(root, 'examples'), temporary });
  console.log('ok      checks a requirements.toml in the workbench');
  return 0;
}

/** As a build for development does: it must not be packed. */
function leaveSourceMap(root: string): void {
  const folder = path.join(root, 'dist', 'web');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'extension.cjs.map'), '{}');
}

/** Files in the package are given the same time in every build: the first that a zip file can say. */
function buildAndPack(root: string, vsix: string): void {
  runCommand(process.execPath, [path.join(root, 'scripts', 'build.mjs')], { cwd: root });
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const env = { ...process.env, SOURCE_DATE_EPOCH: '315532800' };
  runCommand(process.execPath, [vsce, 'package', ...FLAGS, '--out', vsix], { cwd: root, env });
}

await runMain(run);
