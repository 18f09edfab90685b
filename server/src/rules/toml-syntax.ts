import { findFeature } from '../codex/features.ts';
import { schemaAt } from '../codex/lookup.ts';
import type { TableSchema } from '../codex/schema.ts';
import { shapeIssues } from '../codex/shape.ts';
import { lineEndFrom } from '../toml/characters.ts';
import { find, type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import { locate } from '../toml/locate.ts';
import type { Fault } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Context } from './context.ts';
import { everyKind, type Fix, type Rule } from './rule.ts';

const duplicates: readonly Fault['code'][] = ['duplicate-key', 'duplicate-table', 'conflicting-key'];

/** What TOML does not allow. Codex refuses the whole file for any of it. */
export const tomlSyntax: Rule<Fault> = {
  id: 'toml-syntax',
  kinds: everyKind,
  summary: 'The file is not valid TOML, so Codex refuses it as a whole.',
  severity: 'error',
  verdict: 'rejects',
  whole: true,

  *check({ document }) {
    for (const fault of document.faults) {
      if (duplicates.includes(fault.code)) continue;
      yield { message: `Codex refuses this file: ${fault.message}.`, keyPath: [], span: fault, data: fault };
    }
  },

  fixes(context, { data: fault }) {
    return [...writeEquals(context, fault), ...commentOut(context, fault), ...quote(context, fault)].slice(0, 1);
  },
};

/** The colon of other formats, or nothing between a key and its value. */
function* writeEquals({ document, schema }: Context, fault: Fault): Iterable<Fix> {
  const { text } = document;
  const key = keyAt(document, fault);
  const [, name = '', between = '', value = ''] =
    /^([\w.-]+)(\s*:\s*|[ \t]+)(.+)$/.exec(lineFrom(text, fault.start)) ?? [];
  if (!key || name === '' || !isNamed(schema, key) || !isTakenAt(schema, key, value)) return;
  const start = fault.start + name.length;
  yield {
    title: between.includes(':') ? 'Write `=` for the colon' : 'Write the missing `=`',
    safe: true,
    apply: () => applyEdits(text, [{ start, end: start + between.length, newText: ' = ' }]),
  };
}

/** Prose that has slipped into the file, such as a note below a table: a line of several words without `=`. */
function* commentOut({ document, schema }: Context, fault: Fault): Iterable<Fix> {
  const { text } = document;
  const key = keyAt(document, fault);
  const line = lineFrom(text, fault.start);
  const prose = !/[=[\]{}"']/.test(line) && line.trim().split(/\s+/).length > 1;
  if (!prose || !key) return;
  // A setting that is only written another way would be lost.
  if (/^[\w.-]+\s*:/.test(line) && isNamed(schema, key)) return;
  yield {
    title: 'Make this line a comment',
    safe: true,
    apply: () => applyEdits(text, [{ start: fault.start, end: fault.start, newText: '# ' }]),
  };
}

/** Whether Codex has a name for a key of its own, and does not only take any name there. */
function isNamed(schema: TableSchema, path: KeyPath): boolean {
  const table = schemaAt(schema, path.slice(0, -1));
  const name = String(path.at(-1));
  return table?.type === 'table' && (Object.hasOwn(table.keys, name) || findFeature(name) !== undefined);
}

/** The key of the statement whose `=` is missed at a fault. Without a value it is no part of the logical view. */
function keyAt(document: TomlDocument, { code, start }: Fault): KeyPath | undefined {
  if (code !== 'expected-equals') return undefined;
  for (const section of document.tree.sections) {
    const pair = section.pairs.find((candidate) => candidate.start === start);
    const table = document.itemOf(section)?.path ?? [];
    if (pair) return [...table, ...pair.key.parts.map(({ name }) => name)];
  }
  return undefined;
}

function lineFrom(text: string, start: number): string {
  return text.slice(start, lineEndFrom(text, start));
}

/** Whether a value is TOML, and one that Codex takes at a place that it knows. */
function isTakenAt(root: TableSchema, path: KeyPath | undefined, value: string): boolean {
  const alone = parseDocument(`value = ${value}`);
  const item = find(alone.root, ['value']);
  if (!path || !item || alone.faults.length > 0) return false;
  const schema = schemaAt(root, path);
  return schema === undefined || shapeIssues(item, schema).length === 0;
}

/** A word that is no value as it stands. What Codex would refuse as well is no way out. */
function* quote({ document, schema }: Context, fault: Fault): Iterable<Fix> {
  if (fault.code !== 'invalid-value') return;
  const word = document.text.slice(fault.start, fault.end);
  const meant = meantBy(word);
  if (!meant || !isTakenAt(schema, locate(document, fault.start)?.item.path, meant.newText)) return;
  const { title, safe, newText } = meant;
  yield { title, safe, apply: () => applyEdits(document.text, [{ ...fault, newText }]) };
}

function meantBy(word: string): { title: string; safe: boolean; newText: string } | undefined {
  if (/^(?:true|false)$/i.test(word)) {
    const newText = word.toLowerCase();
    return { title: `Write \`${newText}\``, safe: true, newText };
  }
  if (/^(?:yes|no|on|off)$/i.test(word)) {
    // What other formats call a boolean; as a string it would be refused just the same.
    const newText = String(/^(?:yes|on)$/i.test(word));
    return { title: `Write \`${newText}\``, safe: false, newText };
  }
  // Word processors put these in.
  const inside = /^[\u201c-\u201f\u2018-\u201b]([^"\\\u2018-\u201f]*)[\u201c-\u201f\u2018-\u201b]$/.exec(word)?.[1];
  if (inside !== undefined) return { title: `Write straight quotes: "${inside}"`, safe: true, newText: `"${inside}"` };
  if (!/^[A-Za-z][\w./:-]*$/.test(word)) return undefined;
  return { title: `Quote it: "${word}"`, safe: true, newText: `"${word}"` };
}
