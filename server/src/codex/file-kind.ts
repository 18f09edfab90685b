import { find, type Item, isTable, type TomlDocument } from '../toml/document.ts';
import { hasConfigKey, hasManagedConfigName, isConfigPath } from './config-place.ts';
import { isNear } from './edit-distance.ts';
import { findFeature } from './features.ts';
import { requirementsSchema } from './requirements/index.ts';

/** The files that Codex reads and that this product knows. */
export type FileKind = (typeof fileKinds)[number];

/** Their kinds: policy, the older form of defaults for everyone, and settings of users, projects and the system. */
export const fileKinds = ['requirements', 'managed-config', 'config'] as const;

/** Whether a path has the name of a requirements file. Takes `/` or `\` between the folders. */
export function hasRequirementsName(path: string): boolean {
  return /(?:^|[\\/.])requirements\.toml$/i.test(path);
}

/** Whether a file lies directly in a folder that is Codex's own. */
export function isInCodexFolder(path: string): boolean {
  return /(?:^|[\\/])\.?codex[\\/][^\\/]+$/i.test(path);
}

/** Where Codex looks for requirements, in words. */
export const requirementsPlaces =
  '`/etc/codex/requirements.toml` (Linux, macOS), `%ProgramData%\\OpenAI\\Codex\\requirements.toml` (Windows), ' +
  'the key `requirements_toml_base64` of the MDM domain `com.openai.codex` (macOS), or the policy managed in the cloud';

/**
 * Whether a path is that of a requirements.toml which Codex never opens: one in the `.codex` folder of a project or of
 * the user. Takes `/` or `\` between the folders.
 */
export function isNeverRead(path: string): boolean {
  const [folder = '', name] = path.split(/[\\/]/).slice(-2);
  return folder.toLowerCase() === '.codex' && name === 'requirements.toml';
}

/**
 * Root names that other programs use in files of the same name: a table called `rules` says nothing,
 * `rules.prefix_rules` does.
 */
const commonNames: readonly string[] = [
  'application',
  'apps',
  'features',
  'feedback',
  'hooks',
  'log_dir',
  'marketplaces',
  'models',
  'model_provider',
  'model_providers',
  'otel',
  'permissions',
  'plugins',
  'rules',
  'windows',
];

/** Root tables of Python projects and other programs, whose files share the name. */
const foreignNames: readonly string[] = ['project', 'build-system', 'tool', 'packages', 'dependencies', 'package'];

/** Whether a document has a key of requirements.toml, or one that is plainly meant to be one. */
export function hasRequirementsKey({ root }: TomlDocument): boolean {
  return [...root.children].some(([name, item]) => isRequirementsKey(name, item));
}

function isRequirementsKey(name: string, item: Item): boolean {
  if (commonNames.includes(name)) return hasKnownChild(name, item);
  return Object.hasOwn(requirementsSchema.keys, name) || distinctiveNames().some((known) => isNear(name, known));
}

function distinctiveNames(): string[] {
  return Object.keys(requirementsSchema.keys).filter((name) => !commonNames.includes(name));
}

function hasKnownChild(name: string, item: Item): boolean {
  const schema = requirementsSchema.keys[name];
  if (!isTable(item) || schema?.type !== 'table') return false;
  return [...item.children.keys()].some((key) =>
    name === 'features' ? findFeature(key) !== undefined : Object.hasOwn(schema.keys, key),
  );
}

/** Whether a document is plainly another program's. */
export function hasForeignKey({ root }: TomlDocument): boolean {
  return foreignNames.some((name) => find(root, [name]) !== undefined);
}

/**
 * The kind of a file by its path and its content; undefined for all that is not Codex's.
 * Python people call files requirements.toml too: without a Codex key it counts only in a Codex folder.
 */
export function fileKindOf(path: string, document: TomlDocument): FileKind | undefined {
  if (isConfigPath(path)) return 'config';
  if (hasManagedConfigName(path)) {
    const isCodex = isInCodexFolder(path) ? !hasForeignKey(document) : hasConfigKey(document);
    return isCodex ? 'managed-config' : undefined;
  }
  if (!hasRequirementsName(path)) return undefined;
  if (hasRequirementsKey(document)) return 'requirements';
  return isInCodexFolder(path) && !hasForeignKey(document) ? 'requirements' : undefined;
}
