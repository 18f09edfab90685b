import { isMet, type PostureMatrix, type PostureRow } from '../features/posture/matrix.ts';
import { visibleText } from '../features/posture/visible-text.ts';
import { countOf, reachedInWords, stateSigns } from '../features/posture/words.ts';
import { type ProfileId, profileIds, profileTitle } from '../risk/profiles.ts';

/** A value longer than this is cut, so that the columns stay beside each other. */
const WIDTH = 40;

/** The matrix for people: a row for each control, a column for each profile. */
export function postureText(matrix: PostureMatrix, path: string): string {
  const { kind, rows, target, notes } = matrix;
  const heads = profileIds.map(
    (id) => `${profileTitle(id)}${kind === 'requirements' && id === target ? ' (target)' : ''}`,
  );
  const table = [
    [kind === 'requirements' ? 'Control' : 'Default', 'This file', ...heads],
    ...rows.map(cellsOf),
    ['As strict as the profile', '', ...profileIds.map((profile) => countOf(matrix, profile))],
  ];
  const parts = [
    [visibleText(path)],
    notes.map(visibleText),
    columns(table),
    rows.flatMap((row) => remarksOf(row, target)),
    [reachedInWords(matrix)],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** What follows from a row that is not there is said where the target asks for it. */
function remarksOf({ id, notes, absent, cells }: PostureRow, target: ProfileId): string[] {
  const remarks = [...notes, ...(absent !== undefined && !isMet(cells[target]) ? [absent] : [])];
  return remarks.map((remark) => `${id}: ${visibleText(remark)}`);
}

function cellsOf({ id, value = 'nothing', cells }: PostureRow): string[] {
  const shown = value.length > WIDTH ? `${value.slice(0, WIDTH - 1)}…` : value;
  return [id, shown, ...profileIds.map((profile) => `${stateSigns[cells[profile].state]} ${cells[profile].state}`)];
}

function columns(table: readonly (readonly string[])[]): string[] {
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
