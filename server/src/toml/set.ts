import { find, type KeyPath, type TomlDocument } from './document.ts';
import { insertKey } from './insert.ts';
import { lineEndingOf } from './lines.ts';
import type { KeyPart } from './syntax.ts';
import type { TextEdit } from './text-edit.ts';
import { writeKeyLike } from './write.ts';

/**
 * Gives a key a value (TOML text, `\n` line ends): replaces the one it has, else adds the key.
 * Undefined when the key is a table written with headers or dotted keys, or cannot be added.
 */
export function setValue(document: TomlDocument, path: KeyPath, value: string): TextEdit | undefined {
  const item = find(document.root, path);
  if (!item) return insertKey(document, path, value);
  if (!item.value) return undefined;
  const { start, end, kind } = item.value;
  const text = value.replaceAll('\n', lineEndingOf(document.text));
  return { start, end, newText: kind === 'missing' ? ` ${text}` : text };
}

/** Gives one name of a key another spelling, in the kind of quotes it has. */
export function renameKey(part: KeyPart, name: string): TextEdit {
  return { start: part.start, end: part.end, newText: writeKeyLike(part, name) };
}
