import { isMisnestedHandlerKey, shellTool } from '../codex/hooks.ts';
import { nextLineFrom } from '../toml/characters.ts';
import type { Item, TomlDocument } from '../toml/document.ts';
import { attachedCommentStart, indentationAt, lineEndingOf, startsLine } from '../toml/lines.ts';
import { renameKey } from '../toml/set.ts';
import type { InlineTable, Pair } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import type { Fix } from './rule.ts';

/** Names that people write for the tool by which an agent runs commands. */
const shellNames = /\b(?:bash|shell|sh|local_shell|shell_command|exec_command|unified_exec|run_terminal|terminal)\b/i;

/** The name in a matcher that means the shell; tools of MCP servers are called what their authors like. */
export function shellName(matcher: string): string | undefined {
  return /mcp__\w*\(/.test(matcher) ? undefined : shellNames.exec(matcher)?.[0];
}

/** Writes the tool’s own name for those that mean the shell, in a matcher that is nothing but names. */
export function fixMatcher({ text }: TomlDocument, { value }: Item): Fix[] {
  if (value?.kind !== 'string' || (value.style !== 'basic' && value.style !== 'literal')) return [];
  const [, before, names, after] = /^(\^?\(?)([\w|]+)(\)?\$?)$/.exec(value.value) ?? [];
  if (names === undefined || before?.includes('(') !== after?.includes(')')) return [];
  const written = names.split('|').map((name) => (name.replace(shellNames, '') === '' ? shellTool : name));
  const matcher = `${before}${[...new Set(written)].join('|')}${after}`;
  const newText = writeString(matcher, value.style === 'literal' ? "'" : '"');
  return [
    {
      title: `Write \`${matcher}\``,
      safe: true,
      apply: () => applyEdits(text, [{ start: value.start, end: value.end, newText }]),
    },
  ];
}

/** How many of a key’s units are a second, for the names that people give to `timeout`. */
export function secondsOf(name: string): number | undefined {
  const [, unit] = /^timeout_?(s|secs?|seconds|ms|millis|milliseconds)$/i.exec(name) ?? [];
  if (unit === undefined) return undefined;
  return /^m/i.test(unit) ? 1000 : 1;
}

/** Renames the key, and turns what it says into seconds where that is a whole number. */
export function fixTimeout({ text }: TomlDocument, { step, parent, names, value }: Item): Fix[] {
  const units = BigInt(secondsOf(String(step)) ?? 1);
  if (parent?.children.has('timeout') || value?.kind !== 'integer' || value.value < 0n) return [];
  if (value.value % units !== 0n) return [];
  const seconds = value.value / units;
  const edits = names.map((part) => renameKey(part, 'timeout'));
  if (units > 1n) edits.push({ start: value.start, end: value.end, newText: String(seconds) });
  return [{ title: `Write \`timeout = ${seconds}\``, safe: true, apply: () => applyEdits(text, edits) }];
}

/** Gives the keys of a handler that stand in its group a table of their own. */
export function nestHandler(document: TomlDocument, { parent: group }: Item): Fix[] {
  const apply = group && nested(document, group);
  if (!apply) return [];
  return [{ title: 'Put the handler below its group', safe: true, apply }];
}

function nested(document: TomlDocument, group: Item): (() => string) | undefined {
  const items = [...group.children.values()];
  const first = items.findIndex(isMisnestedHandlerKey);
  const handler = items.slice(first);
  const pairs = handler.flatMap(({ pair }) => pair ?? []);
  // Only what stands together at the end can become a table by a line or a brace around it.
  const together =
    pairs.length === handler.length && !handler.some(({ step }) => step === 'matcher' || step === 'hooks');
  const complete = handler.some(({ step }) => step === 'type') && !items.some(({ step }) => step === 'hooks');
  const [start] = pairs;
  if (!together || !complete || !start) return undefined;
  if (group.value?.kind === 'inline-table') return inBraces(document, group.value, start);
  return belowHeader(document, group, start);
}

function inBraces({ text }: TomlDocument, { pairs, closed }: InlineTable, first: Pair): (() => string) | undefined {
  const last = pairs.at(-1);
  if (!closed || !last) return undefined;
  return () =>
    applyEdits(text, [
      { start: first.start, end: first.start, newText: 'hooks = [{ ' },
      { start: last.end, end: last.end, newText: ' }]' },
    ]);
}

function belowHeader(document: TomlDocument, group: Item, first: Pair): (() => string) | undefined {
  const { text, tree } = document;
  const [header] = group.headers;
  const [section, ...others] = group.sections;
  if (!header || others.length > 0 || !section?.pairs.includes(first)) return undefined;
  if (!startsLine(text, first.start)) return undefined;
  const eol = lineEndingOf(text);
  const start = attachedCommentStart(tree, first.start);
  const apart = start === nextLineFrom(text, header.end) || /\n[ \t]*\r?\n$/.test(text.slice(0, start));
  const key = text.slice(header.key.start, header.key.end);
  const line = `${apart ? '' : eol}${indentationAt(text, header.start)}[[${key}.hooks]]${eol}`;
  return () => applyEdits(text, [{ start, end: start, newText: line }]);
}
