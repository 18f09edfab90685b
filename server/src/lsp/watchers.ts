import type { FileSystemWatcher } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { folderOf } from './companions.ts';

/** The names of Codex's files and of those of a project, wherever they lie in the workspace. */
const NAMES = '**/{requirements,managed_config,config,.codex-policy}.toml';

/** What a client is to watch: files by name, and named ones wherever they are. */
export function watchers(paths: readonly string[], relative: boolean): FileSystemWatcher[] {
  return [{ globPattern: NAMES }, ...paths.map((path) => ({ globPattern: relative ? below(path) : escaped(path) }))];
}

/** Clients watch a file outside of the workspace only below a folder that is named. */
function below(path: string) {
  const folder = folderOf(path);
  return { baseUri: URI.file(folder).toString(), pattern: escaped(path.slice(folder.length + 1)) };
}

/** A path as a glob for itself alone. */
function escaped(path: string): string {
  return path.replaceAll('\\', '/').replace(/[*?{}[\]]/g, '[$&]');
}
