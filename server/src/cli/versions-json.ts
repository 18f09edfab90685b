import { releaseName } from '../codex/history/releases.ts';
import { gainsAndLosses, type VersionsReport } from '../features/versions-report.ts';

/** The report for programs; `version` changes when a member is removed or changes its meaning. */
export function versionsJson({ path, versions, between }: VersionsReport): string {
  const report = {
    version: 1,
    path,
    wholeFrom: versions.wholeFrom === undefined ? null : releaseName(versions.wholeFrom),
    releases: versions.versions.flatMap(({ releases, file, appServerStarts, states }) =>
      releases.map((release) => ({
        release: releaseName(release),
        file,
        ...(file === 'refused' && { appServerStarts }),
        keys: Object.fromEntries(states),
      })),
    ),
    ...(between && {
      from: releaseName(between.from),
      to: releaseName(between.to),
      ...gainsAndLosses(between),
      turns: between.turns.map(({ at, sentence }) => ({ from: releaseName(at), sentence })),
    }),
  };
  return `${JSON.stringify(report)}\n`;
}
