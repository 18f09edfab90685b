/** Settings of config.toml and managed_config.toml that a key of requirements.toml enforces. */
import { find, type Item, type KeyPath } from '../toml/document.ts';
import { type Conversion, configKeyAt, convertedPaths } from './config-keys.ts';
import { findFeature } from './features.ts';

/** The settings that requirements fix as they stand, under the same name. */
export const fixedKeys: readonly string[] = [
  'allow_login_shell',
  'chatgpt_base_url',
  'check_for_update_on_startup',
  'cli_auth_credentials_store',
  'feedback',
  'log_dir',
  'model_catalog_json',
  'model_provider',
  'model_providers',
  'otel',
  'sqlite_home',
];

/** The settings that Codex makes requirements of where they stand in managed_config.toml. */
export const requiredInManagedConfig = ['approval_policy', 'approvals_reviewer', 'sandbox_mode'] as const;

/** A setting, and the requirement that enforces it. */
export interface Enforceable {
  readonly item: Item;
  /** The key of requirements.toml. */
  readonly path: readonly string[];
  /** How the value is written there; as it stands where left out. */
  readonly conversion?: Conversion;
}

/** The settings of a document that requirements.toml could enforce. Looks up its keys and nothing else. */
export function enforceableIn(root: Item): Enforceable[] {
  return [
    ...fixedKeys.flatMap((name) => under(root, [name], { path: [name] })),
    ...convertedPaths.flatMap((path) => convertedIn(root, path)),
    ...under(root, ['auto_review', 'policy'], { path: ['guardian_policy_config'] }),
    ...pinsIn(root),
    ...appsIn(root),
  ];
}

function under(root: Item, path: KeyPath, requirement: Omit<Enforceable, 'item'>): Enforceable[] {
  const item = find(root, path);
  return item ? [{ item, ...requirement }] : [];
}

function convertedIn(root: Item, path: readonly string[]): Enforceable[] {
  const conversion = configKeyAt(path)?.conversion;
  return conversion ? under(root, path, { path: [...path.slice(0, -1), conversion.key], conversion }) : [];
}

/** Features that are on or off, where a pin would change that. */
function pinsIn(root: Item): Enforceable[] {
  return [...(find(root, ['features'])?.children ?? [])].flatMap(([name, item]) => {
    const feature = findFeature(name);
    return feature?.pinEffective && item.value?.kind === 'boolean' ? [{ item, path: ['features', feature.name] }] : [];
  });
}

/** Apps that are off: that is all that requirements say of an app as a whole. */
function appsIn(root: Item): Enforceable[] {
  return [...(find(root, ['apps'])?.children ?? [])].flatMap(([id, app]) => {
    const item = app.children.get('enabled');
    return item?.value?.kind === 'boolean' && !item.value.value ? [{ item, path: ['apps', id, 'enabled'] }] : [];
  });
}
