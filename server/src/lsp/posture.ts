/** What the server says of where a file stands to the profiles: the lens, the hints, and what a view of it asks for. */
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type Location,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { fileReferences } from '../codex/file-reference.ts';
import type { Analysis } from '../features/analysis.ts';
import { codeLenses, type LensCommands } from '../features/code-lens.ts';
import { workspaceEdit } from '../features/edits.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { postureEdit } from '../features/posture/edit.ts';
import { postureHtml } from '../features/posture/html.ts';
import { postureMarkdown } from '../features/posture/markdown.ts';
import { type PostureMatrix, postureMatrix } from '../features/posture/matrix.ts';
import { posturePage } from '../features/posture/page.ts';
import { headline, lossOf } from '../features/posture/words.ts';
import { toRange } from '../features/range.ts';
import { changesBetween } from '../features/text-changes.ts';
import { parseProfile, profileTitle } from '../risk/profiles.ts';
import type { Settings } from './settings.ts';

/** Asked by the client: where an open file stands, with a view of it if it wants one. */
export const postureRequest = 'codexPolicy/posture';

/** Asked by the client: the text of an open file with one row or all of them set to a profile. */
export const postureEditRequest = 'codexPolicy/postureEdit';

/** Asked by the client: the posture of an open file as Markdown, or as a page of its own. */
export const postureExportRequest = 'codexPolicy/postureExport';

/** Where a file of Codex stands. */
export interface PostureAnswer {
  /** How the kind of file is called. */
  readonly file: string;
  /** `Balanced: 11 of 14 controls`; undefined for a file that no profile is for. */
  readonly headline?: string;
  /** What Codex does not take of it. */
  readonly loss?: string;
  /** The view as HTML without style and script, where it was asked for. */
  readonly view?: string;
  /** Where the rows of the view are written. */
  readonly places?: Readonly<Record<string, readonly Location[]>>;
}

/** A change of a file: what it does, the text after it and the edit; or why there is none. */
export type PostureEditAnswer =
  | { readonly title: string; readonly text: string; readonly edit: WorkspaceEdit }
  | { readonly problem: string };

/** What the server knows. */
export interface PostureHost {
  analysis(uri: string): Analysis | undefined;
  settings(): Settings;
  /** The commands that the client has for a lens. */
  commands(): LensCommands;
}

/** Wires it to a connection. Nothing is worked out before a client asks. */
export function wirePosture(connection: Connection, { analysis: analysisOf, settings, commands }: PostureHost): void {
  connection.onCodeLens(({ textDocument }) => {
    const analysis = settings().codeLens ? analysisOf(textDocument.uri) : undefined;
    return analysis ? codeLenses(analysis, commands()) : [];
  });

  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const analysis = settings().inlayHints ? analysisOf(textDocument.uri) : undefined;
    return analysis ? inlayHints(analysis, range) : [];
  });

  connection.onRequest(postureRequest, ({ uri, view }: { uri: string; view?: boolean }): PostureAnswer | null => {
    const analysis = analysisOf(uri);
    return analysis?.kind ? answerFor(analysis, analysis.kind, view ?? false) : null;
  });

  connection.onRequest<PostureEditAnswer | null, void>(
    postureEditRequest,
    ({ uri, profile: name, row }: { uri: string; profile: string; row?: string }): PostureEditAnswer | null => {
      const analysis = analysisOf(uri);
      const profile = parseProfile(name);
      if (!analysis || !profile) return null;
      const edit = postureEdit(analysis, profile, row);
      if ('problem' in edit) return edit;
      const changes = changesBetween(analysis.document.text, edit.text);
      const title = `${row ?? 'the whole file'} as in ${profileTitle(profile)}`;
      return { title, text: edit.text, edit: workspaceEdit(analysis.textDocument, changes) };
    },
  );

  connection.onRequest(postureExportRequest, ({ uri, format }: { uri: string; format: string }): string | null => {
    const analysis = analysisOf(uri);
    const matrix = analysis && postureMatrix(analysis);
    if (!matrix) return null;
    return format === 'markdown' ? postureMarkdown(matrix, nameOf(uri)) : posturePage(matrix, nameOf(uri));
  });
}

/** Has a client that shows lenses and hints ask for them again. */
export function refreshPosture(connection: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type);
  if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
}

function answerFor(analysis: Analysis, kind: keyof typeof fileReferences, wantsView: boolean): PostureAnswer {
  const file = fileReferences[kind].name;
  const matrix = postureMatrix(analysis);
  if (!matrix) return { file };
  const loss = lossOf(matrix);
  return {
    file,
    headline: headline(matrix),
    ...(loss !== undefined && { loss }),
    ...(wantsView && viewOf(matrix, analysis)),
  };
}

function viewOf(matrix: PostureMatrix, { textDocument }: Analysis): Pick<PostureAnswer, 'view' | 'places'> {
  const { uri } = textDocument;
  const places = matrix.rows.flatMap(({ id, span }) =>
    span ? [[id, [{ uri, range: toRange(textDocument, span) }]] as const] : [],
  );
  return { view: postureHtml(matrix, nameOf(uri), true), places: Object.fromEntries(places) };
}

function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}
