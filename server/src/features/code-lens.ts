import type { CodeLens, Range } from 'vscode-languageserver-types';
import { profileIds, profileTitle } from '../risk/profiles.ts';
import type { Analysis } from './analysis.ts';
import { isAsStrictAs, type PostureMatrix, postureMatrix } from './posture/matrix.ts';
import { headline, lossOf } from './posture/words.ts';

/** The client's commands that a lens may call; without one, it is a text. */
export interface LensCommands {
  /** Shows the posture of the file whose address it gets. */
  readonly showPosture?: string | undefined;
  /** Applies the profile whose id it gets. */
  readonly applyProfile?: string | undefined;
}

const firstLine: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the file stands, on its first line, and a profile to apply. */
export function codeLenses(analysis: Analysis, { showPosture = '', applyProfile = '' }: LensCommands): CodeLens[] {
  const matrix = postureMatrix(analysis);
  if (!matrix) return [];
  const loss = lossOf(matrix);
  const title = [headline(matrix), ...(loss === undefined ? [] : [loss])].join(' · ');
  const next = nextProfile(matrix);
  const uri = analysis.textDocument.uri;
  return [
    { range: firstLine, command: { title, command: showPosture, arguments: [uri] } },
    ...(next === undefined || applyProfile === ''
      ? []
      : [{ range: firstLine, command: { title: next.title, command: applyProfile, arguments: [next.profile] } }]),
  ];
}

/** The target until the file is as strict, then the next stricter profile. Defaults are the same for all of them. */
function nextProfile(matrix: PostureMatrix) {
  const { target, kind } = matrix;
  const profile = profileIds.slice(profileIds.indexOf(target)).find((id) => !isAsStrictAs(matrix, id));
  if (profile === undefined) return undefined;
  return { profile, title: kind === 'requirements' ? `Apply ${profileTitle(profile)}…` : 'Apply the defaults…' };
}
