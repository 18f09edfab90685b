/** Executables from the package registry that tests compare with: installed once, into the user's cache. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommand } from './command.ts';
import { SetupError } from './entry.ts';

export interface NpmTool {
  /** How messages call it. */
  readonly title: string;
  readonly package: string;
  readonly version: string;
  /** The executable, from `node_modules` on. */
  readonly executable: string;
}

const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];

/**
 * Makes sure that a tool is installed and returns its executable. Says nothing when it already is.
 * It is installed in a folder of its own and moved into place when it runs, so that an interrupted
 * installation is never taken for a finished one.
 */
export function ensureNpmTool(tool: NpmTool, env: NodeJS.ProcessEnv = process.env): string {
  const { title, version } = tool;
  const cache = path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'codex-policy');
  const folder = path.join(cache, `${title.toLowerCase()}-${version}`);
  const executable = (within: string) => path.join(within, 'node_modules', tool.executable);
  if (existsSync(folder)) return executable(folder);
  console.log(`Installing ${title} ${version} into ${folder} (once)`);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
    runCommand('npm', ['install', ...FLAGS, `${tool.package}@${version}`], { cwd: partial });
    // Some packages leave that to a script.
    if (existsSync(executable(partial))) chmodSync(executable(partial), 0o755);
    // The executable may be an optional dependency: npm does not mind when there is none for this system.
    runCommand(executable(partial), ['--version']);
    // Another process may have finished the same installation meanwhile.
    if (!existsSync(folder)) renameSync(partial, folder);
  } catch (error) {
    throw new SetupError(`${title} ${version} could not be installed from npm: ${npmReason(error)}`);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return executable(folder);
}

/** The line of an error that says most: npm's own, else the first. */
export function npmReason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return (lines.find((line) => /^npm (error|ERR!)(?! code)|^Error: /.test(line)) ?? lines[0] ?? '').trim();
}
