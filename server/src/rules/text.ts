import type { Item, KeyPath } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
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

/** Where a finding about an item belongs: on its value, or on its name when it holds others. */
export function placeOf(item: Item): Span | undefined {
  if (item.value && item.form !== 'inline' && item.form !== 'array') return item.value;
  return item.names[0] ?? item.value ?? item.headers[0];
}
