/** One layer as settings: what Codex takes from it. */
import { ignoredInProjects } from '../codex/config/project.ts';
import { type Layer, layerKinds } from './layer.ts';
import type { Dropped } from './outcome.ts';
import { type Branch, rootOf, sourceOf, without } from './tree.ts';

/** What a layer sets, and which of its keys do not count. */
export interface LayerSettings {
  readonly tree: Branch;
  readonly dropped: readonly Dropped[];
}

/** Reads a layer as settings; `managedHooksOnly` says whether requirements leave out the hooks of users. */
export function settingsOf(layer: Layer, managedHooksOnly: boolean): LayerSettings {
  const unmanaged = managedHooksOnly && !layerKinds[layer.kind].managesHooks;
  const keys = [
    ...(layer.kind === 'project'
      ? ignoredInProjects.map((key) => [key, 'Codex ignores it in a project'] as const)
      : []),
    ...(unmanaged ? [['hooks', '`allow_managed_hooks_only` leaves it out'] as const] : []),
  ];
  const dropped = keys.flatMap(([key, why]): Dropped[] => {
    const item = layer.document.root.children.get(key);
    return item ? [{ path: [key], source: sourceOf(layer, item), why, evidence: 'observed' }] : [];
  });
  return { tree: dropped.reduce((tree, { path }) => without(tree, path), rootOf(layer)), dropped };
}
