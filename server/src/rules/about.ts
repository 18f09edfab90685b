import type { KeyPath } from '../toml/document.ts';
import { isWithin } from '../toml/remove.ts';
import type { Finding } from './rule.ts';

/** What a row of the risk tables is known by. */
export interface RowKey {
  readonly id: string;
  readonly path: KeyPath;
}

/** Whether a finding is about a row: it says so, or it stands on the row's key, inside it or around it. */
export function isAbout({ control, keyPath }: Finding, { id, path }: RowKey): boolean {
  if (control !== undefined) return control === id;
  return keyPath.length > 0 && (isWithin(keyPath, path) || isWithin(path, keyPath));
}

/** Whether it says that Codex does not take the row as it stands: the value or a table around it, not one key inside. */
export function voids(finding: Finding, row: RowKey): boolean {
  const { verdict, keyPath, ofOthers } = finding;
  if (ofOthers || !isAbout(finding, row)) return false;
  return (
    verdict === 'rejects' ||
    (verdict === 'ignores' && (keyPath.length <= row.path.length || !isWithin(keyPath, row.path)))
  );
}
