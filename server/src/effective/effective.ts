/** The effective policy: what Codex goes by when several files lie on a machine. */
import { keepToLists } from './allow-lists.ts';
import { settingsOf } from './config-layer.ts';
import { type Evidence, type Layer, layerKinds, ranked } from './layer.ts';
import { configMerges, type MergeRule, mergeBranches, requirementMerges } from './merge.ts';
import type { Dropped, Refusal } from './outcome.ts';
import { hooksRefusal, neverRefusal, requirementsRefusal, settingsRefusal, syntaxRefusal } from './refusals.ts';
import { type Applied, fixKeys, pinFeatures } from './required.ts';
import { requirementsOf } from './requirements-layer.ts';
import { limitSandbox } from './sandbox.ts';
import { allowServers } from './servers.ts';
import { asRead } from './spelling.ts';
import { at, type Branch, emptyBranch, flatten, put, type Setting, valueAt } from './tree.ts';

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

/** Works out what Codex makes of layers, given in any order. Projects among them count as trusted. Never throws. */
export function effectiveOf(layers: readonly Layer[], options: EffectiveOptions = {}): Effective {
  const [requiring, setting] = [ranked(layers, 'requirements'), ranked(layers, 'config')];
  const unreadable = syntaxRefusal(layers) ?? requirementsRefusal(requiring);
  if (unreadable) return refused(unreadable);

  const required = requiring.map((layer) => requirementsOf(layer, options.hostname));
  const trees = required.map(({ tree }) => tree);
  const requirements = merged(trees, requirementMerges);
  const managedHooksOnly = valueAt(requirements, ['allow_managed_hooks_only']) === true;
  const set = setting.map((layer) => settingsOf(layer, managedHooksOnly));
  const written = inKnownWords(
    merged(
      set.map(({ tree }) => tree),
      configMerges,
    ),
  );

  const dropped = [...required, ...set].flatMap((layer) => layer.dropped);
  const applied = APPLY.reduce<Applied>((result, apply) => apply(result, requirements), { settings: written, dropped });
  const refusal =
    hooksRefusal(trees, options.windows ?? false) ??
    settingsRefusal(written, requirements) ??
    neverRefusal(written, requirements, applied.settings);
  if (refusal) return refused(refusal);
  return { requirements: flatten(requirements), settings: flatten(applied.settings), dropped: applied.dropped };
}

/** How requirements change settings, in this order. */
const APPLY = [fixKeys, pinFeatures, keepToLists, limitSandbox, allowServers] as const;

function merged(trees: readonly Branch[], rules: readonly MergeRule[]): Branch {
  return trees.reduce((lower, higher) => mergeBranches(lower, higher, rules), emptyBranch);
}

function inKnownWords(settings: Branch): Branch {
  return ['approval_policy', 'approvals_reviewer'].reduce((result, key) => {
    const leaf = at(result, [key]);
    return leaf?.kind === 'leaf' ? put(result, [key], { ...leaf, value: asRead(key, leaf.value) }) : result;
  }, settings);
}

function refused(refusal: Refusal): Effective {
  return { requirements: [], settings: [], dropped: [], refusal };
}

/** Whether somebody has observed how the layers of a key count, or only read it. */
export function evidenceOf({ sources, overrides }: Setting): Evidence {
  const isRead = [...sources, ...overrides].some(({ layer }) => layerKinds[layer.kind].evidence === 'documented');
  return isRead ? 'documented' : 'observed';
}
