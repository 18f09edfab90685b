/** Packages the extension, looks at every file in the package, installs it and sees it work. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../host/command.ts';
import { runMain } from '../host/entry.ts';
import { projectRoot } from '../host/paths.ts';
import { installVsix } from '../host/vsix.ts';
import { checkContents, installedFolder } from './contents.ts';
import { checkInWorkbench } from './workbench.ts';

const FLAGS = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];

async function run(): Promise<number> {
  const root = projectRoot();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'package-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const vsix = path.join(temporary, 'codex-policy.vsix');
  const extensions = path.join(temporary, 'extensions');

  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  runCommand(process.execPath, [vsce, 'package', ...FLAGS, '--out', vsix], { cwd: root });
  console.log('ok      is packaged by vsce');

  mkdirSync(extensions);
  installVsix(vsix, extensions);
  const installed = installedFolder(extensions);
  console.log('ok      can be installed');

  console.log(`ok      has the ${checkContents(root, installed)} files that it should have, and no other`);

  const example = path.join(root, 'examples', 'balanced.requirements.toml');
  runCommand(process.execPath, [path.join(installed, 'dist', 'cli.js'), 'check', '--fail-on', 'hint', example]);
  console.log('ok      carries a command line that works');

  await checkInWorkbench({ extensions, examples: path.join(root, 'examples'), temporary });
  console.log('ok      checks a requirements.toml in the workbench');
  return 0;
}

await runMain(run);
