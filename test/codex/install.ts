/** Installs a release of Codex: once, into the user's cache. */
import { runCommand } from '../host/command.ts';
import { SetupError } from '../host/entry.ts';
import { ensureNpmTool, npmReason } from '../host/npm-tool.ts';

/** The release that the project describes. */
export const codexRelease = '0.169.0';

/** Makes sure that a release of Codex is installed and returns its launcher. Says nothing when it already is. */
export function ensureCodex(env: NodeJS.ProcessEnv = process.env, release: string = codexRelease): string {
  return ensureNpmTool({ title: 'Codex', package: '@openai/codex', version: release, executable: '.bin/codex' }, env);
}

/** The newest release on npm. */
export function newestRelease(): string {
  try {
    return runCommand('npm', ['view', '@openai/codex', 'version']).trim();
  } catch (error) {
    throw new SetupError(`npm does not say which release of Codex is the newest: ${npmReason(error)}`);
  }
}
