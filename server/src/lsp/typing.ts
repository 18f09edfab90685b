/** What the server answers while somebody writes and reads a file. */
import type { Connection } from 'vscode-languageserver';
import type { Analysis, Companion } from '../features/analysis.ts';
import { completions } from '../features/completion/complete.ts';
import type { CompletionClient } from '../features/completion/list.ts';
import { addressOf, withDocumentation } from '../features/completion/resolve.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { hover } from '../features/hover.ts';
import { projectCompletions, projectHover } from '../project/editor.ts';
import { isProjectFile } from './projects.ts';

/** What the server knows for this. */
interface TypingHost {
  /** The addresses of the documents that are open. */
  open(): readonly string[];
  analysis(uri: string): Analysis | undefined;
  /** The other files that count together with one, as far as they are known. */
  companions(analysis: Analysis): readonly Companion[];
}

/** Wires hover, completion and the outline to a connection. */
export function wireTyping(
  connection: Connection,
  { open, analysis: analysisOf, companions }: TypingHost,
  client: CompletionClient,
): void {
  connection.onHover(({ textDocument, position }) => {
    const analysis = analysisOf(textDocument.uri);
    if (analysis && isProjectFile(textDocument.uri)) return projectHover(analysis, position);
    return analysis && hover(analysis, position);
  });

  /** A file with those that count together with it, which are looked for once a name is asked for. */
  function together(analysis: Analysis): Analysis {
    let found: readonly Companion[] | undefined;
    return {
      ...analysis,
      get companions() {
        found ??= companions(analysis);
        return found;
      },
    };
  }

  connection.onCompletion(({ textDocument, position, context }) => {
    const analysis = analysisOf(textDocument.uri);
    if (!analysis) return undefined;
    if (isProjectFile(textDocument.uri)) return projectCompletions(analysis, position);
    return completions(together(analysis), position, client, context?.triggerCharacter);
  });

  connection.onCompletionResolve((item) => {
    const uri = addressOf(item, open());
    const analysis = uri === undefined ? undefined : analysisOf(uri);
    return analysis ? withDocumentation(analysis, item) : item;
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const analysis = analysisOf(textDocument.uri);
    return analysis?.kind ? documentSymbols(analysis) : [];
  });
}
