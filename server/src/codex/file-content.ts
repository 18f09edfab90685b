import { find, type Item, isTable, type TomlDocument, textOf } from '../toml/document.ts';
import { configSchema } from './config/index.ts';
import { isNear } from './edit-distance.ts';
import { findFeature } from './features.ts';
import { requirementsSchema } from './requirements/index.ts';
import { roleEssentials } from './roles/index.ts';
import type { TableSchema } from './schema.ts';
import { shapeIssues } from './shape.ts';

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

/** Whether a document has a key of config.toml at its top that no other program is likely to have. */
export function hasConfigKey({ root }: TomlDocument): boolean {
  return [...root.children.keys()].some((name) => name.includes('_') && Object.hasOwn(configSchema.keys, name));
}

/** Names of settings that are likely enough in those of any program that asks a model. */
const likelyNames: readonly string[] = ['file_opener', 'review_model', 'service_tier', 'web_search'];

/**
 * What a document can only be, wherever it lies: most of its top is known to Codex, and two of its keys are such as no
 * other program has, with values that Codex takes. Policy and settings share names: those they do not share decide.
 */
export function plainKind(document: TomlDocument): 'config' | 'requirements' | undefined {
  if (hasForeignKey(document)) return undefined;
  const config = tellingKeys(document, configSchema, requirementsSchema);
  const requirements = tellingKeys(document, requirementsSchema, configSchema);
  if (Math.max(config, requirements) < 2 || config === requirements) return undefined;
  return config > requirements ? 'config' : 'requirements';
}

/** How many keys of a document only the one of two kinds of files has; none where most of the document is unknown to it. */
function tellingKeys({ root: { children } }: TomlDocument, { keys }: TableSchema, other: TableSchema): number {
  const known = [...children].filter(([name]) => Object.hasOwn(keys, name));
  if (known.length * 2 <= children.size) return 0;
  return known.filter(([name, item]) => {
    const schema = keys[name];
    if (!schema || !name.includes('_') || likelyNames.includes(name) || Object.hasOwn(other.keys, name)) return false;
    return shapeIssues(item, schema).length === 0;
  }).length;
}

/** Whether a document can only be the role of a sub-agent: it says what such a one is told, and which role it is. */
export function isPlainlyRole(document: TomlDocument): boolean {
  const texts = roleEssentials.filter((key) => textOf(find(document.root, [key])) !== undefined);
  return texts.includes('developer_instructions') && texts.length > 1 && !hasForeignKey(document);
}
