import { find, type Item, textOf } from '../toml/document.ts';
import { modeOfPermissions } from './sandbox.ts';

/** The sandbox that a file with settings starts sessions with, and the key that says so. */
export interface ChosenSandbox {
  readonly key: 'sandbox_mode' | 'default_permissions';
  readonly item: Item;
  /** In terms of sandbox modes. */
  readonly mode: string;
}

/** What a file chooses; undefined when it leaves that to others. `default_permissions` comes before `sandbox_mode`. */
export function chosenSandbox(root: Item): ChosenSandbox | undefined {
  const permissions = find(root, ['default_permissions']);
  const name = textOf(permissions);
  if (permissions && name !== undefined) {
    return { key: 'default_permissions', item: permissions, mode: modeOfPermissions(root, name) };
  }
  const item = find(root, ['sandbox_mode']);
  const mode = textOf(item);
  return item && mode !== undefined ? { key: 'sandbox_mode', item, mode } : undefined;
}

/** The names of the default permission profile and of those that it builds on. */
export function defaultProfiles(root: Item): ReadonlySet<string> {
  const names = new Set<string>();
  let name = textOf(find(root, ['default_permissions']));
  while (name !== undefined && !names.has(name)) {
    names.add(name);
    name = textOf(find(root, ['permissions', name, 'extends']));
  }
  return names;
}
