import * as vscode from 'vscode';
import type { PostureChange } from './client.ts';

/** The scheme of documents that show what a file would be after a change. */
export const PREVIEW_SCHEME = 'codex-policy-preview';

interface Proposal {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly change: PostureChange;
}

/** A change of a file as a diff, and the commands that make it or leave it. The last one counts. */
export class Preview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, this);
  private proposal: Proposal | undefined;
  private count = 0;

  async show(document: vscode.TextDocument, version: number, change: PostureChange, title: string): Promise<void> {
    await this.discard();
    this.count += 1;
    const uri = document.uri.with({ scheme: PREVIEW_SCHEME, authority: '', query: String(this.count), fragment: '' });
    this.proposal = { uri, document, version, change };
    const viewColumn = columnOf(document);
    await vscode.commands.executeCommand('vscode.diff', document.uri, uri, title, { viewColumn, preview: false });
  }

  /** The command "Apply This Change". */
  async apply(): Promise<void> {
    const proposal = this.proposal;
    if (!proposal) return;
    await this.discard();
    if (proposal.document.version !== proposal.version) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Codex Policy: the file has changed since this change was made; nothing was applied.'),
      );
      return;
    }
    await vscode.workspace.applyEdit(proposal.change.edit);
    await vscode.window.showTextDocument(proposal.document, columnOf(proposal.document));
  }

  /** The command "Discard This Change". */
  async discard(): Promise<void> {
    const shown = this.proposal?.uri.toString();
    this.proposal = undefined;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === shown,
    );
    await vscode.window.tabGroups.close(own);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return uri.toString() === this.proposal?.uri.toString() ? this.proposal.change.text : '';
  }

  dispose(): void {
    this.registration.dispose();
  }
}

/** Where a document is open; the first column where it is not. */
export function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn {
  const isShown = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isShown))?.viewColumn ?? vscode.ViewColumn.One;
}
