import type { KeyPath } from '../toml/document.ts';
import { writeKeyPath } from '../toml/write.ts';

/** A list in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A key path as code in a message. */
export function keyName(path: KeyPath): string {
  return `\`${writeKeyPath(path)}\``;
}
