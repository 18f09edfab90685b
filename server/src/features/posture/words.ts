import { fileReferences } from '../../codex/file-reference.ts';
import { codexVersion } from '../../codex/version.ts';
import type { Found } from '../../effective/found.ts';
import { layerKinds } from '../../effective/layer.ts';
import { type ProfileId, profileTitle } from '../../risk/profiles.ts';
import type { PostureMatrix, RowSource } from './matrix.ts';
import type { CellState } from './standing.ts';

/** A sign for each state, which is never without its word. */
export const stateSigns: Readonly<Record<CellState, string>> = {
  met: '✓',
  stricter: '▲',
  weaker: '▼',
  missing: '–',
  ignored: '✗',
};

/** How a file stands to a profile by what is written in it, with the same signs. */
export const writtenStates = {
  met: `${stateSigns.met} met`,
  missing: `${stateSigns.missing} not set`,
  weaker: `${stateSigns.weaker} weaker`,
  unreadable: `${stateSigns.ignored} not a valid value`,
} as const;

/** What the states mean, for a legend. */
export function stateMeanings({ scope }: PostureMatrix): Readonly<Record<CellState, string>> {
  const [notThere, there] = scope === 'one file' ? ['not in the file', 'in the file'] : ['in no file', 'in a file'];
  return {
    met: 'what the profile asks for',
    stricter: 'more than it asks for',
    weaker: 'allows more than the profile does',
    missing: `${notThere}, and the profile asks for it`,
    ignored: `${there}, and Codex does not go by it`,
  };
}

/** The headings of the first columns: what the rows are, and where their values stand. */
export function columnHeads({ kind, scope }: PostureMatrix): readonly string[] {
  const row = kind === 'requirements' ? 'Control' : 'Default';
  return [row, scope === 'one file' ? 'This file' : 'All files'];
}

/** What a table of the rows is called. */
export function captionOf({ kind, scope }: PostureMatrix): string {
  const rows = kind === 'requirements' ? 'controls' : 'defaults';
  const from = scope === 'one file' ? `of ${fileReferences[kind].name}` : 'that Codex goes by with all files';
  return `The ${rows} ${from} against the profiles`;
}

/** What the effective policy is called above its posture. */
export const effectiveTitle = 'Effective policy';

/** The files that count together, each with what it is; those that are not there say so. */
export function filesInWords(places: Found['places']): string[] {
  return places.map(({ kind, path, state }) => {
    const remark = state === 'read' ? '' : ` (${state})`;
    return `${layerKinds[kind].title}: ${path}${remark}`;
  });
}

/** A place in one of several files: `system requirements (requirements.toml:3)`. */
export function placeInWords({ layer, span }: RowSource): string {
  return `${layerKinds[layer.kind].title} (${layer.path.replace(/^.*[\\/]/, '')}:${lineOf({ layer, span })})`;
}

/** The same with the whole path, as terminals make links of it. */
export function placeAsPath({ layer, span }: RowSource): string {
  return `${layer.path}:${lineOf({ layer, span })}`;
}

function lineOf({ layer, span }: RowSource): number {
  return layer.document.text.slice(0, span.start).split('\n').length;
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
export function lossOf({ refused, ignored, scope }: PostureMatrix): string | undefined {
  if (refused) return `Codex ${codexVersion} refuses ${scope === 'one file' ? 'the file' : 'to start'}`;
  if (ignored === 0) return undefined;
  if (scope === 'all files') return ignored === 1 ? '1 key without effect' : `${ignored} keys without effect`;
  return ignored === 1 ? '1 key Codex ignores' : `${ignored} keys Codex ignores`;
}

/** The strictest profile that the file is, in words. */
export function reachedInWords({ reached, kind, scope }: PostureMatrix): string {
  const subject = scope === 'one file' ? 'It' : kind === 'requirements' ? 'What is required' : 'What is set';
  if (reached === undefined) return `${subject} is less strict than every profile.`;
  return kind === 'requirements'
    ? `${subject} is as strict as ${profileTitle(reached)}.`
    : `${subject} has every default that the profiles ask for.`;
}
