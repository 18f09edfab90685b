import type { FileKind } from '../codex/file-kind.ts';
import { fileReferences } from '../codex/file-reference.ts';
import { lineEndFrom } from '../toml/characters.ts';
import type { Item, KeyPath, TomlDocument } from '../toml/document.ts';
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

/** What Codex does with a file of a kind that it cannot take, such as `refuses the file`. */
export function refuses(kind: FileKind): string {
  return fileReferences[kind].refuses;
}

/** A finding on the whole file stands on its first line with something on it. */
export function firstLine({ text }: TomlDocument): Span {
  const start = text.search(/[^\s\ufeff]/);
  if (start < 0) return { start: 0, end: 0 };
  const end = lineEndFrom(text, start);
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** Where a finding about an item belongs: on its value, or on its name when it holds others. */
export function placeOf(item: Item): Span | undefined {
  if (item.value && item.form !== 'inline' && item.form !== 'array') return item.value;
  return item.names[0] ?? item.value ?? item.headers[0];
}
