import { valueCandidates } from '../codex/candidates.ts';
import type { Schema } from '../codex/schema.ts';
import { type ShapeIssue, shapeIssues } from '../codex/shape.ts';
import { suggest } from '../codex/suggest.ts';
import { releaseFault } from '../codex/version.ts';
import { fixedRuleIds, ruleIds } from '../rules/levels.ts';
import { find, type Item, type TomlDocument, textOf } from '../toml/document.ts';
import type { Fault, Span } from '../toml/syntax.ts';
import { projectSchema } from './schema.ts';

/** Something in a `.codex-policy.toml` that cannot stand there: a sentence without its full stop. */
export interface ProjectProblem extends Span {
  readonly message: string;
  /** The fault of TOML that it is. */
  readonly fault?: Fault;
}

/** Everything that is wrong with a `.codex-policy.toml`, in text order. */
export function projectProblems(document: TomlDocument): ProjectProblem[] {
  const faults = document.faults.map((fault) => ({
    start: fault.start,
    end: fault.end,
    message: fault.message,
    fault,
  }));
  const shape = shapeIssues(document.root, projectSchema).flatMap(shapeProblem);
  const found = [...faults, ...shape, ...badReleases(document.root), ...emptyGlobs(document.root)];
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function shapeProblem(issue: ShapeIssue): ProjectProblem[] {
  const { item } = issue;
  const span = issue.kind === 'unknown-key' ? item.names[0] : spanOf(item);
  if (!span) return [];
  const { start, end } = span;
  return [{ start, end, message: shapeMessage(issue) }];
}

function shapeMessage(issue: ShapeIssue): string {
  const name = `\`${String(issue.item.step ?? '')}\``;
  switch (issue.kind) {
    case 'unknown-key':
      return unknownKey(String(issue.item.step), Object.keys(issue.table.keys), issue.item.parent?.step === 'rules');
    case 'unknown-value':
      return `${nameOf(issue.item)} takes ${choice(issue.schema)}${meant(textOf(issue.item) ?? '', issue.schema.values ?? [])}`;
    case 'wrong-type':
      return `${nameOf(issue.item)} takes ${choice(issue.schema)}`;
    case 'missing-key':
      return `\`${issue.key}\` is missing: this says nothing of which files it is for`;
    case 'too-few':
      return `${name} has no entry, so that this is for no file`;
    default:
      return `${name} cannot stand here`;
  }
}

function unknownKey(name: string, known: readonly string[], isRule: boolean): string {
  if (!isRule) return `unknown key \`${name}\`${meant(name, known)}`;
  if (fixedRuleIds.includes(name)) return `\`${name}\` cannot be set: Codex refuses a file for what it finds`;
  return `unknown rule \`${name}\`${meant(name, ruleIds)}`;
}

function meant(written: string, known: readonly string[]): string {
  const word = suggest(written, known);
  return word === undefined ? '' : `. Did you mean \`${word}\`?`;
}

/** How messages call a value: an element goes by the name of its list. */
function nameOf(item: Item): string {
  return typeof item.step === 'number' ? `an entry of \`${String(item.parent?.step)}\`` : `\`${String(item.step)}\``;
}

function choice(schema: Schema): string {
  if (schema.type === 'string' && schema.values) {
    const words = valueCandidates(schema, []).map(({ text }) => text);
    return `one of ${words.join(', ')}`;
  }
  return { table: 'a table', array: 'a list', string: 'a string' }[schema.type as string] ?? 'another value';
}

function badReleases(root: Item): ProjectProblem[] {
  const tables = [root, ...(find(root, ['files'])?.elements ?? [])];
  return tables.flatMap((table) => {
    const item = find(table, ['codex-version']);
    const text = textOf(item);
    const fault = text === undefined ? undefined : releaseFault(text);
    const span = item && spanOf(item);
    return fault !== undefined && span ? [{ start: span.start, end: span.end, message: fault }] : [];
  });
}

function emptyGlobs(root: Item): ProjectProblem[] {
  const entries = find(root, ['files'])?.elements ?? [];
  return entries.flatMap((entry) =>
    (find(entry, ['paths'])?.elements ?? []).flatMap((item) => {
      const span = spanOf(item);
      if (!span || textOf(item)?.trim() !== '') return [];
      return [{ start: span.start, end: span.end, message: 'an empty glob matches no file' }];
    }),
  );
}

/** The value, else the name that the item goes by. */
function spanOf(item: Item): Span | undefined {
  return item.value ?? item.headers[0] ?? item.names[0] ?? item.sections[0];
}
