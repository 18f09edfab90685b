import type { KeyPath } from '../../toml/document.ts';
import type { FileKind } from '../file-kind.ts';

/** Settings that one file must have whole, with the kinds of files for which that holds; for all where none is named. */
const wholeInOneFile: readonly { readonly key: string; readonly kinds?: readonly FileKind[] }[] = [
  { key: 'mcp_enterprise_managed_auth' },
  // Codex makes a requirement of it before it puts the files together.
  { key: 'approval_policy', kinds: ['managed-config'] },
];

/**
 * Whether another file may have what a table at a path lacks: Codex puts settings together, table by table, before it
 * looks for what is missing. A list comes whole from one file.
 */
export function mayBeElsewhere(kind: FileKind, path: KeyPath): boolean {
  // A role is read by itself.
  if (kind === 'requirements' || kind === 'agent-role' || path.some((step) => typeof step === 'number')) return false;
  return !wholeInOneFile.some(({ key, kinds }) => key === path[0] && (kinds?.includes(kind) ?? true));
}
