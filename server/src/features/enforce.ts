/** "Enforce in requirements.toml": a default of managed_config.toml as the requirement beside it. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import { refusals } from '../codex/constraints/index.ts';
import { type Enforceable, enforceableIn } from '../codex/enforced-keys.ts';
import { schemaAt } from '../codex/lookup.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { shapeIssues } from '../codex/shape.ts';
import { convertedValue } from '../rules/config-key-fixes.ts';
import { find, type Item, isTable, type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey, insertTable } from '../toml/insert.ts';
import { applyEdits, type TextEdit } from '../toml/text-edit.ts';
import { writeKeyPath } from '../toml/write.ts';
import type { Analysis } from './analysis.ts';
import { toDiagnostic } from './diagnostics.ts';
import { toTextEdits } from './edits.ts';
import { overlaps } from './range.ts';
import { changesBetween } from './text-changes.ts';

/** The requirements.toml beside a managed_config.toml. */
export interface Sibling {
  readonly uri: string;
  /** Its text; undefined where there is no such file. */
  readonly text: string | undefined;
  /** The version of the editor that holds it; null where none does. */
  readonly version: number | null;
}

export interface EnforceRequest {
  readonly range: Range;
  readonly docs: string | undefined;
  /** The file that takes the requirement; undefined where nobody can tell whether there is one. Asked only when needed. */
  readonly sibling: () => Sibling | undefined;
  /** Whether the client can create files. */
  readonly canCreate: boolean;
}

const CODES = ['enforceable-elsewhere', 'outranks-requirements'];

/** A requirement longer than this is named by its key alone. */
const WIDTH = 60;

/** The actions that enforce the defaults at a range. */
export function enforceActions(analysis: Analysis, { range, docs, sibling, canCreate }: EnforceRequest): CodeAction[] {
  const { textDocument, document, kind } = analysis;
  if (kind !== 'managed-config') return [];
  const span = { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) };
  const findings = analysis.findings.filter((one) => CODES.includes(one.code) && overlaps(one.span, span));
  if (findings.length === 0) return [];
  const file = sibling();
  if (!file || (file.text === undefined && !canCreate)) return [];
  const requirements = parseDocument(file.text ?? '');
  const enforceable = enforceableIn(document.root);
  return findings.flatMap((finding): CodeAction[] => {
    const setting = enforceable.find(({ item }) => String(item.path) === String(finding.keyPath));
    const text = setting && withRequirement(document, setting, requirements);
    if (!setting || text === undefined) return [];
    return [
      {
        title: `Enforce in requirements.toml as ${nameOf(setting, text)}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(finding, textDocument, docs)],
        edit: editOf(file, requirements.text, text),
      },
    ];
  });
}

/**
 * The text of a requirements.toml with the requirement that enforces a setting; undefined where it says something of
 * that key already, or where Codex would not take it.
 */
export function withRequirement(
  settings: TomlDocument,
  { item, path, conversion }: Enforceable,
  requirements: TomlDocument,
): string | undefined {
  const isTaken = find(requirements.root, path) ?? find(requirements.root, olderNameOf(path));
  if (requirements.faults.length > 0 || isTaken || item.duplicates.length > 0) return undefined;
  const { value } = item;
  const written = conversion && value && convertedValue(settings, value, conversion);
  if (conversion && written === undefined) return undefined;
  const added =
    written === undefined ? copied(settings, item, path, requirements) : inserted(requirements, path, written);
  return added && isTakenBy(added, path, requirements) ? added.text : undefined;
}

/** `features` and its older name are one table, and Codex takes one of them. */
function olderNameOf(path: readonly string[]): KeyPath {
  return path[0] === 'features' ? ['feature_requirements'] : path;
}

function inserted(document: TomlDocument, path: KeyPath, value: string): TomlDocument | undefined {
  return after(document, insertKey(document, path, value.replaceAll('\r\n', '\n')));
}

function after(document: TomlDocument, edit: TextEdit | undefined): TomlDocument | undefined {
  return edit && parseDocument(applyEdits(document.text, [edit]));
}

/** A setting with all that is below it, value by value as they are written; undefined for lists of tables. */
function copied(settings: TomlDocument, item: Item, path: KeyPath, into: TomlDocument): TomlDocument | undefined {
  const { value } = item;
  if (value) return inserted(into, path, settings.text.slice(value.start, value.end));
  if (!isTable(item)) return undefined;
  if (item.children.size === 0) return after(into, insertTable(into, path));
  return [...item.children].reduce<TomlDocument | undefined>(
    (result, [name, child]) => result && copied(settings, child, [...path, name], result),
    into,
  );
}

/** Whether Codex takes what stands at a path of a document, and refuses nothing of it that it did not refuse before. */
function isTakenBy({ root, faults }: TomlDocument, path: KeyPath, before: TomlDocument): boolean {
  const item = find(root, path);
  const schema = schemaAt(requirementsSchema, path);
  if (faults.length > 0 || !item || !schema || shapeIssues(item, schema).length > 0) return false;
  return [...refusals(root)].length <= [...refusals(before.root)].length;
}

function nameOf({ path }: Enforceable, text: string): string {
  const key = writeKeyPath(path);
  const value = find(parseDocument(text).root, path)?.value;
  const statement = `${key} = ${value ? text.slice(value.start, value.end) : ''}`;
  return `\`${!value || statement.includes('\n') || statement.length > WIDTH ? key : statement}\``;
}

function editOf({ uri, text, version }: Sibling, before: string, after: string): WorkspaceEdit {
  const edits = toTextEdits(TextDocument.create(uri, 'toml', 0, before), changesBetween(before, after));
  const change = { textDocument: { uri, version }, edits };
  return { documentChanges: text === undefined ? [{ kind: 'create', uri }, change] : [change] };
}
