import type { FileKind } from '../codex/file-kind.ts';
import type { KnownIn } from '../codex/history/known-in.ts';
import { formerPin } from '../codex/history/lookup.ts';
import { historyOf, type KeyHistory } from '../codex/history/of-kind.ts';
import { newestRelease, releaseName } from '../codex/history/releases.ts';
import { runName, runNameFromOldest, runsOf } from '../codex/history/runs.ts';
import { listed } from '../rules/text.ts';
import type { KeyPath } from '../toml/document.ts';
import { code } from './markdown.ts';

/** What hover says of the releases for the places of a kind of file; names of places have a space between two. */
export interface FactsOfPlaces {
  /**
   * The lines of facts on a key, and after each the places that have these. Left out is what has the same facts as the
   * nearest place around it.
   */
  readonly keys: Readonly<Record<string, string>>;
  /** The places in which a word came later than its key. */
  readonly words: string;
}

/** Which releases know a key, and what the others do with it. Takes a path that ends at a key of a table. */
export function keyFacts(path: KeyPath, kind: FileKind): string[] {
  const history = historyOf(kind);
  const known = history?.since(path);
  return [
    ...(history && known ? [keyFact(history, path, known)] : []),
    ...(kind === 'requirements' ? formerNameFact(path) : []),
  ];
}

/** The releases up to the last that knows it, which need not all do: one that was not asked may be like either neighbour. */
function keyFact(history: KeyHistory, path: KeyPath, { since, last }: KnownIn): string {
  const { refused, ignored } = history.fates(path);
  const isUpToLast = (release: number) => release <= (last ?? newestRelease);
  const until = last === undefined ? '' : ` until ${releaseName(last)}`;
  return [
    `Known to Codex since ${releaseName(since)}${until}`,
    ...refusing(refused.filter(isUpToLast)),
    ...ignoring(ignored.filter(isUpToLast)),
  ]
    .join('; ')
    .concat('.');
}

function formerNameFact(path: KeyPath): string[] {
  const former = formerPin(path);
  return former
    ? [
        `Codex ${listed(runsOf(former.releases).map(runName))} had it as ${code(former.name)}, which newer ones still take.`,
      ]
    : [];
}

function ignoring(releases: readonly number[]): string[] {
  const runs = runsOf(releases).map(runNameFromOldest);
  return runs.length > 0 ? [`ignored in ${listed(runs)}`] : [];
}

/** Says of each run of releases, oldest first, that it refuses the file. */
export function refusing(releases: readonly number[]): string[] {
  return runsOf(releases).map(
    (run) => `${runName(run)} ${run.first === run.last ? 'refuses' : 'refuse'} the file for it`,
  );
}
