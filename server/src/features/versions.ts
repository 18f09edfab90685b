import { alikeReleases } from '../codex/history/changes.ts';
import { lastDifferent } from '../codex/history/differences.ts';
import { ignoredPins } from '../codex/history/lookup.ts';
import { isRefused, readAs } from '../codex/history/read.ts';
import { askedReleases, newestRelease, releaseAfter } from '../codex/history/releases.ts';
import { appServerStarts } from '../codex/history/runtime.ts';
import { mayHaveDates } from '../codex/history/schema.ts';
import { firstReader, isAccepted, lastOfToml10, readsToml10 } from '../codex/history/verdict.ts';
import { type Context, wholeFile } from '../rules/context.ts';
import { type Item, type TomlDocument, textOf, walkItems } from '../toml/document.ts';
import { newerToml } from '../toml/newer.ts';
import { writeKeyPath } from '../toml/write.ts';

/** What a release does with a key of the file: reads it, passes over it, or refuses the file for it. */
export type KeyState = 'read' | 'ignored' | 'refused';

/** What releases that are alike do with a requirements document. */
export interface Version {
  readonly releases: readonly [number, ...number[]];
  /** Whether they load it, refuse it, or have no requirements.toml at all. */
  readonly file: 'loads' | 'refused' | 'unread';
  /** Whether their app server starts, where they refuse the file. The command line does not. */
  readonly appServerStarts: boolean;
  /** By the keys of {@link Versions}. */
  readonly states: ReadonlyMap<string, KeyState>;
}

/** A requirements document in all asked releases. */
export interface Versions {
  /** The keys of the file, in its order: root keys, pins, and what some release ignores or refuses by itself. */
  readonly keys: readonly string[];
  /** The oldest first. */
  readonly versions: readonly Version[];
  /** The oldest release from which on all of them read what the newest reads; undefined where the newest refuses it. */
  readonly wholeFrom: number | undefined;
  /** Those that refuse it for TOML that came later, though newer ones can parse it. */
  readonly olderToml: readonly number[];
}

/**
 * The oldest asked release from which on all of them read a whole requirements file. Undefined where the newest does not,
 * and for a file without keys.
 */
export function fullyEnforcedSince(context: Context): number | undefined {
  const { root, faults } = context.document;
  if (faults.length > 0 || root.children.size === 0) return undefined;
  const last = context.ofPart(wholeFile, fullyEnforcedSince, () => Math.max(...context.inParts(lastWithout)));
  return releaseAfter(last);
}

/** The last asked release that does not read all of a file or a part of it; none is before all of them. */
function lastWithout({ document: { root, text, tree }, shape, refusals }: Context): number {
  const isWhole = shape.every(({ kind }) => kind === 'odd-form') && refusals.every(({ later }) => later);
  if (!isWhole) return newestRelease;
  const last = lastDifferent(root, text, { issues: shape, refusals });
  return newerToml(tree).length > 0 ? Math.max(last, lastOfToml10) : last;
}

/** What each asked release does with a requirements document, key by key. */
export function versionsOf(document: TomlDocument): Versions {
  const read = alikeRuns(document).map((releases) => ({ releases, ...statesIn(document, releases[0]) }));
  const named = new Set(read.flatMap(({ own }) => [...own.keys()]));
  const items = [...walkItems(document.root)].filter(
    (item) => isBase(item) || (named.has(keyOf(item)) && !isPinTable(item)),
  );
  const isSyntax = document.faults.length > 0;
  const versions = read.flatMap(({ releases, file, own }): Version[] => {
    const state = (item: Item) => (file === 'unread' ? 'ignored' : stateOf(item, own));
    const states = new Map(items.map((item) => [rowName(item), state(item)]));
    if (file !== 'refused') return [{ releases, file, appServerStarts: true, states }];
    return byAppServer(releases, isSyntax).map((some) => {
      return { releases: some, file, appServerStarts: appServerStarts(some[0], isSyntax), states };
    });
  });
  return {
    keys: [...new Set(items.map(rowName))],
    versions,
    wholeFrom: wholeFrom(versions),
    olderToml: isSyntax || newerToml(document.tree).length === 0 ? [] : askedReleases.filter(readsToml10),
  };
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

/** TOML 1.0 is read by the first release alone, and the syntax decides there. */
function alikeRuns({ root, text }: TomlDocument): readonly (readonly [number, ...number[]])[] {
  return alikeReleases(root, mayHaveDates(text)).flatMap((run): (readonly [number, ...number[]])[] => {
    const [first, second, ...rest] = run;
    return first === firstReader && second !== undefined ? [[first], [second, ...rest]] : [run];
  });
}

/** What a release makes of the file, and what it ignores or refuses in it, outermost first. */
function statesIn(document: TomlDocument, release: number): Pick<Version, 'file'> & { own: Map<string, KeyState> } {
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

/** Tables of pins have a row for each pin, if there is one. */
function isBase(item: Item): boolean {
  const { path, parent, children } = item;
  return path.length === 1 ? !isPinTable(item) || children.size === 0 : parent !== undefined && isPinTable(parent);
}

function isPinTable({ path: { length }, step }: Item): boolean {
  return length === 1 && (step === 'features' || step === 'feature_requirements');
}

function stateOf(item: Item, own: ReadonlyMap<string, KeyState>): KeyState {
  for (let at: Item | undefined = item; at; at = at.parent) {
    const state = own.get(keyOf(at));
    if (state) return state;
  }
  return 'read';
}

function keyOf({ path }: Item): string {
  return JSON.stringify(path);
}

/** How a row calls an item: a word of a list by the list and the word. */
function rowName(item: Item): string {
  const name = item.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${writeKeyPath([step])}`)).join('');
  const word = typeof item.step === 'number' ? textOf(item) : undefined;
  return word === undefined ? name.replace(/^\./, '') : `${name.replace(/^\.|\[\d+\]$/g, '')} ${JSON.stringify(word)}`;
}

/** What the newest has something against is not counted against the older ones. */
function wholeFrom(oldestFirst: readonly Version[]): number | undefined {
  const newest = oldestFirst.at(-1);
  if (newest?.file !== 'loads') return undefined;
  const isWhole = ({ file, states }: Version) =>
    file === 'loads' && [...newest.states].every(([key, state]) => state !== 'read' || states.get(key) === 'read');
  const after = oldestFirst.findLastIndex((version) => !isWhole(version)) + 1;
  return oldestFirst[after]?.releases[0];
}
