/**
 * A mount namespace in which a folder of ours is /etc/codex, the only place from which Codex reads requirements.toml:
 * no flag and no variable moves it. The mounts live and die with the process, and nothing is written to the real /etc.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SetupError } from '../host/entry.ts';

/**
 * $1 is a folder with a folder `codex` in it, the rest is the command.
 * Where /etc/codex does not exist there is nothing to mount on, and creating it would change the machine. An overlay
 * with two lower layers and no upper one shows it without being able to write anywhere. Where it does exist the overlay
 * would mix its files with ours, so the folder is also bound over it.
 */
const MOUNT = `mount -t overlay overlay -o "lowerdir=$1:/etc" /etc && mount --bind "$1/codex" /etc/codex && shift && exec "$@"`;

/** Root needs no user namespace; everyone else is root in one of their own. */
const NAMESPACES = [['--mount'], ['--user', '--map-root-user', '--mount']] as const;

let chosen: readonly string[] | undefined;

/** Throws one clear line when this machine cannot isolate Codex. */
export function ensureIsolation(): void {
  chosen ??= chooseNamespace();
}

/** The command line that runs another one with `etc`/codex as /etc/codex. */
export function isolated(etc: string, command: readonly string[]): readonly [string, ...string[]] {
  chosen ??= chooseNamespace();
  return ['unshare', ...chosen, ...mounted(etc, command)];
}

function mounted(etc: string, command: readonly string[]): string[] {
  return ['sh', '-c', MOUNT, 'sh', etc, ...command];
}

/** The first kind of namespace that can be had here; throws when there is none. */
function chooseNamespace(): readonly string[] {
  if (process.platform !== 'linux') throw new SetupError('Asking the real Codex needs Linux: there is no `unshare`.');
  const etc = mkdtempSync(path.join(os.tmpdir(), 'codex-etc-'));
  mkdirSync(path.join(etc, 'codex'));
  try {
    let failure = '';
    for (const flags of NAMESPACES) {
      const result = spawnSync('unshare', [...flags, ...mounted(etc, ['true'])], { encoding: 'utf8' });
      if (result.status === 0) return flags;
      failure = result.error?.message ?? result.stderr.trim().split('\n').join(' ');
    }
    throw new SetupError(
      `Asking the real Codex needs a private mount namespace (root, or unprivileged user namespaces): ${failure}`,
    );
  } finally {
    rmSync(etc, { recursive: true, force: true });
  }
}
