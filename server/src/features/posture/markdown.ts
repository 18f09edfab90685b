import { codexVersion } from '../../codex/version.ts';
import { type ProfileId, profileIds, profileTitle } from '../../risk/profiles.ts';
import { code, escapeMarkdown, row } from '../markdown.ts';
import type { PostureMatrix, PostureRow } from './matrix.ts';
import { visibleText } from './visible-text.ts';
import { countOf, reachedInWords, stateSigns } from './words.ts';

/** The matrix as Markdown. */
export function postureMarkdown(matrix: PostureMatrix, name: string): string {
  const { kind, rows, notes } = matrix;
  const heads = profileIds.map((profile) => profileHead(matrix, profile));
  const table = [
    row([kind === 'requirements' ? 'Control' : 'Default', 'This file', ...heads]),
    row(['---', '---', ...heads.map(() => '---')]),
    ...rows.map(rowMarkdown),
    row(['As strict as the profile', '', ...profileIds.map((profile) => countOf(matrix, profile))]),
  ];
  const remarks = rows.flatMap(({ id, notes: own, absent }) =>
    [...own, ...(absent === undefined ? [] : [absent])].map((note) => `- ${code(id)}: ${sentence(note)}`),
  );
  const parts = [
    [`# ${escapeMarkdown(visibleText(name))}`],
    [reachedInWords(matrix)],
    notes.map((note) => `- ${sentence(note)}`),
    table,
    remarks,
    [`Made by Codex Policy, for Codex ${codexVersion}.`],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function profileHead({ kind, target }: PostureMatrix, profile: ProfileId): string {
  return `${profileTitle(profile)}${kind === 'requirements' && profile === target ? ' (target)' : ''}`;
}

function rowMarkdown({ id, value, cells }: PostureRow): string {
  const states = profileIds.map((profile) => {
    const { state, asks } = cells[profile];
    return `${stateSigns[state]} ${state}: ${code(asks)}`;
  });
  return row([code(id), value === undefined ? 'nothing' : code(value), ...states]);
}

/** A message, with what it quotes as code, and what a file has put into it as text. */
function sentence(text: string): string {
  return visibleText(text)
    .split('`')
    .map((piece, index, pieces) => (index % 2 === 1 && index < pieces.length - 1 ? code(piece) : escapeMarkdown(piece)))
    .join('');
}
