/** What a comparison of the reference with a Codex has found. */
import type { AskedFile } from './history.ts';

/** `new`: Codex has what the reference does not. `gone`: the other way round. */
export type Kind = 'new' | 'gone' | 'different';

export interface Difference {
  readonly kind: Kind;
  /** A key's path, or `feature x`. */
  readonly subject: string;
  readonly detail?: string;
}

/** What Codex does not let itself be asked. */
export interface Untold {
  readonly untold: string;
  readonly why: string;
}

export type Finding = Difference | Untold;

/** A difference that is known and stays. */
export interface Limit {
  readonly kind: Kind;
  readonly subject: RegExp;
  readonly reason: string;
  /** The file that it is about. */
  readonly file: AskedFile;
  /** Whether only releases before the newest have it. */
  readonly older?: true;
}

export interface Outcome {
  readonly differences: readonly Difference[];
  /** Differences that a limit explains. */
  readonly explained: readonly Difference[];
  readonly untold: readonly Untold[];
  /** Limits that explain nothing. */
  readonly unused: readonly Limit[];
}

/** Separates what is to be looked at from what is known. */
export function outcomeOf(findings: readonly Finding[], limits: readonly Limit[]): Outcome {
  const all = findings.filter((finding): finding is Difference => 'kind' in finding);
  const limitOf = ({ kind, subject }: Difference) =>
    limits.find((limit) => limit.kind === kind && limit.subject.test(subject));
  const used = new Set(all.map(limitOf));
  return {
    differences: all.filter((difference) => !limitOf(difference)),
    explained: all.filter(limitOf),
    untold: findings.filter((finding): finding is Untold => 'untold' in finding),
    unused: limits.filter((limit) => !used.has(limit)),
  };
}

const titles: Readonly<Record<Kind, string>> = {
  new: 'new in Codex',
  gone: 'gone from Codex',
  different: 'different',
};

/** The outcome as text; the last line has the number of differences. */
export function report({ differences, explained, untold, unused }: Outcome): string {
  const groups = (['new', 'gone', 'different'] as const).flatMap((kind) => {
    const lines = differences.filter((difference) => difference.kind === kind).map(lineOf);
    return group(titles[kind], lines);
  });
  return [
    ...groups,
    ...group(
      'limits that explain nothing',
      unused.map(({ kind, subject }) => `${titles[kind]}: ${subject.source}`),
    ),
    ...(explained.length > 0 ? [`${explained.length} known differences are left out`] : []),
    ...group(`Codex does not tell, in ${untold.length} places`, countedReasons(untold)),
    `${differences.length} differences`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function group(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${title}:`, ...[...new Set(lines)].sort().map((line) => `  ${line}`), ''] : [];
}

function lineOf({ subject, detail }: Difference): string {
  return detail === undefined ? subject : `${subject}: ${detail}`;
}

function countedReasons(untold: readonly Untold[]): string[] {
  const reasons = [...new Set(untold.map(({ why }) => why))];
  return reasons.map((reason) => {
    const places = untold.filter(({ why }) => why === reason);
    return `${reason}: ${places.length}, such as ${places[0]?.untold}`;
  });
}
