import type { CodeLens, Range } from 'vscode-languageserver-types';
import { releaseName } from '../codex/history/releases.ts';
import { profileIds, profileTitle } from '../risk/profiles.ts';
import type { Analysis } from './analysis.ts';
import { isAsStrictAs, type PostureMatrix, postureMatrix } from './posture/matrix.ts';
import { headline, lossOf } from './posture/words.ts';
import { readInFullSince } from './read-in-full.ts';

/** The client's commands that a lens may call; without one, it is a text. */
export interface LensCommands {
  /** Shows the posture of the file whose address it gets. */
  readonly showPosture?: string | undefined;
  /** Applies the profile whose id it gets. */
  readonly applyProfile?: string | undefined;
  /** Shows what each release does with the file that is open. */
  readonly showReleases?: string | undefined;
}

const firstLine: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** On the first line: where the file stands, a profile to apply, and the releases that read all of it. */
export function codeLenses(analysis: Analysis, commands: LensCommands): CodeLens[] {
  return [...postureLenses(analysis, commands), ...releaseLens(analysis, commands)];
}

function postureLenses(analysis: Analysis, { showPosture = '', applyProfile = '' }: LensCommands): CodeLens[] {
  const matrix = postureMatrix(analysis);
  if (!matrix) return [];
  const loss = lossOf(matrix);
  const title = [headline(matrix), ...(loss === undefined ? [] : [loss])].join(' · ');
  const next = nextProfile(matrix);
  return [
    lens(title, showPosture, analysis.textDocument.uri),
    ...(next === undefined || applyProfile === '' ? [] : [lens(next.title, applyProfile, next.profile)]),
  ];
}

function releaseLens({ context, kind }: Analysis, { showReleases = '' }: LensCommands): CodeLens[] {
  const since = kind && readInFullSince(context);
  return since === undefined ? [] : [lens(`Read in full from Codex ${releaseName(since)} on`, showReleases)];
}

function lens(title: string, command: string, ...args: readonly string[]): CodeLens {
  return { range: firstLine, command: { title, command, arguments: [...args] } };
}

/** The target until the file is as strict, then the next stricter profile. Defaults are the same for all of them. */
function nextProfile(matrix: PostureMatrix) {
  const { target, kind } = matrix;
  const profile = profileIds.slice(profileIds.indexOf(target)).find((id) => !isAsStrictAs(matrix, id));
  if (profile === undefined) return undefined;
  return { profile, title: kind === 'requirements' ? `Apply ${profileTitle(profile)}…` : 'Apply the defaults…' };
}
