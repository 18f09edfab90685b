import type { FileKind } from '../codex/file-kind.ts';
import type { KnownIn } from '../codex/history/known-in.ts';
import { formerPin } from '../codex/history/lookup.ts';
import { historyOf, type KeyHistory } from '../codex/history/of-kind.ts';
import { newestRelease, releaseName } from '../codex/history/releases.ts';
import { runName, runNameFromOldest, runsOf } from '../codex/history/runs.ts';
import { listed } from '../rules/text.ts';
import { type Item, textOf } from '../toml/document.ts';
import { code } from './markdown.ts';

/** Which releases know a key, or take a word that came later than its key. */
export function releaseFacts(item: Item, kind: FileKind): string[] {
  const history = historyOf(kind);
  if (!history) return [];
  const word = textOf(item);
  const taken = word === undefined ? undefined : history.wordSince(item.path, word);
  const known = typeof item.step === 'string' ? history.since(item.path) : undefined;
  return [
    ...(known ? [keyFact(history, item, known)] : []),
    ...(kind === 'requirements' ? formerNameFact(item) : []),
    ...(taken && word !== undefined ? [wordFact(history, item, word, taken)] : []),
  ];
}

/** The releases up to the last that knows it, which need not all do: one that was not asked may be like either neighbour. */
function keyFact(history: KeyHistory, { path }: Item, { since, last }: KnownIn): string {
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

function formerNameFact({ path }: Item): string[] {
  const former = formerPin(path);
  return former
    ? [
        `Codex ${listed(runsOf(former.releases).map(runName))} had it as ${code(former.name)}, which newer ones still take.`,
      ]
    : [];
}

function wordFact(history: KeyHistory, { path }: Item, word: string, { since, last = newestRelease }: KnownIn): string {
  const without = history.fates(path).known.filter((release) => release < since || release > last);
  const until = last === newestRelease ? '' : ` until ${releaseName(last)}`;
  return [`${code(word)} is taken since Codex ${releaseName(since)}${until}`, ...refusing(without)]
    .join('; ')
    .concat('.');
}

function ignoring(releases: readonly number[]): string[] {
  const runs = runsOf(releases).map(runNameFromOldest);
  return runs.length > 0 ? [`ignored in ${listed(runs)}`] : [];
}

function refusing(releases: readonly number[]): string[] {
  return runsOf(releases).map(
    (run) => `${runName(run)} ${run.first === run.last ? 'refuses' : 'refuse'} the file for it`,
  );
}
