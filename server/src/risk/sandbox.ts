import { find, type Item, type TomlDocument } from '../toml/document.ts';

/** A permission profile that a file allows, and the sandbox mode that it amounts to. */
export interface SandboxGrant {
  readonly item: Item;
  readonly mode: string;
}

const builtIn: Readonly<Record<string, string>> = {
  ':read-only': 'read-only',
  ':workspace': 'workspace-write',
  ':danger-full-access': 'danger-full-access',
};

/** What `allowed_permission_profiles` allows, in terms of sandbox modes; undefined when the file has no such table. */
export function sandboxThroughPermissions(document: TomlDocument): SandboxGrant[] | undefined {
  const allowed = find(document.root, ['allowed_permission_profiles']);
  if (!allowed) return undefined;
  return [...allowed.children.values()]
    .filter(({ value }) => value?.kind === 'boolean' && value.value)
    .map((item) => ({ item, mode: modeOfPermissions(document.root, String(item.path.at(-1))) }));
}

/** A profile of one's own goes as far as the built-in one that it extends; one that extends none only reads. */
export function modeOfPermissions(root: Item, name: string, seen = new Set<string>()): string {
  const known = builtIn[name];
  if (known !== undefined) return known;
  if (seen.has(name)) return 'read-only';
  seen.add(name);
  const parent = find(root, ['permissions', name, 'extends'])?.value;
  return parent?.kind === 'string' ? modeOfPermissions(root, parent.value, seen) : 'read-only';
}

/** The place where a file lets users switch the sandbox off in so many words, if it does. */
export function allowsFullAccess(document: TomlDocument): Item | undefined {
  const modes = find(document.root, ['allowed_sandbox_modes']);
  const element = modes?.elements.find(({ value }) => value?.kind === 'string' && value.value === 'danger-full-access');
  if (modes) return element;
  return sandboxThroughPermissions(document)?.find(({ mode }) => mode === 'danger-full-access')?.item;
}
