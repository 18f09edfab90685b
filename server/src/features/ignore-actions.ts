import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { ignoreFix } from '../rules/ignore-fix.ts';
import type { Finding } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import type { CodeActionRequest } from './code-actions.ts';
import { toDiagnostic } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { overlaps } from './range.ts';
import { changesBetween } from './text-changes.ts';

/** The actions that write a comment for each finding at a range, which then is ignored. */
export function ignoreActions(
  { context, document, textDocument }: Analysis,
  findings: readonly Finding[],
  { range, docs }: Pick<CodeActionRequest, 'range' | 'docs'>,
): CodeAction[] {
  const span = { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) };
  const byTitle = new Map<string, CodeAction>();
  for (const finding of findings.filter((candidate) => overlaps(candidate.span, span))) {
    const fix = ignoreFix(context, finding);
    const diagnostics = [toDiagnostic(finding, textDocument, docs)];
    const known = fix && byTitle.get(fix.title);
    if (known) known.diagnostics?.push(...diagnostics);
    const after = known ? undefined : fix?.apply();
    if (!fix || after === undefined) continue;
    const edit = workspaceEdit(textDocument, changesBetween(document.text, after));
    byTitle.set(fix.title, { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, edit });
  }
  return [...byTitle.values()];
}
