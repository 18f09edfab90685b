/** Where the effective policy stands to the profiles: what Codex goes by when several files count together. */
import { codexVersion, type Release } from '../../codex/version.ts';
import { type EffectiveOptions, type Merged, mergeLayers, refusalOf } from '../../effective/effective.ts';
import type { Found } from '../../effective/found.ts';
import { type Layer, ranked } from '../../effective/layer.ts';
import { fileKindOfLayer } from '../../effective/layer-at.ts';
import type { Refusal } from '../../effective/outcome.ts';
import { writePlain } from '../../effective/plain.ts';
import { type Branch, flatten, type Setting } from '../../effective/tree.ts';
import { askingDefaults } from '../../risk/controls/managed-config.ts';
import { defaultProfile, type ProfileId } from '../../risk/profiles.ts';
import { writeKeyPath } from '../../toml/write.ts';
import { type Analysis, analyseText } from '../analysis.ts';
import { withSources } from './effective-rows.ts';
import { type PostureMatrix, postureMatrix, tallyOf } from './matrix.ts';
import type { PolicyKind } from './standing.ts';
import { placeInWords } from './words.ts';

/** The files that count together against the three profiles. */
export interface EffectivePosture {
  readonly places: Found['places'];
  /** What they require, put together. */
  readonly controls: PostureMatrix;
  /** What they set, requirements applied. */
  readonly defaults: PostureMatrix;
}

export interface EffectivePostureOptions extends EffectiveOptions {
  /** The profile to hold them to; without one, that of the requirements that count most. */
  readonly profile?: ProfileId | undefined;
  readonly release?: Release | undefined;
  /** Looks at one of the files by itself. */
  analyse(layer: Layer): Analysis;
}

/** Works out where files stand that count together. */
export function effectivePosture({ places, layers }: Found, options: EffectivePostureOptions): EffectivePosture {
  const merged = mergeLayers(layers, options.hostname);
  const refusal = refusalOf(layers, merged, options);
  const highestFirst = ranked(layers, 'requirements').reverse();
  const alone = (kind: PolicyKind) =>
    highestFirst
      .filter((layer) => fileKindOfLayer(layer.kind) === kind)
      .map((layer) => ({ layer, analysis: options.analyse(layer) }));
  const policies = alone('requirements');
  const profile = options.profile ?? policies[0]?.analysis.profile ?? defaultProfile;
  const { requirements, settings, dropped } = merged;
  const all = { refusal, dropped, profile, release: options.release };
  return {
    places,
    controls: matrixOf('requirements', { ...all, tree: requirements, alone: policies }),
    defaults: matrixOf('managed-config', { ...all, tree: settings, alone: alone('managed-config') }),
  };
}

interface Together {
  /** What counts in the end. */
  readonly tree: Branch;
  /** The files that such rows are for, each by itself, the one that counts most first. */
  readonly alone: readonly { readonly layer: Layer; readonly analysis: Analysis }[];
  readonly dropped: Merged['dropped'];
  readonly refusal: Refusal | undefined;
  readonly profile: ProfileId;
  readonly release: Release | undefined;
}

/** What counts in the end is held to the profiles as a file of its own would be. */
function matrixOf(kind: PolicyKind, { tree, alone, dropped, refusal, profile, release }: Together): PostureMatrix {
  const text = flatten(tree).filter(isAskedIn(kind)).map(statement).join('');
  const matrix = postureMatrix(analyseText(text, '', { kind, profile, release }));
  const files = alone.map(({ layer, analysis }) => ({ layer, rows: postureMatrix(analysis)?.rows ?? [] }));
  const rows = (matrix?.rows ?? []).map((row) => withSources(row, { kind, tree, dropped, files }));
  return {
    kind,
    scope: 'all files',
    target: profile,
    ...tallyOf(rows, refusal !== undefined),
    ignored: dropped.length,
    notes: refusal ? [refusalInWords(refusal)] : [],
  };
}

/** Settings that no row is about would only be read in vain. */
function isAskedIn(kind: PolicyKind): (setting: Setting) => boolean {
  if (kind === 'requirements') return () => true;
  const asked = askingDefaults.flatMap((row) => [row.path, (row.kind === 'value' && row.limits) || []]);
  const keys = new Set(asked.map(([key]) => key));
  return ({ path: [key] }) => keys.has(key);
}

function statement({ path, value }: Setting): string {
  return `${writeKeyPath(path)} = ${writePlain(value)}\n`;
}

function refusalInWords({ layer, span, reason }: Refusal): string {
  const place = layer && span ? ` ${placeInWords({ layer, span })}:` : '';
  return `Codex ${codexVersion} refuses to start with these files, and none of this counts until that is put right.${place} ${reason}.`;
}
