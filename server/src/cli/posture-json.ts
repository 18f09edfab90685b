import type { Analysis } from '../features/analysis.ts';
import type { PostureMatrix } from '../features/posture/matrix.ts';
import { toRange } from '../features/range.ts';
import { perProfile } from '../risk/profiles.ts';

/** The matrix for programs; `version` changes when a member is removed or changes its meaning. */
export function postureJson(matrix: PostureMatrix, path: string, { textDocument }: Analysis): string {
  const { kind, target, reached, met, refused, ignored, notes, rows } = matrix;
  const report = {
    version: 1,
    path,
    kind,
    target,
    reached: reached ?? null,
    met,
    total: rows.length,
    refused,
    ignoredKeys: ignored,
    notes,
    controls: rows.map(({ id, title, facet, value, span, notes: own, absent, cells }) => ({
      id,
      title,
      facet,
      value: value ?? null,
      range: span ? toRange(textDocument, span) : null,
      notes: own,
      absent: absent ?? null,
      profiles: perProfile((profile) => ({ state: cells[profile].state, asks: cells[profile].asks })),
    })),
  };
  return `${JSON.stringify(report)}\n`;
}
