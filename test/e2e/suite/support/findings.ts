import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText } from './files.ts';
import { eventually } from './wait.ts';

const SOURCE = 'Codex Policy';

/** The diagnostics of the extension for a file, in text order. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === SOURCE)
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
}

/** The code of a diagnostic: the id of the rule, without its link. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** What the findings of a file are, each as the rule's id and the text that it underlines. */
export function shown(document: vscode.TextDocument): string[] {
  return findings(document.uri).map((finding) => `${codeOf(finding)}: ${document.getText(finding.range)}`);
}

/** Waits until the findings of a document are these. */
export function untilShown(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  return eventually(() => assert.deepEqual(shown(document), expected));
}

/** Waits until a document has the finding that it then returns. */
export function findingOf(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return eventually(() => {
    const found = findings(document.uri).find((finding) => codeOf(finding) === code);
    assert.ok(found, `no ${code} among: ${shown(document).join(', ')}`);
    return found;
  });
}

/**
 * Waits until the server has answered for everything that was opened or changed so far: it works in order, so a file
 * opened now is checked last.
 */
export async function settled(): Promise<void> {
  const { document } = await openText('allowed_sandbox_modes = ["read-only", "danger-full-access"]\n');
  await findingOf(document, 'weaker-than-profile');
}

/** Leaves no editor behind a test. */
export function closeAfterEach(): void {
  afterEach(closeAll);
}
