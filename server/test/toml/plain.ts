import assert from 'node:assert/strict';
import { find, type Item, isTable, type KeyPath, type TomlDocument } from '../../src/toml/document.ts';
import { applyEdits, type TextEdit } from '../../src/toml/text-edit.ts';

/** What a document says, without how it is written. */
export type Plain = string | number | bigint | boolean | undefined | Plain[] | { [key: string]: Plain };

/** An item as a plain value; a value that is missing or invalid is undefined. */
export function plain(item: Item): Plain {
  if (isTable(item)) return Object.fromEntries([...item.children].map(([name, child]) => [name, plain(child)]));
  if (item.form !== 'value') return item.elements.map(plain);
  return item.value && 'value' in item.value ? item.value.value : undefined;
}

/** The item at a path, which must be there. */
export function itemAt(document: TomlDocument, ...path: KeyPath): Item {
  const item = find(document.root, path);
  assert.ok(item, `no item at ${path.join('.')}`);
  return item;
}

/** The text after edits, which must be there, lie within it and not overlap. */
export function edited(text: string, edits: TextEdit | readonly TextEdit[] | undefined): string {
  assert.ok(edits);
  const list = 'newText' in edits ? [edits] : [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let last = 0;
  for (const { start, end } of list) {
    assert.ok(last <= start && start <= end && end <= text.length, `${start}-${end} overlaps or is out of range`);
    last = end;
  }
  return applyEdits(text, list);
}
