import { releaseBefore } from './releases.ts';

/** Which of the asked releases know something. */
export interface KnownIn {
  /** The first one that knows it. */
  readonly since: number;
  /** The last one before that, which does not: it came to be between the two. */
  readonly lastAbsent: number | undefined;
  /** The last one that knows it, where it is gone. */
  readonly last?: number | undefined;
}

/** Undefined for what the first one that was asked does not know of, nor any other: 0. */
export function knownIn(since: number, last?: number): KnownIn | undefined {
  return since === 0 ? undefined : { since, lastAbsent: releaseBefore(since), last };
}
