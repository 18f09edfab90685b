/** The effective policy: what Codex goes by when several files lie on a machine. */
import { keepToLists } from './allow-lists.ts';
import { settingsOf } from './config-layer.ts';
import { type Evidence, type Layer, layerKinds, ranked } from './layer.ts';
import { configMerges, type MergeRule, mergeBranches, requirementMerges } from './merge.ts';
import type { Dropped, Refusal } from './outcome.ts';
import { hooksRefusal, neverRefusal, requirementsRefusal, settingsRefusal, syntaxRefusal } from './refusals.ts';
import { type Applied, fixKeys, pinFeatures, requirementSources } from './required.ts';
import { requirementsOf } from './requirements-layer.ts';
import { limitSandbox } from './sandbox.ts';
import { allowServers } from './servers.ts';
import { asRead } from './spelling.ts';
import { at, type Branch, emptyBranch, flatten, put, type Setting, valueAt } from './tree.ts';
import { wholeRefusal } from './whole.ts';

export interface EffectiveOptions {
  /** The name of the machine, for `remote_sandbox_config`; without one no entry counts. */
  readonly hostname?: string | undefined;
  /** Whether Codex runs on Windows. */
  readonly windows?: boolean;
}

export interface Effective {
  /** What Codex enforces; empty when it does not start. */
  readonly requirements: readonly Setting[];
  /** What Codex is set to, requirements applied; empty when it does not start. */
  readonly settings: readonly Setting[];
  /** What is written and does not count. */
  readonly dropped: readonly Dropped[];
  /** Why Codex does not start. */
  readonly refusal?: Refusal;
}

/** Layers put together, whether Codex then starts or not. */
export interface Merged extends Applied {
  /** What each layer requires by itself, lowest first. */
  readonly required: readonly Branch[];
  readonly requirements: Branch;
  /** The settings before requirements are applied. */
  readonly written: Branch;
}

/** Works out what Codex makes of layers, given in any order. Projects among them count as trusted. Never throws. */
export function effectiveOf(layers: readonly Layer[], options: EffectiveOptions = {}): Effective {
  const merged = mergeLayers(layers, options.hostname);
  const refusal = refusalOf(layers, merged, options);
  if (refusal) return { requirements: [], settings: [], dropped: [], refusal };
  const { requirements, settings, dropped } = merged;
  return { requirements: flatten(requirements), settings: flatten(settings), dropped };
}

/** Why Codex does not start with layers; undefined where it does. */
export function refusalOf(
  layers: readonly Layer[],
  { required, requirements, written, settings }: Merged,
  options: EffectiveOptions,
): Refusal | undefined {
  return (
    syntaxRefusal(layers) ??
    requirementsRefusal(ranked(layers, 'requirements')) ??
    hooksRefusal(required, options.windows ?? false) ??
    wholeRefusal(layers) ??
    settingsRefusal(written, requirements) ??
    neverRefusal(written, requirements, settings)
  );
}

/** Puts layers together, given in any order, and applies the requirements to the settings. */
export function mergeLayers(layers: readonly Layer[], hostname?: string): Merged {
  const [requiring, setting] = [ranked(layers, 'requirements'), ranked(layers, 'config')];
  const required = requiring.map((layer) => requirementsOf(layer, hostname));
  const trees = required.map(({ tree }) => tree);
  const requirements = mergedTrees(trees, requirementMerges);
  const managedHooksOnly = ['allow_managed_hooks_only'];
  const leftOutBy =
    valueAt(requirements, managedHooksOnly) === true ? requirementSources(requirements, managedHooksOnly) : [];
  const set = setting.map((layer) => settingsOf(layer, leftOutBy));
  const written = inKnownWords(
    mergedTrees(
      set.map(({ tree }) => tree),
      configMerges,
    ),
  );

  const dropped = [...required, ...set].flatMap((layer) => layer.dropped);
  const applied = APPLY.reduce<Applied>((result, apply) => apply(result, requirements), { settings: written, dropped });
  return { ...applied, required: trees, requirements, written };
}

/** How requirements change settings, in this order. */
const APPLY = [fixKeys, pinFeatures, keepToLists, limitSandbox, allowServers] as const;

function mergedTrees(trees: readonly Branch[], rules: readonly MergeRule[]): Branch {
  return trees.reduce((lower, higher) => mergeBranches(lower, higher, rules), emptyBranch);
}

function inKnownWords(settings: Branch): Branch {
  return ['approval_policy', 'approvals_reviewer'].reduce((result, key) => {
    const leaf = at(result, [key]);
    return leaf?.kind === 'leaf' ? put(result, [key], { ...leaf, value: asRead(key, leaf.value) }) : result;
  }, settings);
}

/** Whether somebody has observed how the layers of a key count, or only read it. */
export function evidenceOf({ sources, overrides }: Setting): Evidence {
  const isRead = [...sources, ...overrides].some(({ layer }) => layerKinds[layer.kind].evidence === 'documented');
  return isRead ? 'documented' : 'observed';
}
