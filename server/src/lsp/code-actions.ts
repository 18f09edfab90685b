/** What the server offers to change: fixes at a place, and the whole file set to a profile. */
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  type Connection,
} from 'vscode-languageserver';
import type { Analysis } from '../features/analysis.ts';
import { type CodeActionRequest, codeActions, type WholeFile, wholeFileEdits } from '../features/code-actions.ts';
import { workspaceEdit } from '../features/edits.ts';
import { parseProfile } from '../risk/profiles.ts';
import { takesProfile } from '../rules/apply.ts';

/** What an unresolved action over a whole file carries. */
type ActionData = WholeFile & { readonly uri: string };

/** Asked by the client's command: the edits that apply a profile to an open file. */
export const applyProfileRequest = 'codexPolicy/applyProfile';

/** What the server knows for this. */
interface CodeActionHost {
  analysis(uri: string): Analysis | undefined;
  /** What concerns other files too. */
  across(analysis: Analysis, request: Pick<CodeActionRequest, 'range' | 'only' | 'docs'>): CodeActionRequest['across'];
  /** The address of the folder with the rules' pages. */
  readonly docs: string | undefined;
}

/** Wires them to a connection. */
export function wireCodeActions(
  connection: Connection,
  { analysis: analysisOf, across, docs }: CodeActionHost,
  client: ClientCapabilities,
): void {
  const lazy = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;

  const resolved = (action: CodeAction): CodeAction => {
    const data = action.data as ActionData | undefined;
    const analysis = data && analysisOf(data.uri);
    if (!analysis) return action;
    return { ...action, edit: workspaceEdit(analysis.textDocument, wholeFileEdits(analysis, data)) };
  };

  connection.onCodeAction(({ textDocument, range, context: { only, triggerKind } }) => {
    const analysis = analysisOf(textDocument.uri);
    if (!analysis) return [];
    const automatic = triggerKind === CodeActionTriggerKind.Automatic;
    const asked = { range, only, docs };
    const actions = codeActions(analysis, { ...asked, automatic, across: across(analysis, asked) });
    return actions.map((action) => {
      if (!action.data) return action;
      const data: ActionData = { ...(action.data as WholeFile), uri: textDocument.uri };
      return lazy ? { ...action, data } : resolved({ ...action, data });
    });
  });

  connection.onCodeActionResolve(resolved);

  connection.onRequest(applyProfileRequest, ({ uri, profile: name }: { uri: string; profile: string }) => {
    const analysis = analysisOf(uri);
    const profile = parseProfile(name);
    if (!analysis?.kind || !takesProfile(analysis.kind) || !profile) return null;
    return workspaceEdit(analysis.textDocument, wholeFileEdits(analysis, { profile }));
  });
}
