import { codexVersion } from '../../codex/version.ts';
import { type ProfileId, profileIds, profileTitle } from '../../risk/profiles.ts';
import { code, escapeMarkdown, row } from '../markdown.ts';
import type { EffectivePosture } from './effective.ts';
import type { PostureMatrix, PostureRow } from './matrix.ts';
import { visibleText } from './visible-text.ts';
import {
  columnHeads,
  countOf,
  effectiveTitle,
  filesInWords,
  placeInWords,
  reachedInWords,
  stateSigns,
} from './words.ts';

/** The matrix as Markdown. */
export function postureMarkdown(matrix: PostureMatrix, name: string): string {
  return parts([
    [`# ${escapeMarkdown(visibleText(name))}`],
    [reachedInWords(matrix)],
    notesOf(matrix),
    tableOf(matrix),
    remarksOf(matrix),
  ]);
}

/** The same of all files that count together: what they require, and what they set. */
export function effectiveMarkdown({ places, controls, defaults }: EffectivePosture): string {
  return parts([
    [`# ${effectiveTitle}`],
    [`${reachedInWords(controls)} ${reachedInWords(defaults)}`],
    notesOf(controls),
    filesInWords(places).map((file) => `- ${sentence(file)}`),
    tableOf(controls),
    remarksOf(controls),
    tableOf(defaults),
    remarksOf(defaults),
  ]);
}

function parts(all: readonly (readonly string[])[]): string {
  return `${[...all, [`Made by Codex Policy, for Codex ${codexVersion}.`]]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function notesOf({ notes }: PostureMatrix): string[] {
  return notes.map((note) => `- ${sentence(note)}`);
}

function tableOf(matrix: PostureMatrix): string[] {
  const own = columnHeads(matrix);
  const from = matrix.scope === 'all files' ? ['From'] : [];
  const heads = [...own, ...profileIds.map((profile) => profileHead(matrix, profile)), ...from];
  return [
    row(heads),
    row(heads.map(() => '---')),
    ...matrix.rows.map(rowMarkdown),
    row([
      'As strict as the profile',
      '',
      ...profileIds.map((profile) => countOf(matrix, profile)),
      ...from.map(() => ''),
    ]),
  ];
}

function remarksOf({ rows }: PostureMatrix): string[] {
  return rows.flatMap(({ id, notes, absent }) =>
    [...notes, ...(absent === undefined ? [] : [absent])].map((note) => `- ${code(id)}: ${sentence(note)}`),
  );
}

function profileHead({ kind, target }: PostureMatrix, profile: ProfileId): string {
  return `${profileTitle(profile)}${kind === 'requirements' && profile === target ? ' (target)' : ''}`;
}

function rowMarkdown({ id, value, sources, cells }: PostureRow): string {
  const states = profileIds.map((profile) => {
    const { state, asks } = cells[profile];
    return `${stateSigns[state]} ${state}: ${code(asks)}`;
  });
  const from = sources?.map((source) => escapeMarkdown(visibleText(placeInWords(source)))).join(', ');
  return row([
    code(id),
    value === undefined ? 'nothing' : code(value),
    ...states,
    ...(from === undefined ? [] : [from]),
  ]);
}

/** A message, with what it quotes as code, and what a file has put into it as text. */
function sentence(text: string): string {
  return visibleText(text)
    .split('`')
    .map((piece, index, pieces) => (index % 2 === 1 && index < pieces.length - 1 ? code(piece) : escapeMarkdown(piece)))
    .join('');
}
