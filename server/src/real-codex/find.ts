/** Which executable is the real Codex. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { CannotAskError } from './cannot-ask.ts';

/** There is no Codex: the message ends with how to get one. */
export class NoCodexError extends CannotAskError {
  override readonly name = 'NoCodexError';
}

/** The absolute path of the Codex that was named, else of the one on PATH. */
export function findCodex(named: string | undefined, searchPath: string | undefined = process.env.PATH): string {
  if (named === undefined || named === '') return onPath('codex', searchPath) ?? missing();
  if (/[\\/]/.test(named)) return usable(path.resolve(named));
  return onPath(named, searchPath) ?? unusable(named, 'is not on PATH');
}

/** Folders relative to where somebody happens to be are passed over: what lies there need not be the user's. */
function onPath(name: string, searchPath = ''): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, name)).find((file) => problemOf(file) === undefined);
}

function usable(file: string): string {
  const problem = problemOf(file);
  return problem === undefined ? file : unusable(file, problem);
}

function problemOf(file: string): string | undefined {
  try {
    if (!statSync(file).isFile()) return 'is not a file';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES'
      ? 'cannot be reached'
      : 'does not exist';
  }
  try {
    accessSync(file, constants.X_OK);
    return undefined;
  } catch {
    return 'cannot be executed';
  }
}

function missing(): never {
  throw new NoCodexError('there is no codex on PATH: install it with `npm install -g @openai/codex`');
}

function unusable(file: string, problem: string): never {
  throw new NoCodexError(`${file} ${problem}: install Codex with \`npm install -g @openai/codex\``);
}
