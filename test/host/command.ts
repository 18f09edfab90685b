import { spawnSync } from 'node:child_process';

/** Runs a command to its end; throws with everything it printed when it fails. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): string {
  const result = spawnSync(command, args, { ...options, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.error) throw result.error;
  if (result.status === 0) return result.stdout;
  const end = result.status === null ? `was ended by ${result.signal}` : `ended with code ${result.status}`;
  throw new Error(`${command} ${args.join(' ')} ${end}\n${result.stdout}${result.stderr}`);
}
