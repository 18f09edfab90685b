/** Paths take `/` or `\` between the folders. */

/** Where Codex looks for a config.toml: a `.codex` folder, or the folder of the system. */
const CONFIG = /(?:^|[\\/])(?:\.codex|etc[\\/]codex|openai[\\/]codex)[\\/]config\.toml$/i;

/** A profile that `--profile` chooses lies beside the config.toml of the user. */
const PROFILE = /(?:^|[\\/])\.codex[\\/][^\\/]+\.config\.toml$/i;

/** Whether a path is one where Codex looks for settings. */
export function isConfigPath(path: string): boolean {
  return CONFIG.test(path) || PROFILE.test(path);
}

/** Whether a path is that of the settings of the whole system. */
export function isSystemConfig(path: string): boolean {
  return /(?:^|[\\/])(?:etc|openai)[\\/]codex[\\/]config\.toml$/i.test(path);
}

/** Codex looks for roles in all folders below, hidden ones as well, and takes the ending as it stands here. */
const ROLE = /(?:^|[\\/])(?:\.codex|etc[\\/]codex)[\\/]agents[\\/](?:[^\\/]+[\\/])*[^\\/]+\.toml$/;

/** Whether a path is one where Codex looks for the roles of sub-agents. */
export function isRolePath(path: string): boolean {
  return ROLE.test(path);
}

/** Whether a path has the name of managed_config.toml. */
export function hasManagedConfigName(path: string): boolean {
  return /(?:^|[\\/])managed_config\.toml$/i.test(path);
}

/** The `.codex` folders of users themselves, and of collections of their settings. */
const OWN =
  /(?:^|[\\/])(?:(?:home|users)[\\/][^\\/]+|root|home|~|\.?dotfiles)[\\/]\.codex[\\/]config\.toml$|[\\/]\.?dotfiles[\\/]/i;

/** Whether a path is plainly that of a project's settings: a config.toml in a `.codex` folder that is not a user's own. */
export function isProjectConfig(path: string): boolean {
  return /[^\\/][\\/]\.codex[\\/]config\.toml$/i.test(path) && !OWN.test(path);
}

/** A `.codex` folder as collections of settings keep it, under a name of their own: `codex`, `dot_codex`. */
const KEPT = /(?:^|[\\/])(?:(?:private|exact|readonly)_)*(?:dot_|\.)?codex[\\/][^\\/]+$/i;

/** Whether a path has the look of settings that somebody keeps to put them into their `.codex` folder. */
export function isKeptConfig(path: string): boolean {
  return KEPT.test(path) && /[\\/](?:private_|[^\\/]+\.)?config(?:[._-][^\\/]*)?\.toml$/i.test(path);
}

/** Folders with a dot that say nothing of whose files lie in them. */
const neutral: readonly string[] = ['.', '..', '.config', '.dotfiles', '.devcontainer', '.github', '.local'];

/**
 * Whether a path is plainly not for Codex: a template that is no TOML yet, what Codex itself keeps below its folder,
 * and the folders of other programs, which have files of the same names.
 */
export function isOthersPath(path: string): boolean {
  if (/\.tmpl$/i.test(path)) return true;
  const folders = path.split(/[\\/]/).slice(0, -1);
  const hidden = folders.findLastIndex((name) => name.startsWith('.') && !neutral.includes(name.toLowerCase()));
  const name = folders[hidden]?.toLowerCase();
  return name !== undefined && (name !== '.codex' || hidden < folders.length - 1);
}

/** A path as seen from the folder that stands in for `~/.codex` on this machine: files below it lie in `~/.codex`. */
export function fromCodexHome(path: string, codexHome: string | undefined): string {
  const folder = codexHome?.replace(/[\\/]+$/, '');
  if (!folder || !path.startsWith(folder)) return path;
  const below = path.slice(folder.length);
  return /^[\\/]/.test(below) ? `~/.codex${below}` : path;
}
