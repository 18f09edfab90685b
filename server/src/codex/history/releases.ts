/** The releases of Codex that were asked, each by the middle of its name (121 is 0.121), oldest first. */
export const askedReleases: readonly [number, ...number[]] = [
  66, 77, 80, 90, 98, 104, 110, 113, 116, 118, 121, 123, 125, 128, 130, 133, 136, 138, 140, 142, 144, 146, 148, 150,
  152, 155, 157, 160, 162, 165, 166, 169,
];

/** The newest release that was asked. */
export const newestRelease: number = askedReleases.at(-1) ?? askedReleases[0];

/** How people call a release. */
export function releaseName(release: number): string {
  return `0.${release}`;
}

/** The last asked release before another one; undefined for the oldest. */
export function releaseBefore(release: number): number | undefined {
  return askedReleases.findLast((asked) => asked < release);
}

/** The first asked release after another one; undefined for the newest. */
export function releaseAfter(release: number): number | undefined {
  return askedReleases.find((asked) => asked > release);
}
