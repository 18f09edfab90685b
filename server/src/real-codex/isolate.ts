/**
 * A mount namespace in which a folder of ours is /etc/codex, the only place from which Codex reads requirements.toml:
 * no flag and no variable moves it. The mounts live and die with the process, and nothing is written to the real /etc.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotAskError } from './cannot-ask.ts';

/** No private mount namespace can be had on this machine. */
export class IsolationError extends CannotAskError {
  override readonly name = 'IsolationError';
}

/** A Codex executable and the way to run it apart from the machine's own /etc/codex. */
export interface IsolatedCodex {
  readonly executable: string;
  readonly entry: Entry;
}

/** A way into a namespace: what goes before the mounts, and what goes after them. */
interface Entry {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * $1 is a folder with a folder `codex` in it, the rest is the command.
 * Where /etc/codex does not exist there is nothing to mount on, and creating it would change the machine. An overlay
 * with two lower layers and no upper one shows it without being able to write anywhere. Where it does exist the overlay
 * would mix its files with ours, so the folder is also bound over it.
 */
const MOUNT = `mount -t overlay overlay -o "lowerdir=$1:/etc" /etc && mount --bind "$1/codex" /etc/codex && shift && exec "$@"`;

/** Finds the way to isolate an executable here. Throws an {@link IsolationError} when there is none. */
export function isolateCodex(executable: string): IsolatedCodex {
  return { executable, entry: chooseEntry() };
}

/** The command line that runs Codex with `etc`/codex as /etc/codex. */
export function isolatedCommand({ executable, entry }: IsolatedCodex, etc: string, args: readonly string[]): string[] {
  return entered(entry, etc, [executable, ...args]);
}

/**
 * Root needs no user namespace. Everyone else becomes root in one of their own to mount, and themselves again in a
 * second one: as root, Codex would meet the folder in /tmp that it keeps for the real root.
 */
function entries(): readonly Entry[] {
  const self = [`--map-user=${process.getuid?.()}`, `--map-group=${process.getgid?.()}`];
  return [
    { before: ['unshare', '--mount'], after: [] },
    { before: ['unshare', '--user', '--map-root-user', '--mount'], after: ['unshare', '--user', ...self] },
  ];
}

function entered({ before, after }: Entry, etc: string, command: readonly string[]): string[] {
  return [...before, 'sh', '-c', MOUNT, 'sh', etc, ...after, ...command];
}

/** The first way that works here; throws when there is none. */
function chooseEntry(): Entry {
  if (process.platform !== 'linux') {
    throw new IsolationError(
      'Codex can be asked in isolation only on Linux: it reads requirements.toml from one fixed place of the system, which only a private mount namespace can stand in for',
    );
  }
  const etc = mkdtempSync(path.join(os.tmpdir(), 'codex-etc-'));
  mkdirSync(path.join(etc, 'codex'));
  try {
    let failure = '';
    for (const entry of entries()) {
      const [program = '', ...args] = entered(entry, etc, ['true']);
      const result = spawnSync(program, args, { encoding: 'utf8' });
      if (result.status === 0) return entry;
      failure = result.error?.message ?? result.stderr.trim().split('\n').join(' ');
    }
    throw new IsolationError(
      `Codex can be asked in isolation only in a private mount namespace (as root, or with unprivileged user namespaces): ${failure}`,
    );
  } finally {
    rmSync(etc, { recursive: true, force: true });
  }
}
