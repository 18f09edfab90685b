import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { ignoreFix } from '../rules/ignore-fix.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../toml/syntax.ts';
import type { Analysis } from './analysis.ts';
import { workspaceEdit } from './edits.ts';
import { overlaps } from './range.ts';
import { changesBetween } from './text-changes.ts';

/**
 * The actions that write a comment for each finding in a span, which then is ignored. They do not say which finding they
 * end: editors would put them before what mends or rewrites something without ending one.
 */
export function ignoreActions(
  { context, document, textDocument }: Analysis,
  findings: readonly Finding[],
  span: Span,
): CodeAction[] {
  const byTitle = new Map<string, CodeAction>();
  for (const finding of findings.filter((candidate) => overlaps(candidate.span, span))) {
    const fix = ignoreFix(context, finding);
    const after = fix && !byTitle.has(fix.title) ? fix.apply() : undefined;
    if (!fix || after === undefined) continue;
    const edit = workspaceEdit(textDocument, changesBetween(document.text, after));
    byTitle.set(fix.title, { title: fix.title, kind: CodeActionKind.QuickFix, edit });
  }
  return [...byTitle.values()];
}
