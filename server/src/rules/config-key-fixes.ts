import { type Conversion, configKeyAt } from '../codex/config-keys.ts';
import { refusals } from '../codex/constraints/index.ts';
import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { shapeIssues } from '../codex/shape.ts';
import { find, type Item, type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { commentsWithin } from '../toml/lines.ts';
import { removeItem } from '../toml/remove.ts';
import { renameKey } from '../toml/set.ts';
import type { StringValue, Value } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import type { Fix } from './rule.ts';

/** A key of config.toml as the requirement that enforces it. */
export function convertedKey(document: TomlDocument, item: Item): Fix | undefined {
  const conversion = configKeyAt(item.path)?.conversion;
  const [name] = item.names;
  const { value } = item;
  if (!conversion || !name || !value || item.names.length > 1 || item.duplicates.length > 0) return undefined;
  const path = [...item.path.slice(0, -1), conversion.key];
  const written = convertedValue(document, value, conversion);
  if (written === undefined || find(document.root, path)) return undefined;
  const { start, end } = value;
  const result = applyEdits(document.text, [renameKey(name, conversion.key), { start, end, newText: written }]);
  if (!takes(document, result, path)) return undefined;
  const title = written.includes('\n') || written.length > 60 ? conversion.key : `${conversion.key} = ${written}`;
  return { title: `Write it as \`${title}\``, safe: conversion.alike, apply: () => result };
}

/** A value of config.toml as TOML that the requirement takes; undefined where there is none. */
export function convertedValue({ text }: TomlDocument, value: Value, { values, list }: Conversion): string | undefined {
  const written = text.slice(value.start, value.end);
  if (!list || value.kind === 'array') return written;
  if (value.kind !== 'string') return `[${written}]`;
  const allowed = values ? (Object.hasOwn(values, value.value) ? values[value.value] : undefined) : [value.value];
  return allowed && `[${allowed.map((one) => writeString(one, quoteOf(text, value))).join(', ')}]`;
}

function quoteOf(text: string, value: StringValue) {
  return text.charAt(value.start) === "'" ? "'" : '"';
}

/** Whether Codex takes what stands at a path of a text, and refuses nothing of it that it did not refuse before. */
function takes(before: TomlDocument, text: string, path: KeyPath): boolean {
  const { root } = parseDocument(text);
  const item = find(root, path);
  const schema = schemaAt(requirementsSchema, path);
  if (!item || !schema || shapeIssues(item, schema).length > 0) return false;
  return [...refusals(root)].length <= [...refusals(before.root)].length;
}

/** A server of config.toml as the one that is allowed: exactly its address, or its command with exactly its arguments. */
export function identityOfServer(document: TomlDocument, server: Item): Fix | undefined {
  const { text } = document;
  const [command, args, url, enabled] = ['command', 'args', 'url', 'enabled'].map((key) => server.children.get(key));
  const source = command ?? url;
  // What is switched off in config.toml is not meant to be allowed; of two addresses only its author knows the right one.
  if (!source || (command && url) || (url && args) || isFalse(enabled)) return undefined;
  const name = source.names[0];
  const { value } = source;
  const parts = args?.elements.map((element) => element.value) ?? [];
  if (!name || value?.kind !== 'string' || source.duplicates.length > 0 || (args && args.form !== 'array'))
    return undefined;
  if (!parts.every((part) => part?.kind === 'string')) return undefined;
  const address = text.slice(value.start, value.end);
  const matchers = parts.map((part) => `{ match = "exact", value = ${part ? text.slice(part.start, part.end) : ''} }`);
  const identity = url
    ? `{ url = ${address} }`
    : `{ command = { executable = ${address}, args = [${matchers.join(', ')}] } }`;
  return {
    title: 'Write it as `identity`',
    safe: true,
    apply: () =>
      applyEdits(text, [
        renameKey(name, 'identity'),
        { start: value.start, end: value.end, newText: identity },
        ...(args ? removeItem(document, args) : []),
      ]),
  };
}

function isFalse(item: Item | undefined): boolean {
  return item?.value?.kind === 'boolean' && !item.value.value;
}

/** A feature with no more than `enabled` as a pin. */
export function plainPin(document: TomlDocument, feature: Item): Fix | undefined {
  const enabled = feature.children.get('enabled')?.value;
  if (feature.children.size !== 1 || enabled?.kind !== 'boolean') return undefined;
  const pin = String(enabled.value);
  const { value } = feature;
  // Nobody's remark is thrown away.
  if (value && commentsWithin(document.tree, value).length > 0) return undefined;
  return {
    title: `Write \`${feature.step} = ${pin}\``,
    safe: true,
    apply: () => {
      if (value) return applyEdits(document.text, [{ start: value.start, end: value.end, newText: pin }]);
      const without = parseDocument(applyEdits(document.text, removeItem(document, feature)));
      const insertion = insertKey(without, feature.path, pin);
      return insertion && applyEdits(without.text, [insertion]);
    },
  };
}
