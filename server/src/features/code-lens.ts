import type { CodeLens, Range } from 'vscode-languageserver-types';
import { releaseName } from '../codex/history/releases.ts';
import { profileIds, profileTitle } from '../risk/profiles.ts';
import type { Analysis } from './analysis.ts';
import { isAsStrictAs, type PostureMatrix, postureMatrix } from './posture/matrix.ts';
import { headline, lossOf } from './posture/words.ts';
import { fullyEnforcedSince } from './versions.ts';

/** The client's commands that a lens may call; without one, it is a text. */
export interface LensCommands {
  /** Shows the posture of the file whose address it gets. */
  readonly showPosture?: string | undefined;
  /** Applies the profile whose id it gets. */
  readonly applyProfile?: string | undefined;
  /** Shows what each release does with the policy that is open. */
  readonly showReleases?: string | undefined;
}

const firstLine: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the file stands, on its first line, a profile to apply, and the releases that read all of it. */
export function codeLenses(analysis: Analysis, commands: LensCommands): CodeLens[] {
  const { showPosture = '', applyProfile = '', showReleases = '' } = commands;
  const matrix = postureMatrix(analysis);
  if (!matrix) return [];
  const loss = lossOf(matrix);
  const title = [headline(matrix), ...(loss === undefined ? [] : [loss])].join(' · ');
  const next = nextProfile(matrix);
  const since = matrix.kind === 'requirements' ? fullyEnforcedSince(analysis.context) : undefined;
  const uri = analysis.textDocument.uri;
  return [
    { range: firstLine, command: { title, command: showPosture, arguments: [uri] } },
    ...(next === undefined || applyProfile === ''
      ? []
      : [{ range: firstLine, command: { title: next.title, command: applyProfile, arguments: [next.profile] } }]),
    ...(since === undefined
      ? []
      : [
          {
            range: firstLine,
            command: {
              title: `Read in full from Codex ${releaseName(since)} on`,
              command: showReleases,
              arguments: [],
            },
          },
        ]),
  ];
}

/** The target until the file is as strict, then the next stricter profile. Defaults are the same for all of them. */
function nextProfile(matrix: PostureMatrix) {
  const { target, kind } = matrix;
  const profile = profileIds.slice(profileIds.indexOf(target)).find((id) => !isAsStrictAs(matrix, id));
  if (profile === undefined) return undefined;
  return { profile, title: kind === 'requirements' ? `Apply ${profileTitle(profile)}…` : 'Apply the defaults…' };
}
