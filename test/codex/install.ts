/** Installs the Codex release that the project describes: once, into the user's cache. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from '../host/command.ts';
import { SetupError } from '../host/entry.ts';

/** The release that is asked. */
export const codexRelease = '0.169.0';

const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];

/**
 * Makes sure that Codex is installed and returns its launcher. Says nothing when it already is.
 * It is installed in a folder of its own and moved into place when it runs, so that an interrupted
 * installation is never taken for a finished one.
 */
export function ensureCodex(env: NodeJS.ProcessEnv = process.env): string {
  const cache = path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'codex-policy');
  const folder = path.join(cache, `codex-${codexRelease}`);
  if (existsSync(folder)) return launcherIn(folder);
  console.log(`Installing Codex ${codexRelease} into ${folder} (once)`);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    install(partial);
    // Another process may have finished the same installation meanwhile.
    if (!existsSync(folder)) renameSync(partial, folder);
  } catch (error) {
    throw new SetupError(`Codex ${codexRelease} could not be installed from npm: ${reason(error)}`);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return launcherIn(folder);
}

function launcherIn(folder: string): string {
  return path.join(folder, 'node_modules', '.bin', 'codex');
}

function install(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  runCommand('npm', ['install', ...FLAGS, `@openai/codex@${codexRelease}`], { cwd: folder });
  // The executable is an optional dependency: npm does not mind when there is none for this system.
  runCommand(launcherIn(folder), ['--version']);
}

/** The line of an error that says most: npm's own, else the first. */
function reason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return (lines.find((line) => /^npm (error|ERR!)(?! code)|^Error: /.test(line)) ?? lines[0] ?? '').trim();
}
