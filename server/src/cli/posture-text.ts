import type { EffectivePosture } from '../features/posture/effective.ts';
import { isMet, type PostureMatrix, type PostureRow } from '../features/posture/matrix.ts';
import { visibleText } from '../features/posture/visible-text.ts';
import {
  columnHeads,
  countOf,
  filesInWords,
  placeAsPath,
  reachedInWords,
  stateSigns,
} from '../features/posture/words.ts';
import { profileIds, profileTitle } from '../risk/profiles.ts';

/** A value longer than this is cut, so that the columns stay beside each other. */
const WIDTH = 40;

/** The matrix for people: a row for each control, a column for each profile. */
export function postureText(matrix: PostureMatrix, path: string): string {
  return parts([
    [visibleText(path)],
    matrix.notes.map(visibleText),
    tableOf(matrix),
    remarksOf(matrix),
    [reachedInWords(matrix)],
  ]);
}

/** The same of all files that count together, with a column for where each value is from. */
export function effectivePostureText({ places, controls, defaults }: EffectivePosture): string {
  return parts([
    filesInWords(places).map(visibleText),
    controls.notes.map(visibleText),
    tableOf(controls),
    remarksOf(controls),
    tableOf(defaults),
    remarksOf(defaults),
    [reachedInWords(controls), reachedInWords(defaults)],
  ]);
}

function parts(all: readonly (readonly string[])[]): string {
  return `${all
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function tableOf(matrix: PostureMatrix): string[] {
  const { kind, rows, target, scope } = matrix;
  const profiles = profileIds.map(
    (id) => `${profileTitle(id)}${kind === 'requirements' && id === target ? ' (target)' : ''}`,
  );
  return columns([
    [...columnHeads(matrix), ...profiles, ...(scope === 'all files' ? ['From'] : [])],
    ...rows.map(cellsOf),
    ['As strict as the profile', '', ...profileIds.map((profile) => countOf(matrix, profile))],
  ]);
}

/** What follows from a row that is not there is said where the target asks for it. */
function remarksOf({ rows, target }: PostureMatrix): string[] {
  return rows.flatMap(({ id, notes, absent, cells }) => {
    const remarks = [...notes, ...(absent !== undefined && !isMet(cells[target]) ? [absent] : [])];
    return remarks.map((remark) => `${id}: ${visibleText(remark)}`);
  });
}

function cellsOf({ id, value = 'nothing', cells, sources }: PostureRow): string[] {
  const shown = value.length > WIDTH ? `${value.slice(0, WIDTH - 1)}…` : value;
  const states = profileIds.map((profile) => `${stateSigns[cells[profile].state]} ${cells[profile].state}`);
  return [id, shown, ...states, ...(sources ? [sources.map(placeAsPath).map(visibleText).join(', ')] : [])];
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
