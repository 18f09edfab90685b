import { type Item, isTable, type TomlDocument } from '../toml/document.ts';
import { hasManagedConfigName, isConfigPath, isKeptConfig, isOthersPath, isRolePath } from './config-place.ts';
import { hasConfigKey, hasForeignKey, hasRequirementsKey, isPlainlyRole, plainKind } from './file-content.ts';
import { requirementsSchema } from './requirements/index.ts';

/** The files that Codex reads and that this product knows. */
export type FileKind = (typeof fileKinds)[number];

/** Their kinds: policy, the older form of defaults for everyone, settings of users, projects and the system, and roles of sub-agents. */
export const fileKinds = ['requirements', 'managed-config', 'config', 'agent-role'] as const;

/** What a person may say of a file: its kind, or that it is none of Codex's. */
export type NamedKind = (typeof namedKinds)[number];

/** The words for it. */
export const namedKinds = [...fileKinds, 'none'] as const;

/** The kind that a word names, also in the way that the file is called: `managed_config.toml`. */
export function parseKind(word: string): NamedKind | undefined {
  const plain = word
    .toLowerCase()
    .replace(/\.toml$/, '')
    .replaceAll('_', '-');
  return namedKinds.find((kind) => kind === plain);
}

/** Whether a path has the name of a requirements file. Takes `/` or `\` between the folders. */
export function hasRequirementsName(path: string): boolean {
  return /(?:^|[\\/.])requirements\.toml$/i.test(path);
}

/** Whether a file lies directly in a folder that is Codex's own. */
export function isInCodexFolder(path: string): boolean {
  return /(?:^|[\\/])\.?codex[\\/][^\\/]+$/i.test(path);
}

/**
 * Whether a path is that of a requirements.toml which Codex never opens: one in the `.codex` folder of a project or of
 * the user. Takes `/` or `\` between the folders.
 */
export function isNeverRead(path: string): boolean {
  const [folder = '', name] = path.split(/[\\/]/).slice(-2);
  return folder.toLowerCase() === '.codex' && name === 'requirements.toml';
}

/**
 * The kind of a file by its path and its content; undefined for all that is not Codex's.
 * Python people call files requirements.toml too: without a Codex key it counts only in a Codex folder.
 */
export function fileKindOf(path: string, document: TomlDocument): FileKind | undefined {
  if (isConfigPath(path)) return 'config';
  if (isRolePath(path)) return 'agent-role';
  if (hasManagedConfigName(path)) {
    const isCodex = isInCodexFolder(path) ? !hasForeignKey(document) : hasConfigKey(document);
    return isCodex ? 'managed-config' : undefined;
  }
  if (hasRequirementsName(path)) {
    if (hasRequirementsKey(document)) return 'requirements';
    return isInCodexFolder(path) && !hasForeignKey(document) ? 'requirements' : undefined;
  }
  if (isOthersPath(path)) return undefined;
  if (isKeptConfig(path) && hasConfigKey(document) && !hasForeignKey(document)) return 'config';
  return plainKindOf(document);
}

/** What a file is by its name alone, where something else says that it is for Codex; one without a name is a policy. */
export function kindByName(path: string): FileKind | undefined {
  if (path === '' || hasRequirementsName(path)) return 'requirements';
  return hasManagedConfigName(path) ? 'managed-config' : undefined;
}

/** What a file begins to be that has the name of a policy and says nothing yet, so that nobody knows whose it is. */
export function kindBegun(path: string, { root }: TomlDocument): FileKind | undefined {
  const isKnown = (name: string) => Object.hasOwn(requirementsSchema.keys, name);
  const isPossible = ([name, item]: [string, Item]) => isHalfTyped(item) && (!isTable(item) || isKnown(name));
  return hasRequirementsName(path) && [...root.children].every(isPossible) ? 'requirements' : undefined;
}

function isHalfTyped({ value, children, elements }: Item): boolean {
  return value === undefined && [...children.values(), ...elements].every(isHalfTyped);
}

function plainKindOf(document: TomlDocument): FileKind | undefined {
  return isPlainlyRole(document) ? 'agent-role' : plainKind(document);
}

/** The kind of a text that has no place yet. Anything that a policy may have makes it one. */
export function kindByContent(document: TomlDocument): FileKind | undefined {
  return plainKindOf(document) ?? (hasRequirementsKey(document) ? 'requirements' : undefined);
}
