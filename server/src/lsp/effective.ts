/** What the server says of the effective policy: as text, and where it stands to the profiles. */
import type { Connection, Location } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { effectiveOf } from '../effective/effective.ts';
import type { Found } from '../effective/found.ts';
import type { Layer } from '../effective/layer.ts';
import { effectiveText } from '../effective/report.ts';
import type { Analysis } from '../features/analysis.ts';
import { type EffectivePosture, effectivePosture } from '../features/posture/effective.ts';
import { effectiveHtml } from '../features/posture/html.ts';
import { effectiveMarkdown } from '../features/posture/markdown.ts';
import { effectivePage } from '../features/posture/page.ts';
import { effectiveTitle, headline, lossOf } from '../features/posture/words.ts';
import { toRange } from '../features/range.ts';
import type { AcrossFiles } from './across-files.ts';
import type { FilesTogether } from './files-together.ts';
import type { PostureAnswer } from './posture.ts';

/** Asked by the client's command: the effective policy of the files around an open one, or of the settings' layers. */
export const effectiveRequest = 'codexPolicy/effective';

/** Asked by the client: where the same files stand to the profiles, with a view of it if it wants one. */
export const effectivePostureRequest = 'codexPolicy/effectivePosture';

/** Asked by the client: the same as Markdown, or as a page of its own. */
export const effectivePostureExportRequest = 'codexPolicy/effectivePostureExport';

/** The effective policy as text, and the files that it names. */
export interface EffectiveAnswer {
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly uri: string }[];
}

/** Looks at one of several files by itself, whoever holds it. */
export type AnalyseLayer = (layer: Layer, uri: string) => Analysis;

/** Wires it to a connection. */
export function wireEffective(connection: Connection, across: AcrossFiles, analyse: AnalyseLayer): void {
  const { files } = across;
  const postureOf = (found: Found) =>
    effectivePosture(found, { ...files.options, analyse: (layer) => analyse(layer, files.uriOf(layer.path)) });

  connection.onRequest(effectiveRequest, async ({ uri }: { uri?: string }): Promise<EffectiveAnswer | null> => {
    const found = await across.together(uri);
    if (!found) return null;
    const places = found.places.map(({ path }) => ({ path, uri: files.uriOf(path) }));
    return { text: effectiveText(found, effectiveOf(found.layers, files.options)), files: places };
  });

  connection.onRequest(
    effectivePostureRequest,
    async ({ uri, view }: { uri?: string; view?: boolean }): Promise<PostureAnswer | null> => {
      const found = await across.together(uri);
      if (!found) return null;
      const posture = postureOf(found);
      const loss = lossOf(posture.controls);
      return {
        file: effectiveTitle,
        headline: headline(posture.controls),
        ...(loss !== undefined && { loss }),
        ...(view && { view: effectiveHtml(posture, true), places: placesOf(posture, files) }),
      };
    },
  );

  connection.onRequest(
    effectivePostureExportRequest,
    async ({ uri, format }: { uri?: string; format: string }): Promise<string | null> => {
      const found = await across.together(uri);
      if (!found) return null;
      return format === 'markdown' ? effectiveMarkdown(postureOf(found)) : effectivePage(postureOf(found));
    },
  );
}

/** Where the rows are written, for each in the order of its buttons. */
function placesOf({ controls, defaults }: EffectivePosture, files: FilesTogether): Record<string, Location[]> {
  const texts = new Map<Layer, TextDocument>();
  const textOf = (layer: Layer) => {
    const text = texts.get(layer) ?? TextDocument.create(layer.path, 'toml', 0, layer.document.text);
    texts.set(layer, text);
    return text;
  };
  const rows = [...controls.rows, ...defaults.rows].map(({ id, sources = [] }) => {
    const places = sources.map(({ layer, span }) => ({
      uri: files.uriOf(layer.path),
      range: toRange(textOf(layer), span),
    }));
    return [id, places] as const;
  });
  return Object.fromEntries(rows.filter(([, places]) => places.length > 0));
}
