import { type Analysis, analyseText } from '../../../src/features/analysis.ts';
import { type PostureMatrix, postureMatrix } from '../../../src/features/posture/matrix.ts';
import type { CellState } from '../../../src/features/posture/standing.ts';
import { profileIds } from '../../../src/risk/profiles.ts';

/** The analysis of a policy, or of a file of another kind, held to Balanced. */
export function analysisOf(text: string, kind: Analysis['kind'] = 'requirements'): Analysis {
  return analyseText(text, '', { profile: 'balanced', kind });
}

/** The matrix of a file. */
export function matrixOf(text: string, kind?: 'requirements' | 'managed-config'): PostureMatrix {
  const matrix = postureMatrix(analysisOf(text, kind));
  if (!matrix) throw new Error('The file has no posture.');
  return matrix;
}

const letters: Readonly<Record<CellState, string>> = {
  met: '=',
  stricter: '+',
  weaker: '-',
  missing: '.',
  ignored: 'x',
};

/** The states of each row, a letter for each profile from the loosest to the strictest. */
export function statesOf({ rows }: PostureMatrix): Record<string, string> {
  return Object.fromEntries(
    rows.map(({ id, cells }) => [id, profileIds.map((profile) => letters[cells[profile].state]).join('')]),
  );
}
