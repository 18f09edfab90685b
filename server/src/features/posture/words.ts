import { fileReferences } from '../../codex/file-reference.ts';
import { codexVersion } from '../../codex/version.ts';
import { type ProfileId, profileTitle } from '../../risk/profiles.ts';
import type { PostureMatrix } from './matrix.ts';
import type { CellState } from './standing.ts';

/** A sign for each state, which is never without its word. */
export const stateSigns: Readonly<Record<CellState, string>> = {
  met: '✓',
  stricter: '▲',
  weaker: '▼',
  missing: '–',
  ignored: '✗',
};

/** What the states mean, for a legend. */
export const stateMeanings: Readonly<Record<CellState, string>> = {
  met: 'what the profile asks for',
  stricter: 'more than it asks for',
  weaker: 'allows more than the profile does',
  missing: 'not in the file, and the profile asks for it',
  ignored: 'in the file, and Codex does not go by it',
};

/** How the file is called that a matrix is of. */
export function fileName({ kind }: PostureMatrix): string {
  return fileReferences[kind].name;
}

/** The rows of a matrix by their name: the controls of a policy, the defaults beside it. */
export function rowNoun({ kind, rows }: PostureMatrix): string {
  const noun = kind === 'requirements' ? 'control' : 'default';
  return rows.length === 1 ? noun : `${noun}s`;
}

/** How many rows are as strict as a profile: `11 of 14`. */
export function countOf({ met, rows }: PostureMatrix, profile: ProfileId): string {
  return `${met[profile]} of ${rows.length}`;
}

/** Where a file stands to its target: `Balanced: 11 of 14 controls`. Defaults are the same for every profile. */
export function headline(matrix: PostureMatrix): string {
  const profile = matrix.kind === 'requirements' ? profileTitle(matrix.target) : 'Every profile';
  return `${profile}: ${countOf(matrix, matrix.target)} ${rowNoun(matrix)}`;
}

/** What Codex does not take of the file, in a few words; undefined where it takes all of it. */
export function lossOf({ refused, ignored }: PostureMatrix): string | undefined {
  if (refused) return `Codex ${codexVersion} refuses the file`;
  if (ignored === 0) return undefined;
  return ignored === 1 ? '1 key Codex ignores' : `${ignored} keys Codex ignores`;
}

/** The strictest profile that the file is, in words. */
export function reachedInWords({ reached, kind }: PostureMatrix): string {
  if (reached === undefined) return 'It is as strict as none of the profiles.';
  return kind === 'requirements'
    ? `It is as strict as ${profileTitle(reached)}.`
    : 'It has every default that the profiles ask for.';
}
