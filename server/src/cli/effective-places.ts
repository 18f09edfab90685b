/** Where the files of Codex lie on a machine. */
import path from 'node:path';
import type { Place } from '../effective/found.ts';

/** What decides where the files lie. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** The folder in which Codex is used. */
  readonly folder: string;
  /** Whether something lies at a path. */
  exists(file: string): boolean;
}

/** The place of every layer that is a file; those of projects from the repository's root down to the folder. */
export function placesOn(surroundings: Surroundings): Place[] {
  const { platform, env, home } = surroundings;
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  const user = env.CODEX_HOME || join(home, '.codex');
  const system =
    platform === 'win32' ? join(env.ProgramData || 'C:\\ProgramData', 'OpenAI', 'Codex') : join('/etc', 'codex');
  const userConfig = join(user, 'config.toml');
  const projects = projectFolders(surroundings).map((folder) => join(folder, '.codex', 'config.toml'));
  return [
    { kind: 'system-requirements', path: join(system, 'requirements.toml') },
    { kind: 'managed-config', path: join(platform === 'win32' ? user : system, 'managed_config.toml') },
    ...projects.filter((file) => file !== userConfig).map((file): Place => ({ kind: 'project', path: file })),
    { kind: 'user', path: userConfig },
    { kind: 'system-config', path: join(system, 'config.toml') },
  ];
}

/** The folders of a project, outermost first: from the root of the repository, or the folder alone without one. */
export function projectFolders({ platform, folder, exists }: Surroundings): string[] {
  const { dirname, join } = platform === 'win32' ? path.win32 : path.posix;
  const folders = [folder];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) folders.unshift(at);
    if (exists(join(at, '.git'))) return folders;
    if (dirname(at) === at) return [folder];
  }
}
