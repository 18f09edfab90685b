import { placesIgnoredInProjects } from '../codex/config/project.ts';
import { lastDifferent } from '../codex/history/differences.ts';
import { newestRelease, releaseAfter, releaseBefore } from '../codex/history/releases.ts';
import { ownerOf, settingsReadSince } from '../codex/history/settings-files.ts';
import { lastDifferentSetting } from '../codex/history/settings-lookup.ts';
import { lastOfToml10 } from '../codex/history/verdict.ts';
import { type Context, wholeFile } from '../rules/context.ts';
import { find } from '../toml/document.ts';
import { newerToml } from '../toml/newer.ts';

/**
 * The oldest asked release from which on all of them read a whole policy or file of settings. Undefined where the newest
 * does not, for a file without keys, and for other kinds of files.
 */
export function readInFullSince(context: Context): number | undefined {
  const { document, kind, path } = context;
  const { root, faults } = document;
  if (kind === 'agent-role' || faults.length > 0 || root.children.size === 0) return undefined;
  const last = context.ofPart(wholeFile, readInFullSince, () => Math.max(...context.inParts(lastWithout)));
  // Where the file lies is not a part of it.
  const unread = kind === 'requirements' ? 0 : (releaseBefore(settingsReadSince(ownerOf(kind, path))) ?? 0);
  return releaseAfter(Math.max(last, unread));
}

/** The last asked release that does not read all of a file or a part of it; none is before all of them. */
function lastWithout({ document: { root, text, tree }, shape, refusals, kind, isProject }: Context): number {
  const isWhole =
    shape.every((issue) => issue.kind === 'odd-form') &&
    refusals.every(({ later, unlessElsewhere }) => later || unlessElsewhere) &&
    !(isProject && placesIgnoredInProjects.some((place) => find(root, place)));
  if (!isWhole) return newestRelease;
  const newest = { issues: shape, refusals };
  const last = kind === 'requirements' ? lastDifferent(root, text, newest) : lastDifferentSetting(root);
  return newerToml(tree).length > 0 ? Math.max(last, lastOfToml10) : last;
}
