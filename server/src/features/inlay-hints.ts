import type { InlayHint, Range } from 'vscode-languageserver-types';
import { profileIds, profileTitle } from '../risk/profiles.ts';
import { listed } from '../rules/text.ts';
import type { Analysis } from './analysis.ts';
import { type PostureRow, postureMatrix } from './posture/matrix.ts';
import type { CellState } from './posture/standing.ts';

/** After each value of a control within a range: the profile that it belongs to. */
export function inlayHints(analysis: Analysis, { start, end }: Range): InlayHint[] {
  const { textDocument } = analysis;
  const from = textDocument.offsetAt(start);
  const to = textDocument.offsetAt(end);
  return (postureMatrix(analysis)?.rows ?? []).flatMap((row) => {
    if (row.end === undefined || row.end < from || row.end > to) return [];
    return [{ position: textDocument.positionAt(row.end), label: belongsTo(row), paddingLeft: true }];
  });
}

function belongsTo({ cells }: PostureRow): string {
  const inState = (state: CellState) => profileIds.filter((profile) => cells[profile].state === state);
  const own = inState('met');
  if (own.length === profileIds.length) return 'every profile';
  if (own.length > 0) return listed(own.map(profileTitle));
  if (inState('ignored').length === profileIds.length) return 'ignored';
  const stricter = inState('stricter');
  const strictest = stricter.at(-1);
  if (strictest === undefined) return 'weaker than every profile';
  return `stricter than ${stricter.length === profileIds.length ? 'every profile' : profileTitle(strictest)}`;
}
