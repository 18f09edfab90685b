import { askedReleases, newestRelease, releaseName } from './history/releases.ts';

/** The release whose behaviour the data describes; messages name it. */
export const codexVersion = '0.169';

/** The releases that the data describes, oldest first; the last one goes where nobody names another. */
const describedReleases: readonly [string, ...string[]] = [codexVersion];

/** The release, or the releases from one to another, that a person asked for, and what is known of them. */
export interface Release {
  /** The described release that stands for it. */
  readonly described: string;
  /** As it was asked for; undefined where nobody did. */
  readonly asked?: string;
  /** How it lies to the described releases, where it is none of them. */
  readonly gap?: 'newer' | 'older' | 'between' | 'unreadable';
  /** The asked releases of the history that it stands for, oldest first, where that is not the newest alone. */
  readonly fleet?: readonly number[];
}

const RELEASE = /^v?(\d+)\.(\d+)(?:\.\d+)?(?:[-+][A-Za-z]\S*)?$/;
const RANGE = /^(\S+?)\s*-\s*(v?\d\S*)$/;
const BOUNDS = /^(?:>=\s*([^\s<>=]+))?\s*(?:<=\s*([^\s<>=]+))?$/;

/**
 * What is wrong with a text that names neither a release (`0.169`, `0.169.0`) nor a range (`>=0.138`, `0.125 - 0.169`):
 * a sentence without its full stop.
 */
export function releaseFault(text: string): string | undefined {
  const range = rangeOf(text.trim());
  return typeof range === 'string' ? range : undefined;
}

/** The first and the last release of a range, by the numbers that order them. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Reads a release or a range; gives what is wrong with it, as a sentence without a full stop. */
function rangeOf(text: string): Range | string {
  const only = numberOf(text);
  if (only !== undefined) return { from: only, to: only };
  const [, first, last] = RANGE.exec(text) ?? BOUNDS.exec(text) ?? [];
  if (first === undefined && last === undefined) {
    return `'${text}' is neither a release of Codex such as ${codexVersion} nor a range such as >=0.138 or 0.125 - ${codexVersion}`;
  }
  const from = first === undefined ? 0 : numberOf(first);
  const to = last === undefined ? Number.POSITIVE_INFINITY : numberOf(last);
  if (from === undefined) return `'${first}' in '${text}' is not a release of Codex such as ${codexVersion}`;
  if (to === undefined) return `'${last}' in '${text}' is not a release of Codex such as ${codexVersion}`;
  return from <= to ? { from, to } : `'${text}' begins with a newer release than it ends with`;
}

/**
 * The described release for the one that was asked for: itself, else the nearest before it, else the oldest. Empty
 * means the newest. A range is held to the described release at its end.
 */
export function releaseFor(
  asked: string | undefined,
  known: readonly [string, ...string[]] = describedReleases,
): Release {
  const name = asked?.trim() ?? '';
  const newest = known.at(-1) ?? known[0];
  if (name === '') return { described: newest };
  const range = rangeOf(name);
  if (typeof range === 'string') return { described: newest, asked: name, gap: 'unreadable' };
  const fleet = fleetOf(range);
  const stands = fleet.length === 1 && fleet[0] === newestRelease ? {} : { fleet };
  if (range.from !== range.to) return { described: newest, asked: name, ...stands };
  const described = known.findLast((release) => (numberOf(release) ?? 0) <= range.to) ?? known[0];
  const distance = range.to - (numberOf(described) ?? 0);
  if (distance === 0) return { described, asked: name, ...stands };
  const gap = distance < 0 ? 'older' : described === newest ? 'newer' : 'between';
  return { described, asked: name, gap, ...stands };
}

/**
 * The asked releases in a range. One that was not asked may be like the last one before it. All of them are 0.x, and so
 * ordered by the numbers that the history has for them.
 */
function fleetOf({ from, to }: Range): readonly number[] {
  const [oldest] = askedReleases;
  const first = askedReleases.findLast((release) => release <= from) ?? oldest;
  return askedReleases.filter((release) => release >= first && (release === first || release <= to));
}

/** What to tell a person whose release is not described; undefined where it is. */
export function releaseNotice({ described, asked, gap, fleet }: Release): string | undefined {
  const [stands] = fleet ?? [];
  switch (gap) {
    case undefined:
      return undefined;
    case 'unreadable':
      return `${releaseFault(asked ?? '')}; files are checked against Codex ${described}.`;
    case 'newer':
      return `Codex ${asked} is newer than every release that is described; files are checked against Codex ${described}.`;
    default:
      return stands === undefined
        ? `Codex ${asked} is not described; files are checked against Codex ${described}.`
        : `Files are checked against Codex ${described}; where Codex ${releaseName(stands)} differs, a finding says so or is left out.`;
  }
}

/** Patch releases count as the release that they mend. */
function numberOf(release: string): number | undefined {
  const [, major, minor] = RELEASE.exec(release) ?? [];
  return minor === undefined ? undefined : Number(major) * 1_000_000 + Number(minor);
}
