/** The names that stand for folders in the `filesystem` table of a permission profile, as Codex 0.169 reads them (observed). */

/** Those below which paths may stand, in a table. */
const folders: readonly string[] = [':workspace_roots', ':project_roots'];

/** All of them. */
export const specialPaths: readonly string[] = [...folders, ':root', ':minimal', ':tmpdir', ':slash_tmp'];

/** Whether a path is a name, known or not. */
export function isSpecial(path: string): boolean {
  return path.startsWith(':');
}

/** Whether paths may stand below a known name. */
export function takesPaths(name: string): boolean {
  return folders.includes(name);
}
