import * as vscode from 'vscode';
import type { PolicyExtension } from '../../../../client/src/extension.ts';

/** The extension under test. */
export function extension(): vscode.Extension<PolicyExtension> {
  const found = vscode.extensions.getExtension<PolicyExtension>('codex-policy.codex-policy');
  if (!found) throw new Error('The extension is not installed.');
  return found;
}
