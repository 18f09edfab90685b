import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.ts';
import { SetupError } from './entry.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Finds Chromium: $CHROMIUM when set, else under its usual names on PATH and in /usr/bin. */
function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM) {
    if (isExecutable(env.CHROMIUM)) return env.CHROMIUM;
    throw new SetupError(`$CHROMIUM is set to ${env.CHROMIUM}, which is not an executable file.`);
  }
  return findExecutable(NAMES, env);
}

/** Finds Chromium, or installs Debian's as root; otherwise says what to install. */
export function ensureChromium(env: NodeJS.ProcessEnv = process.env): string {
  const found = findChromium(env);
  if (found) return found;
  const aptGet = findExecutable(['apt-get'], env);
  if (aptGet && process.getuid?.() === 0) {
    console.log('Installing Chromium with apt-get (once)');
    installChromium(aptGet, env);
    const installed = findChromium(env);
    if (installed) return installed;
  }
  throw new SetupError(
    'Chromium is missing: install it (Debian: apt-get install chromium) or set $CHROMIUM to its path.',
  );
}

/** The fonts are there so that screenshots have glyphs. */
function installChromium(aptGet: string, env: NodeJS.ProcessEnv): void {
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  runCommand(aptGet, ['update'], quiet);
  runCommand(aptGet, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
}

function findExecutable(names: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(env.PATH ?? '').split(path.delimiter).filter(Boolean), '/usr/bin'];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
