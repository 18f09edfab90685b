import type { KnownIn } from '../../codex/history/known-in.ts';
import { historyOf } from '../../codex/history/of-kind.ts';
import { releaseName } from '../../codex/history/releases.ts';
import type { Analysis } from '../analysis.ts';
import type { Entry } from './entry.ts';

/** Beyond all groups of those that every release knows. */
const lastGroups = 100;

/** The entries, with a mark on those that not all releases of the range know: they come last. */
export function markedForFleet({ context }: Analysis, entries: readonly Entry[]): readonly Entry[] {
  const { kind, release } = context;
  const [oldest] = release.fleet ?? [];
  const newest = release.fleet?.at(-1);
  const history = historyOf(kind);
  if (!history || oldest === undefined || newest === undefined) return entries;
  return entries.map((entry) => {
    const { path, value } = entry;
    const mark = markOf(value === undefined ? history.since(path) : history.wordSince(path, value), oldest, newest);
    return mark === undefined ? entry : { ...entry, mark, group: lastGroups + entry.group };
  });
}

function markOf(known: KnownIn | undefined, oldest: number, newest: number): string | undefined {
  if (!known) return undefined;
  const { since, last = newest } = known;
  if (last < newest) return `until ${releaseName(last)}`;
  return since > oldest ? `from ${releaseName(since)}` : undefined;
}
