/** What layer a file is, by its kind and its place. */
import { isProjectConfig } from '../codex/config-place.ts';
import { type FileKind, isNeverRead } from '../codex/file-kind.ts';
import { type LayerKind, layerKinds } from './layer.ts';

/** The layer that Codex takes a file for where it lies; undefined where it never reads it. Takes `/` or `\`. */
export function layerKindAt(path: string, kind: FileKind): LayerKind | undefined {
  switch (kind) {
    case 'requirements':
      return isNeverRead(path) ? undefined : 'system-requirements';
    case 'managed-config':
      return 'managed-config';
    case 'config':
      return configLayerAt(path);
    case 'agent-role':
      // It is read when a sub-agent starts, and is no part of what the session goes by.
      return undefined;
  }
}

function configLayerAt(path: string): LayerKind {
  if (/\.config\.toml$/i.test(path)) return 'profile';
  if (isProjectConfig(path)) return 'project';
  return /[\\/]\.codex[\\/][^\\/]*$/i.test(path) ? 'user' : 'system-config';
}

/** The kind of file that a layer is written as. */
export function fileKindOfLayer(kind: LayerKind): FileKind {
  if (layerKinds[kind].config === undefined) return 'requirements';
  return layerKinds[kind].requirements === undefined ? 'config' : 'managed-config';
}
