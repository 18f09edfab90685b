import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './wait.ts';

/** Enough to have the edits of all actions there are, where the server makes them late. */
const RESOLVE = 30;

/** The actions offered at a range. */
export async function actionsAt(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind.value,
    RESOLVE,
  );
  return actions.filter((action) => action.kind && kind.contains(action.kind));
}

/** The quick fixes offered at a range, once there are any. */
export function quickFixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return eventually(async () => {
    const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix);
    assert.notDeepEqual(actions, [], 'no quick fix is offered');
    return actions;
  });
}

/** Waits for the quick fix of a title and applies it; returns what the document then says. */
export async function applyQuickFix(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: string,
): Promise<string> {
  const action = await eventually(async () => {
    const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix);
    const found = actions.find((candidate) => candidate.title === title);
    assert.ok(found, `no "${title}" among: ${actions.map((other) => other.title).join(' | ')}`);
    return found;
  });
  assert.ok(action.edit, `"${title}" has no edit`);
  assert.ok(await vscode.workspace.applyEdit(action.edit), `"${title}" could not be applied`);
  return document.getText();
}
