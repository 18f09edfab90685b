import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * The `code` command of a desktop VS Code that can show a window here. On Linux that takes a display,
 * and VS Code does not start as root.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function desktopCode(env = process.env) {
  const isLinux = process.platform === 'linux';
  if (isLinux && (!(env.DISPLAY || env.WAYLAND_DISPLAY) || process.getuid?.() === 0)) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isFile);
}

/** @param {string} file */
function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
