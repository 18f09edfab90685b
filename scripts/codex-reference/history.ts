/** What the history of the releases says, and what it would have to say after some of them have been asked. */
import { featureHistories, isListed } from '../../server/src/codex/history/features.ts';
import { formerKeys } from '../../server/src/codex/history/keys.ts';
import { askedReleases, newestRelease, releaseName } from '../../server/src/codex/history/releases.ts';
import { schemaIn } from '../../server/src/codex/history/schema.ts';
import { walk } from '../../server/src/codex/lookup.ts';
import { requirementsSchema } from '../../server/src/codex/requirements/index.ts';
import type { TableSchema } from '../../server/src/codex/schema.ts';
import { config } from '../../test/codex/config-documents/kind.ts';
import { type Kind, requirements } from '../../test/codex/documents/sample.ts';
import { featureSubject } from './features.ts';
import { nameOf, wordSubject, wordsOf } from './probes.ts';
import type { Difference } from './report.ts';
import { settingsIn } from './settings.ts';

/** The files whose keys Codex is asked about. */
export const askedFiles = ['requirements', 'config'] as const;

export type AskedFile = (typeof askedFiles)[number];

/** A release by the middle of its name, and where it differs from what is said of it. */
export interface Observed {
  readonly release: number;
  readonly differences: readonly Difference[];
}

/** What is said of a file for a release: the history for an older one, the reference for all others. */
export function kindFor(release: number, file: AskedFile): Kind {
  const kind = file === 'requirements' ? requirements : config;
  if (release >= newestRelease) return kind;
  return { ...kind, schema: file === 'requirements' ? schemaFor(release) : settingsIn(release) };
}

function schemaFor(release: number): TableSchema {
  const former = formerKeys.map(({ place }) => place);
  return schemaIn(release, [
    ...Object.keys(requirementsSchema.keys),
    ...former.filter((place) => !place.includes('.')),
  ]);
}

/** The features that a release lists, by the history. */
export function listedFeatures(release: number): string[] {
  return [...featureHistories.keys()].filter((name) => isListed(name, Math.min(release, newestRelease)));
}

/** Everything that the history says a release has, as a report calls it: keys, words and features. */
export function factsIn(release: number, file: AskedFile): ReadonlySet<string> {
  const places = [...walk(kindFor(release, file).schema)].filter(({ schema }) => !schema.retired);
  return new Set([
    ...places.flatMap(({ path, schema }) => [
      nameOf(path),
      ...(wordsOf(schema) ?? []).map((word) => wordSubject(path, word)),
    ]),
    ...listedFeatures(release).map(featureSubject),
  ]);
}

/** What the history would have to say of all that is new or gone somewhere: a line for each, in order. */
export function historyLines(observed: readonly Observed[], file: AskedFile): string[] {
  const releases = [...new Set([...askedReleases, ...observed.map(({ release }) => release)])].sort((a, b) => a - b);
  const said = new Map(releases.map((release) => [release, factsIn(release, file)]));
  const seen = new Map<string, Map<number, boolean>>();
  for (const { release, differences } of observed) {
    for (const { kind, subject } of differences) {
      if (kind === 'different') continue;
      seen.set(subject, (seen.get(subject) ?? new Map()).set(release, kind === 'new'));
    }
  }
  const lines = [...seen].map(([subject, answers]) => {
    const has = releases.map((release) => answers.get(release) ?? said.get(release)?.has(subject) ?? false);
    return `${subject}: ${turnsOf(releases, has).join(', ')}`;
  });
  const added = releases.filter((release) => !askedReleases.includes(release));
  return [...added.map((release) => `${releaseName(release)}: one of the asked releases`), ...lines.sort()];
}

/** When something came and went: it did so after the release that is named second. */
function turnsOf(releases: readonly number[], has: readonly boolean[]): string[] {
  const turns = releases.flatMap((release, index) => {
    const before = releases[index - 1];
    if (before === undefined) return has[index] ? [`in ${releaseName(release)} already`] : [];
    if (has[index] === has[index - 1]) return [];
    return has[index]
      ? [`first seen in ${releaseName(release)}, not in ${releaseName(before)}`]
      : [`last seen in ${releaseName(before)}, not in ${releaseName(release)}`];
  });
  return turns.length > 0 ? turns : ['in no release'];
}
