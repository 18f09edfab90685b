/** What an editor shows of a `.codex-policy.toml`: its mistakes, what its keys mean, and what may stand in it. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver-types';
import { type KeyCandidate, keyCandidates, valueCandidates } from '../codex/candidates.ts';
import { schemaAt } from '../codex/lookup.ts';
import type { Schema } from '../codex/schema.ts';
import type { Analysis } from '../features/analysis.ts';
import { namesBeside, placeAt } from '../features/completion/place.ts';
import { diagnosticSource } from '../features/diagnostics.ts';
import { isLeftToOthers } from '../features/left-to-others.ts';
import { code } from '../features/markdown.ts';
import { toRange } from '../features/range.ts';
import { rules } from '../rules/index.ts';
import { locate } from '../toml/locate.ts';
import { writeKeyPath } from '../toml/write.ts';
import { projectProblems } from './problems.ts';
import { projectSchema } from './schema.ts';

type ProjectText = Pick<Analysis, 'textDocument' | 'document'>;

/** The mistakes in a project file. Where others say the faults of TOML, the first of those stays, as an information. */
export function projectDiagnostics({ textDocument, document }: ProjectText, hasOthers: boolean): Diagnostic[] {
  const problems = projectProblems(document);
  const [first, ...others] = problems.filter(({ fault }) => hasOthers && fault && isLeftToOthers(fault));
  return problems
    .filter((problem) => !others.includes(problem))
    .map((problem) => ({
      range: toRange(textDocument, problem),
      severity: problem === first ? DiagnosticSeverity.Information : DiagnosticSeverity.Error,
      source: diagnosticSource,
      message: /[.?]$/.test(problem.message) ? capital(problem.message) : `${capital(problem.message)}.`,
    }));
}

/** What the key at a position is for. */
export function projectHover({ textDocument, document }: ProjectText, position: Position): Hover | undefined {
  const location = locate(document, textDocument.offsetAt(position));
  const path = location?.item.path ?? [];
  const schema = location && path.length > 0 ? schemaAt(projectSchema, path) : undefined;
  if (!location || !schema) return undefined;
  const rule = rules.find(({ id }) => path.at(-2) === 'rules' && id === path.at(-1));
  const note = schema.type === 'string' ? valueNote(schema, location.item.value) : undefined;
  const parts = [`**${code(writeKeyPath(path))}**`, schema.description, ...(rule ? [rule.summary] : []), note ?? ''];
  const value = parts.filter((part) => part !== '').join('\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(textDocument, location.span) };
}

function valueNote({ valueNotes }: Extract<Schema, { type: 'string' }>, value: Analysis['document']['root']['value']) {
  return value?.kind === 'string' && valueNotes && Object.hasOwn(valueNotes, value.value)
    ? valueNotes[value.value]
    : undefined;
}

/** What may stand at a position: names of keys and tables, and words. */
export function projectCompletions({ textDocument, document }: ProjectText, position: Position): CompletionItem[] {
  const place = placeAt(document, textDocument.offsetAt(position));
  switch (place?.at) {
    case 'key': {
      const there = namesBeside(place);
      const range = toRange(textDocument, place.word);
      return keyCandidates(projectSchema, place.table)
        .filter(({ name }) => !there.has(name))
        .filter(({ schema }) => place.inline || !isTables(schema))
        .map((candidate) => keyItem(candidate, range, place.followedBy === undefined));
    }
    case 'value': {
      const range = toRange(textDocument, place.word);
      return valueCandidates(projectSchema, place.path)
        .filter(({ holes }) => holes.length === 0)
        .map(({ text }) => ({ label: text, kind: CompletionItemKind.EnumMember, textEdit: { range, newText: text } }));
    }
    case 'header': {
      const range = toRange(textDocument, place.span);
      return headers.map((text) => ({
        label: text,
        kind: CompletionItemKind.Module,
        textEdit: { range, newText: text },
      }));
    }
    default:
      return [];
  }
}

/** The tables of the file, as their headers are written. */
const headers = ['[rules]', '[[files]]', '[files.rules]'];

/** Whether it is written below a header of its own. */
function isTables(schema: Schema): boolean {
  return schema.type === 'table' || (schema.type === 'array' && schema.items.type === 'table');
}

function keyItem(
  { name, schema }: KeyCandidate,
  range: ReturnType<typeof toRange>,
  withEquals: boolean,
): CompletionItem {
  return {
    label: name,
    kind: CompletionItemKind.Property,
    documentation: { kind: MarkupKind.Markdown, value: schema.description },
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: withEquals ? `${name} = ` : name },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
