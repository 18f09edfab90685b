/** The release whose behaviour the data describes; messages name it. */
export const codexVersion = '0.169';

/** The releases that the data describes, oldest first; the last one goes where nobody names another. */
const describedReleases: readonly [string, ...string[]] = [codexVersion];

/** The release that a person asked for, and what is known of it. */
export interface Release {
  /** The described release that stands for it. */
  readonly described: string;
  /** As it was asked for; undefined where nobody did. */
  readonly asked?: string;
  /** How it lies to the described releases, where it is none of them. */
  readonly gap?: 'newer' | 'older' | 'between' | 'unreadable';
}

const RELEASE = /^v?(\d+)\.(\d+)(?:\.\d+)?(?:[-+].*)?$/;

/** Whether a text reads as the name of a release: `0.169`, `0.169.0`. */
export function isRelease(text: string): boolean {
  return RELEASE.test(text.trim());
}

/**
 * The described release for the one that was asked for: itself, else the nearest before it, else the oldest. Empty
 * means the newest.
 */
export function releaseFor(
  asked: string | undefined,
  known: readonly [string, ...string[]] = describedReleases,
): Release {
  const name = asked?.trim() ?? '';
  const newest = known.at(-1) ?? known[0];
  if (name === '') return { described: newest };
  const wanted = numberOf(name);
  if (wanted === undefined) return { described: newest, asked: name, gap: 'unreadable' };
  const described = known.findLast((release) => (numberOf(release) ?? 0) <= wanted) ?? known[0];
  const distance = wanted - (numberOf(described) ?? 0);
  if (distance === 0) return { described, asked: name };
  const gap = distance < 0 ? 'older' : described === newest ? 'newer' : 'between';
  return { described, asked: name, gap };
}

/** What to tell a person whose release is not described; undefined where it is. */
export function releaseNotice({ described, asked, gap }: Release): string | undefined {
  switch (gap) {
    case undefined:
      return undefined;
    case 'unreadable':
      return `'${asked}' is not a release of Codex such as ${described}; files are checked against Codex ${described}.`;
    case 'between':
      return `Codex ${asked} is not described; files are checked against Codex ${described}, the nearest release before it.`;
    default:
      return `Codex ${asked} is ${gap} than every release that is described; files are checked against Codex ${described}.`;
  }
}

/** Patch releases count as the release that they mend. */
function numberOf(release: string): number | undefined {
  const [, major, minor] = RELEASE.exec(release) ?? [];
  return minor === undefined ? undefined : Number(major) * 1_000_000 + Number(minor);
}
