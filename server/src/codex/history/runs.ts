import { askedReleases, releaseBefore, releaseName } from './releases.ts';

/** Asked releases that follow one another. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** Releases, oldest first, as runs of those that follow one another. */
export function runsOf(releases: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const release of releases) {
    const run = runs.at(-1);
    if (run && releaseBefore(release) === run.last) runs[runs.length - 1] = { ...run, last: release };
    else runs.push({ first: release, last: release });
  }
  return runs;
}

/** How a message calls a run: `0.121 to 0.123`, `0.166`. */
export function runName({ first, last }: Run): string {
  return first === last ? releaseName(first) : `${releaseName(first)} to ${releaseName(last)}`;
}

/** The same where the oldest stands for all before it: `0.118 and older`. */
export function runNameFromOldest(run: Run): string {
  return run.first === askedReleases[0] ? `${releaseName(run.last)} and older` : runName(run);
}
