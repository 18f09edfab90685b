import { builtInProfiles } from '../../codex/constraints/permissions.ts';
import { builtInProviders } from '../../codex/constraints/providers.ts';
import type { FileKind } from '../../codex/file-kind.ts';
import { find, type Item, isTable, type KeyPath } from '../../toml/document.ts';

/** Tables of `[permissions]` in requirements.toml that are no profiles. */
const noProfiles: readonly string[] = ['filesystem', 'network'];

/** The names that a string at a path may refer to: what the file defines, and what Codex brings along. */
export function knownNames(root: Item, kind: FileKind, path: KeyPath): readonly string[] {
  const last = path.at(-1);
  if (path.length === 1 && last === 'default_permissions') return [...definedProfiles(root, kind), ...builtInProfiles];
  if (path.length === 1 && last === 'model_provider')
    return [...definedIn(root, ['model_providers']), ...builtInProviders];
  if (path.length === 3 && path[0] === 'permissions' && last === 'extends') {
    const others = definedProfiles(root, kind).filter((name) => name !== path[1]);
    return [...others, ...builtInProfiles.filter((name) => name !== ':danger-full-access')];
  }
  if (path[0] === 'hooks' && last === 'server') return definedIn(root, ['mcp_servers']);
  return [];
}

/** The names that keys of the author's choosing refer to in a table. */
export function knownKeys(root: Item, kind: FileKind, table: KeyPath): readonly string[] {
  if (kind === 'requirements' && table.length === 1 && table[0] === 'allowed_permission_profiles') {
    return [...builtInProfiles, ...definedProfiles(root, kind)];
  }
  return [];
}

function definedProfiles(root: Item, kind: FileKind): readonly string[] {
  const names = definedIn(root, ['permissions']);
  return kind === 'requirements' ? names.filter((name) => !noProfiles.includes(name)) : names;
}

function definedIn(root: Item, path: KeyPath): readonly string[] {
  return [...(find(root, path)?.children ?? [])].filter(([, item]) => isTable(item)).map(([name]) => name);
}
