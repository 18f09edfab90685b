import { isIgnoredInProjects } from '../codex/config/project.ts';
import type { Fate } from '../codex/history/fate.ts';
import { isRefused } from '../codex/history/read.ts';
import { askedReleases } from '../codex/history/releases.ts';
import { appServerStartsWith, ownerOf, settingsReadSince, skippedInProjects } from '../codex/history/settings-files.ts';
import { fateOfUnknown, refusesToo, settingDifferences, wordReason } from '../codex/history/settings-lookup.ts';
import { lastOfToml10 } from '../codex/history/verdict.ts';
import type { Context } from '../rules/context.ts';
import { type Item, walkItems } from '../toml/document.ts';
import { newerToml } from '../toml/newer.ts';
import { type KeyState, keyOf, type ReadBy, stateOf, wordKeyOf } from './versions-read.ts';

/** What something in the file is to a release; undefined where it has nothing of its own. */
interface Told {
  readonly item: Item;
  readonly key: string;
  in(release: number): KeyState | undefined;
}

/** What the asked releases make of a file of settings, the oldest first. */
export function settingsRead(context: Context): ReadBy[] {
  const { document, kind, path } = context;
  const owner = ownerOf(kind, path);
  const told = [...ofProjects(context), ...ofHistory(document.root), ...ofNewest(context)];
  const lastUnparsed = newerToml(document.tree).length > 0 ? lastOfToml10 : 0;
  return askedReleases.map((release): ReadBy => {
    const releases = [release] as const;
    if (release < settingsReadSince(owner)) {
      return { releases, file: 'unread', appServerStarts: true, own: new Map() };
    }
    const own = statesIn(release, told);
    const file = document.faults.length > 0 || release <= lastUnparsed ? 'refused' : fileState(own);
    return { releases, file, appServerStarts: file !== 'refused' || appServerStartsWith(owner, release), own };
  });
}

function fileState(own: ReadBy['own']): ReadBy['file'] {
  const states = [...own.values()];
  if (states.includes('refused')) return 'refused';
  return states.includes('not asked') ? 'not asked' : 'loads';
}

/** What is passed over with the table around it has no state of its own. */
function statesIn(release: number, told: readonly Told[]): Map<string, KeyState> {
  const own = new Map<string, KeyState>();
  for (const { item, key, in: stateIn } of told) {
    const state = stateIn(release);
    if (state && stateOf(item, own) === 'read') own.set(key, state);
  }
  return own;
}

/** Where older releases differ from the newest. */
function ofHistory(root: Item): Told[] {
  return settingDifferences(root, { issues: [], refusals: [] }).flatMap(({ item, ignoring, refusing }): Told[] => {
    const word = wordReason(item);
    const ofWord = refusing.get(word) ?? [];
    const ofKey = [...refusing].flatMap(([reason, releases]) => (reason === word ? [] : releases));
    return [
      {
        item,
        key: keyOf(item),
        in: (release) => (ofKey.includes(release) ? 'refused' : ignoring.includes(release) ? 'ignored' : undefined),
      },
      { item, key: wordKeyOf(item), in: (release) => (ofWord.includes(release) ? 'refused' : undefined) },
    ];
  });
}

/** What releases pass over because the file is that of a project. */
function ofProjects({ document, isProject }: Context): Told[] {
  const skipped = isProject ? [...walkItems(document.root)].filter(({ path }) => isIgnoredInProjects(path)) : [];
  return skipped.map((item) => {
    const releases = skippedInProjects(item.path);
    return toldOf(item, (release) => (releases.includes(release) ? 'ignored' : undefined));
  });
}

/** What the newest passes over or refuses. Whether older ones refuse it too is known of some keys and words only. */
function ofNewest({ shape, refusals }: Context): Told[] {
  const refused = [
    ...shape.filter(isRefused),
    ...refusals.filter(({ later, unlessElsewhere }) => !later && !unlessElsewhere),
  ];
  return [
    ...shape
      .filter((issue) => issue.kind === 'unknown-key' && !isRefused(issue))
      .map(({ item }) => toldOf(item, (release) => unknownState(fateOfUnknown(item.path, release)))),
    ...refused.map(({ item }) => toldOf(item, (release) => refusedState(refusesToo(item, release)))),
  ];
}

function toldOf(item: Item, stateIn: Told['in']): Told {
  return { item, key: keyOf(item), in: stateIn };
}

function unknownState(fate: Fate): KeyState | undefined {
  return fate === 'known' ? undefined : fate;
}

function refusedState(isRefused: boolean | undefined): KeyState | undefined {
  if (isRefused === undefined) return 'not asked';
  return isRefused ? 'refused' : undefined;
}
