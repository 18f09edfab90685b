import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../features/analysis.ts';
import type { EffectivePosture } from '../features/posture/effective.ts';
import type { PostureMatrix, PostureRow, RowSource } from '../features/posture/matrix.ts';
import { toRange } from '../features/range.ts';
import { perProfile } from '../risk/profiles.ts';

/** The matrix for programs; `version` changes when a member is removed or changes its meaning. */
export function postureJson(matrix: PostureMatrix, path: string, { textDocument }: Analysis): string {
  const report = {
    version: 1,
    path,
    ...tableJson(matrix, ({ span }) => ({ range: span ? toRange(textDocument, span) : null })),
  };
  return `${JSON.stringify(report)}\n`;
}

/** The same of all files that count together: each row has the places that it is from. */
export function effectivePostureJson({ places, controls, defaults }: EffectivePosture): string {
  const sources = (row: PostureRow) => ({ sources: (row.sources ?? []).map(sourceJson) });
  const report = {
    version: 1,
    files: places.map(({ kind, path, state }) => ({ kind, path, state })),
    starts: !controls.refused,
    requirements: tableJson(controls, sources),
    settings: tableJson(defaults, sources),
  };
  return `${JSON.stringify(report)}\n`;
}

function tableJson(matrix: PostureMatrix, placeOf: (row: PostureRow) => object) {
  const { kind, target, reached, met, refused, ignored, notes, rows } = matrix;
  return {
    kind,
    target,
    reached: reached ?? null,
    met,
    total: rows.length,
    refused,
    ignoredKeys: ignored,
    notes,
    controls: rows.map((row) => {
      const { id, title, facet, value, notes: own, absent, cells } = row;
      return {
        id,
        title,
        facet,
        value: value ?? null,
        ...placeOf(row),
        notes: own,
        absent: absent ?? null,
        profiles: perProfile((profile) => ({ state: cells[profile].state, asks: cells[profile].asks })),
      };
    }),
  };
}

function sourceJson({ layer: { kind, path, document }, span }: RowSource) {
  return { kind, path, range: toRange(TextDocument.create(path, 'toml', 0, document.text), span) };
}
