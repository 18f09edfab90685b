import * as vscode from 'vscode';

/** The Codex that is run, where the user names one. Only the user says it: the value of a workspace does not count. */
export function codexPath(): string | undefined {
  const named = vscode.workspace.getConfiguration('codexPolicy').inspect<unknown>('codexPath')?.globalValue;
  return typeof named === 'string' && named.trim() !== '' ? named.trim() : undefined;
}
