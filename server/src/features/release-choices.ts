import { askedReleases, newestRelease, releaseName } from '../codex/history/releases.ts';
import { codexVersion } from '../codex/version.ts';

/** A value for the setting of the release, and what a list to choose from says of it. */
export interface ReleaseChoice {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

/** What the setting of the release may be: the installed one where there is one, the newest, and the fleets up to it. */
export function releaseChoices(installed?: { readonly executable: string; readonly release: string }): ReleaseChoice[] {
  const older = askedReleases.filter((release) => release < newestRelease).reverse();
  const fleet = (release: number): ReleaseChoice => ({
    value: `>=${releaseName(release)}`,
    label: `Codex ${releaseName(release)} and newer`,
    detail: `${askedReleases.filter((one) => one >= release).length} of the ${askedReleases.length} releases that were asked`,
  });
  return [
    ...(installed ? [ofInstalled(installed)] : []),
    { value: '', label: `Codex ${codexVersion}`, detail: 'The newest that is described' },
    ...older.map(fleet),
  ];
}

/** The setting takes no more than the numbers of a release. */
function ofInstalled({
  executable,
  release,
}: {
  readonly executable: string;
  readonly release: string;
}): ReleaseChoice {
  const value = /^\d+\.\d+(?:\.\d+)?/.exec(release)?.[0] ?? '';
  return { value, label: `Codex ${release}`, detail: `Installed: ${executable}` };
}
