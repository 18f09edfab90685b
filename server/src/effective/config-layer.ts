/** One layer as settings: what Codex takes from it. */
import { ignoredInProjects } from '../codex/config/project.ts';
import { type Layer, layerKinds } from './layer.ts';
import type { Dropped } from './outcome.ts';
import { type Branch, rootOf, type Source, sourceOf, without } from './tree.ts';

/** What a layer sets, and which of its keys do not count. */
export interface LayerSettings {
  readonly tree: Branch;
  readonly dropped: readonly Dropped[];
}

/** Reads a layer as settings; `hooksLeftOutBy` are the requirements that leave out the hooks of users. */
export function settingsOf(layer: Layer, hooksLeftOutBy: readonly Source[]): LayerSettings {
  const unmanaged = hooksLeftOutBy.length > 0 && !layerKinds[layer.kind].managesHooks;
  const keys = [
    ...(layer.kind === 'project'
      ? ignoredInProjects.map((key) => ({ key, why: 'Codex ignores it in a project' }))
      : []),
    ...(unmanaged ? [{ key: 'hooks', why: '`allow_managed_hooks_only` leaves it out', by: hooksLeftOutBy }] : []),
  ];
  const dropped = keys.flatMap(({ key, ...reason }): Dropped[] => {
    const item = layer.document.root.children.get(key);
    return item ? [{ path: [key], source: sourceOf(layer, item), ...reason, evidence: 'observed' }] : [];
  });
  return { tree: dropped.reduce((tree, { path }) => without(tree, path), rootOf(layer)), dropped };
}
