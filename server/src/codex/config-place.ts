import type { TomlDocument } from '../toml/document.ts';
import { configSchema } from './config/index.ts';

/** Where Codex looks for a config.toml: a `.codex` folder, or the folder of the system. Takes `/` or `\\` between the folders. */
const CONFIG = /(?:^|[\\/])(?:\.codex|etc[\\/]codex|openai[\\/]codex)[\\/]config\.toml$/i;

/** A profile that `--profile` chooses lies beside the config.toml of the user. */
const PROFILE = /(?:^|[\\/])\.codex[\\/][^\\/]+\.config\.toml$/i;

/** Whether a path is one where Codex looks for settings. A config.toml anywhere else is another program's. */
export function isConfigPath(path: string): boolean {
  return CONFIG.test(path) || PROFILE.test(path);
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

/** Whether a document has a key of config.toml at its top that no other program is likely to have. */
export function hasConfigKey({ root }: TomlDocument): boolean {
  return [...root.children.keys()].some((name) => name.includes('_') && Object.hasOwn(configSchema.keys, name));
}
