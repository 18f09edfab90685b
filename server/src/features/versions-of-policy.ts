import { alikeReaders } from '../codex/history/changes.ts';
import { ignoredPins } from '../codex/history/lookup.ts';
import { isRefused, readAs } from '../codex/history/read.ts';
import { appServerStarts } from '../codex/history/runtime.ts';
import { mayHaveDates } from '../codex/history/schema.ts';
import { firstReader, isAccepted } from '../codex/history/verdict.ts';
import type { TomlDocument } from '../toml/document.ts';
import { type KeyState, keyOf, type ReadBy } from './versions-read.ts';

/** What the asked releases make of a requirements document, the oldest first. */
export function policyRead(document: TomlDocument): ReadBy[] {
  const isSyntax = document.faults.length > 0;
  return alikeReaders(document).flatMap((releases): ReadBy[] => {
    const read = statesIn(document, releases[0]);
    if (read.file !== 'refused') return [{ releases, appServerStarts: true, ...read }];
    return byAppServer(releases, isSyntax).map((some) => {
      return { releases: some, appServerStarts: appServerStarts(some[0], isSyntax), ...read };
    });
  });
}

/** Releases that refuse a file alike, apart from what their app server then does. */
function byAppServer(releases: readonly number[], isSyntax: boolean): [number, ...number[]][] {
  const runs: [number, ...number[]][] = [];
  for (const release of releases) {
    const run = runs.at(-1);
    if (run && appServerStarts(run[0], isSyntax) === appServerStarts(release, isSyntax)) run.push(release);
    else runs.push([release]);
  }
  return runs;
}

/** What a release makes of the file, and what it ignores or refuses in it, outermost first. */
function statesIn(document: TomlDocument, release: number): Pick<ReadBy, 'file' | 'own'> {
  const own = new Map<string, KeyState>();
  if (release < firstReader) return { file: 'unread', own };
  const { issues, refusals } = readAs(document.root, release, mayHaveDates(document.text));
  for (const item of ignoredPins(document.root, release)) own.set(keyOf(item), 'ignored');
  for (const issue of issues) {
    if (isRefused(issue)) own.set(keyOf(issue.item), 'refused');
    else if (issue.kind === 'unknown-key') own.set(keyOf(issue.item), 'ignored');
  }
  for (const { item, later } of refusals) if (!later) own.set(keyOf(item), 'refused');
  return { file: isAccepted(document, release) ? 'loads' : 'refused', own };
}
