import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import type { Control } from '../risk/control.ts';
import { requirementsControls } from '../risk/controls/requirements.ts';
import { type ProfileId, profileIds, profileTitle } from '../risk/profiles.ts';
import { applyProfile, fixAll } from '../rules/apply.ts';
import { fixesOf } from '../rules/fixes.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import { soundFix } from '../rules/sound-fix.ts';
import { setToProfile } from '../rules/weaker-than-profile.ts';
import { locate } from '../toml/locate.ts';
import { isWithin } from '../toml/remove.ts';
import type { Span } from '../toml/syntax.ts';
import type { TextEdit } from '../toml/text-edit.ts';
import type { Analysis } from './analysis.ts';
import { applyProfileKind, fixAllKind } from './code-action-kinds.ts';
import { toDiagnostic } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { ignoreActions } from './ignore-actions.ts';
import { overlaps } from './range.ts';
import { changesBetween } from './text-changes.ts';

/** What an action over the whole file does; carried in `data` until the action is resolved. */
export type WholeFile = { readonly fixAll: true } | { readonly profile: ProfileId };

export interface CodeActionRequest {
  readonly range: Range;
  /** The kinds that the client asks for; all when undefined. */
  readonly only: readonly string[] | undefined;
  /** Whether nobody asked, as on a move of the cursor: what fits anywhere then comes only where there is a fix, or every line has a bulb. */
  readonly automatic?: boolean;
  readonly docs: string | undefined;
  /** What concerns other files too. */
  readonly across?: { readonly actions: readonly CodeAction[]; readonly findings: readonly Finding[] } | undefined;
}

/** Longer texts have no actions: each would be tried on all of the text. The largest policies have a tenth of it. */
const MAX_LENGTH = 2 ** 18;

/** The actions at a range: ways out of findings, the control under the cursor per profile, the whole file; ignoring comes last. */
export function codeActions(analysis: Analysis, request: CodeActionRequest): CodeAction[] {
  const { range, only, docs, automatic = false, across = { actions: [], findings: [] } } = request;
  const { kind, textDocument, document, findings } = analysis;
  if (kind === undefined || document.text.length > MAX_LENGTH) return [];
  const span = { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) };
  const wants = (kind: string) => only === undefined || only.some((asked) => `${kind}.`.startsWith(`${asked}.`));
  const fixes = wants(CodeActionKind.QuickFix) ? quickFixes(analysis, span, docs) : [];
  const wholeFile = wants(applyProfileKind) && (!automatic || only !== undefined || fixes.length > 0);
  return [
    ...fixes,
    ...across.actions,
    ...(wholeFile ? applyActions(analysis) : []),
    ...(wants(fixAllKind) ? [fixAllAction] : []),
    ...(wants(CodeActionKind.QuickFix) ? ignoreActions(analysis, [...findings, ...across.findings], span) : []),
  ];
}

/** The edits of an action over the whole file; empty when there is nothing to change. */
export function wholeFileEdits(
  { document, profile, context }: Pick<Analysis, 'document' | 'profile' | 'context'>,
  action: WholeFile,
): TextEdit[] {
  const { text } = document;
  const after = 'profile' in action ? applyProfile(text, action.profile, context) : fixAll(text, profile, context);
  return changesBetween(text, after);
}

function applyActions({ kind, profile }: Analysis): CodeAction[] {
  if (kind === 'requirements') return profileIds.map((one) => applyAction(one));
  // Its defaults are the same for every profile.
  const title = 'Apply the defaults of every profile to this file';
  return kind === 'managed-config' ? [{ ...applyAction(profile), title }] : [];
}

function applyAction(profile: ProfileId): CodeAction {
  return { title: `Apply ${profileTitle(profile)} to this file`, kind: applyProfileKind, data: { profile } };
}

const fixAllAction: CodeAction = {
  title: 'Fix all Codex Policy findings that can be fixed safely',
  kind: fixAllKind,
  data: { fixAll: true },
};

function quickFixes(analysis: Analysis, span: Span, docs: string | undefined): CodeAction[] {
  const byTitle = new Map<string, CodeAction>();
  for (const finding of analysis.findings.filter((candidate) => overlaps(candidate.span, span))) {
    const diagnostic = toDiagnostic(finding, analysis.textDocument, docs);
    for (const [index, fix] of fixesOf(analysis.context, finding).entries()) {
      const known = byTitle.get(fix.title);
      if (known) known.diagnostics?.push(diagnostic);
      const action = known ? undefined : quickFix(analysis, fix, fix.safe && index === 0);
      if (action) byTitle.set(fix.title, { ...action, diagnostics: [diagnostic] });
    }
  }
  const control = controlAt(analysis, span.start);
  const target = byTitle.get(control ? setToProfile(analysis.document, control, analysis.profile).title : '');
  for (const profile of control ? profileIds : []) {
    const fix = control && soundFix(analysis.context, undefined, setToProfile(analysis.document, control, profile));
    const action = fix && !byTitle.has(fix.title) ? quickFix(analysis, fix, profile === analysis.profile) : undefined;
    // Without them editors put it behind those that have them.
    const ended = isStricter(profile, analysis.profile) ? target?.diagnostics : undefined;
    if (fix && action) byTitle.set(fix.title, { ...action, ...(ended && { diagnostics: ended }) });
  }
  return [...byTitle.values()];
}

/** Whether a profile allows less than another: each allows less than the one before. */
function isStricter(profile: ProfileId, other: ProfileId): boolean {
  return profileIds.indexOf(profile) > profileIds.indexOf(other);
}

/** A quick fix with its edit; undefined when it would change nothing. */
function quickFix({ document, textDocument }: Analysis, fix: Fix, isPreferred: boolean): CodeAction | undefined {
  const after = fix.apply();
  if (after === undefined || after === document.text) return undefined;
  const edit = workspaceEdit(textDocument, changesBetween(document.text, after));
  return { title: fix.title, kind: CodeActionKind.QuickFix, edit, ...(isPreferred && { isPreferred }) };
}

/** The control that the item at an offset belongs to, or that its slip of spelling was meant for. */
export function controlAt({ document, findings, kind }: Analysis, offset: number): Control | undefined {
  if (kind !== 'requirements') return undefined;
  const item = locate(document, offset)?.item;
  if (!item) return undefined;
  const own = requirementsControls.find(({ path }) => isWithin(item.path, path));
  if (own) return own.kind === 'own' ? undefined : own;
  const named = findings.find(
    ({ span, control }) => control !== undefined && overlaps(span, { start: offset, end: offset }),
  );
  return named && requirementsControls.find(({ id, kind }) => id === named.control && kind !== 'own');
}
