import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import { InsertReplaceEdit, TextEdit } from 'vscode-languageserver-types';
import { releaseFor } from '../../../src/codex/version.ts';
import { type Analysis, analyse, kindOf } from '../../../src/features/analysis.ts';
import { completions } from '../../../src/features/completion/complete.ts';
import type { CompletionClient } from '../../../src/features/completion/list.ts';
import type { ProfileId } from '../../../src/risk/profiles.ts';
import { Context } from '../../../src/rules/context.ts';
import { parseDocument } from '../../../src/toml/document.ts';
import { withCursor } from '../cursor.ts';

/** Where files of each kind lie. */
export const places = {
  requirements: '/etc/codex/requirements.toml',
  managed: '/etc/codex/managed_config.toml',
  config: '/home/ada/.codex/config.toml',
  project: '/srv/app/.codex/config.toml',
  role: '/home/ada/.codex/agents/reviewer.toml',
  begun: '/srv/policies/requirements.toml',
  none: '/srv/app/Cargo.toml',
} as const;

export type PlaceName = keyof typeof places;

/** An editor that knows snippets and lets people choose between inserting and replacing. */
export const editor: CompletionClient = { snippets: true, insertReplace: true, suggestCommand: 'suggest' };

export interface Asked {
  readonly analysis: Analysis;
  readonly cursor: Position;
  readonly list: CompletionList;
}

/** Asks at the cursor `|` of a text. */
export function ask(
  marked: string,
  place: PlaceName = 'requirements',
  { client = editor, profile = 'balanced', trigger, rules = true, range }: Options = {},
): Asked {
  const { text, offset } = withCursor(marked);
  const path = places[place];
  const textDocument = TextDocument.create(`file://${path}`, 'toml', 1, text);
  const analysis = rules
    ? analyse(textDocument, path, { profile, release: releaseFor(range) })
    : withoutRules(textDocument, path, profile);
  const cursor = textDocument.positionAt(offset);
  return { analysis, cursor, list: completions(analysis, cursor, client, trigger) };
}

export interface Options {
  readonly client?: CompletionClient;
  readonly profile?: ProfileId;
  readonly trigger?: string;
  /** The releases that are to read the file. */
  readonly range?: string;
  /** False leaves the findings out, which completion does not look at. */
  readonly rules?: boolean;
}

function withoutRules(textDocument: TextDocument, path: string, profile: ProfileId): Analysis {
  const document = parseDocument(textDocument.getText());
  const kind = kindOf(document, path, {});
  const context = new Context(document, profile, { path, kind });
  return { context, textDocument, version: 1, document, kind, profile, findings: [], ignored: [], checked: undefined };
}

/** The labels of a list, in its order; `!` before those that are crossed out. */
export function labels({ list }: Asked): string[] {
  return list.items.map(({ label, tags }) => `${tags ? '!' : ''}${label}`);
}

/** The text after an item is chosen, with the cursor `|` where it is left; `replace` is the editor's other mode. */
export function chosen(asked: Asked, label: string, mode: 'insert' | 'replace' = 'replace'): string {
  const item = asked.list.items.find((candidate) => candidate.label === label);
  if (!item) return `no ${label}`;
  const { range, newText } = editOf(asked, item, mode);
  const body = item.insertTextFormat === 2 ? firstHole(newText) : `${newText}|`;
  const edits: TextEdit[] = [{ range, newText: body }, ...(item.additionalTextEdits ?? [])];
  return TextDocument.applyEdits(asked.analysis.textDocument, edits);
}

/** What an editor makes of an item: without a range, its text comes in at the cursor, for nothing that stands there. */
export function editOf({ cursor }: Asked, item: CompletionItem, mode: 'insert' | 'replace' = 'replace'): TextEdit {
  const { label, insertText, textEdit } = item;
  if (!textEdit) return TextEdit.insert(cursor, insertText || label);
  return InsertReplaceEdit.is(textEdit) ? { range: textEdit[mode], newText: textEdit.newText } : textEdit;
}

/** The body of a snippet as text, with `|` at its first hole. */
function firstHole(body: string): string {
  let seen = false;
  return body.replace(/\\([\\$}])|\$(\d+)|\$\{(\d+):((?:\\.|[^}])*)\}/g, (_, escaped, bare, numbered, content) => {
    if (escaped !== undefined) return escaped;
    const mark = seen ? '' : '|';
    seen = true;
    return bare === undefined && numbered !== undefined ? `${mark}${content}` : mark;
  });
}
