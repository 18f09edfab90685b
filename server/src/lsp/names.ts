import {
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Analysis } from '../features/analysis.ts';
import { definitions, type NamedFile, references } from '../features/names.ts';
import { type FileEdits, prepareRename, rename } from '../features/rename.ts';

/** What the server knows for this. */
interface NameHost {
  analysis(uri: string): Analysis | undefined;
  /** The other files that count together with one, as they are now. */
  companions(analysis: Analysis): readonly NamedFile[];
}

/** Wires what the server does for the names that authors choose. */
export function wireNames(connection: Connection, host: NameHost, client: ClientCapabilities): void {
  const at = ({ textDocument: { uri }, position }: TextDocumentPositionParams) => {
    const analysis = host.analysis(uri);
    if (!analysis?.kind) return undefined;
    const { textDocument, document, kind } = analysis;
    const own: NamedFile = { textDocument, document, kind, isOpen: true };
    return { own, offset: textDocument.offsetAt(position), others: () => host.companions(analysis) };
  };
  connection.onDefinition((params) => {
    const found = at(params);
    return found && definitions(found.own, found.others, found.offset);
  });
  connection.onReferences((params) => {
    const found = at(params);
    return found && references(found.own, found.others, found.offset, params.context.includeDeclaration);
  });
  connection.onPrepareRename((params) => {
    const found = at(params);
    return allowed(found && prepareRename(found.own, found.offset)) ?? null;
  });
  connection.onRenameRequest((params) => {
    const found = at(params);
    const files = allowed(found && rename(found.own, found.others, found.offset, params.newName));
    return files ? workspaceEditOf(files, client) : null;
  });
}

/** A refusal is an error whose text editors show. */
function allowed<T extends object>(answer: T | { readonly refused: string } | undefined): T | undefined {
  if (answer && 'refused' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}

function workspaceEditOf(files: readonly FileEdits[], { workspace }: ClientCapabilities): WorkspaceEdit {
  if (!workspace?.workspaceEdit?.documentChanges) {
    return { changes: Object.fromEntries(files.map(({ file, edits }) => [file.textDocument.uri, [...edits]])) };
  }
  return {
    documentChanges: files.map(({ file: { textDocument, isOpen }, edits }) => ({
      textDocument: { uri: textDocument.uri, version: isOpen ? textDocument.version : null },
      edits: [...edits],
    })),
  };
}
